// A button that goes on doing what it does while it is held.

import { useEffect, useRef } from 'react'

const DELAY_MS = 400
const EVERY_MS = 60

/** Handlers of such a button: a press acts once, and one that lasts again and again. */
export function useHold(act: () => void, disabled: boolean) {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // The click at the end of a press that has acted already is none.
  const hasActed = useRef(false)

  const stop = () => clearTimeout(timer.current)
  // A disabled button does not hear that it is let go.
  useEffect(() => {
    if (disabled) clearTimeout(timer.current)
    return () => clearTimeout(timer.current)
  }, [disabled])

  function repeat() {
    hasActed.current = true
    latest.current()
    timer.current = setTimeout(repeat, EVERY_MS)
  }

  return {
    onPointerDown(event: { button: number }) {
      if (event.button !== 0) return
      hasActed.current = false
      timer.current = setTimeout(repeat, DELAY_MS)
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onContextMenu(event: { preventDefault: () => void }) {
      event.preventDefault()
    },
    onClick() {
      if (!hasActed.current) latest.current()
      hasActed.current = false
    },
  }
}
