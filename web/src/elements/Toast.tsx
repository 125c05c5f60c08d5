// A short message at the page's corner, shown by each run that draws it.

import { useState } from 'react'
import { createPortal } from 'react-dom'
import { ToastCard, useCorner } from '../shell/Toasts'
import type { ElementOf } from './registry'
import { useDrawn } from './useDrawn'

/** A toast. It goes by itself, when it is closed, and with its element. */
export function Toast({ element }: { element: ElementOf<'toast'> }) {
  const drawn = useDrawn(element)
  const [closed, setClosed] = useState(0)
  const corner = useCorner()
  if (!corner || drawn === closed) return null
  const { body, icon, seconds } = element
  return createPortal(
    // Drawn once more it is another toast, with its whole time before it.
    <ToastCard key={drawn} body={body} icon={icon} seconds={seconds} onClose={() => setClosed(drawn)} />,
    corner,
  )
}
