// What a field opens, at the field and above the page. The field stays in reach: it keeps the focus, and can be typed
// into, until the user goes into what it opened.

import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { FocusScope } from 'react-aria'
import { createPortal } from 'react-dom'
import styles from './FieldPopover.module.css'
import { useFloating } from './useFloating'

/** Props of `FieldPopover`. */
interface Props {
  /** Below this, or above it where there is more room. */
  anchor: RefObject<HTMLElement | null>
  /** What it is called. */
  label: string
  /** It should close: something else was pressed, or has the focus now. */
  onClose: () => void
  /** What is in it. */
  children: ReactNode
}

/** A dialog that leaves the page alone. */
export function FieldPopover({ anchor, label, onClose, children }: Props) {
  const body = useRef<HTMLDivElement>(null)
  const style = useFloating(anchor, body)
  useLeaving([anchor, body], onClose)

  return createPortal(
    <FocusScope restoreFocus>
      <div
        ref={body}
        className={styles.body}
        data-baseweb="popover"
        // A modal dialog that it is opened from leaves it alone.
        data-react-aria-top-layer="true"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        style={style}
      >
        {children}
      </div>
    </FocusScope>,
    document.body,
  )
}

/** Calls back when something else is pressed or focused. */
function useLeaving(parts: readonly RefObject<HTMLElement | null>[], onLeave: () => void) {
  const latest = useRef({ parts, onLeave })
  latest.current = { parts, onLeave }
  useEffect(() => {
    const look = ({ target }: Event) => {
      const { parts, onLeave } = latest.current
      if (!parts.some(part => target instanceof Node && part.current?.contains(target))) onLeave()
    }
    document.addEventListener('pointerdown', look)
    document.addEventListener('focusin', look)
    return () => {
      document.removeEventListener('pointerdown', look)
      document.removeEventListener('focusin', look)
    }
  }, [])
}
