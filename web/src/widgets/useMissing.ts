// What keeps a form from being submitted: a widget in it that must have a value and has none (rule V10).

import { useState } from 'react'
import { useGuard } from '../page'
import type { Widget } from '../protocol'

/** What is said of a widget that must have a value and has none, where there is nothing better to say. */
export const REQUIRED = 'This field is required.'

/** What is wrong once someone has tried to submit the form while the widget was empty, for as long as it still is. */
export function useMissing(
  widget: Widget,
  isEmpty: boolean,
  focus: () => void,
  message: string = REQUIRED,
): string | null {
  const [wasMissed, setMissed] = useState(false)
  useGuard(() => {
    const isMissing = widget.required && !widget.disabled && isEmpty
    setMissed(isMissing)
    if (isMissing) focus()
    return !isMissing
  })
  return wasMissed && isEmpty ? message : null
}
