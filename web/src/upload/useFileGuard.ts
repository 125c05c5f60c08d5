// What keeps a form from being submitted without its files (rule V10).

import { useState } from 'react'
import { useGuard } from '../page'
import type { Widget } from '../protocol'
import { REQUIRED } from '../widgets/useMissing'

/** How the files of a widget are. */
interface State {
  /** What all widgets have. */
  widget: Widget
  /** Whether some are on their way. */
  busy: boolean
  /** Whether there is none. */
  isEmpty: boolean
  /** Puts the focus where it can be dealt with. */
  focus: () => void
}

/** Why the form was not submitted, while that still holds. */
export function useFileGuard({ widget, busy, isEmpty, focus }: State): string | undefined {
  const [asked, setAsked] = useState(false)
  const isMissing = widget.required && !widget.disabled && isEmpty
  const reason = busy ? 'Wait until all is uploaded.' : isMissing ? REQUIRED : undefined
  useGuard(() => {
    setAsked(reason !== undefined)
    if (reason !== undefined) focus()
    return reason === undefined
  })
  return asked ? reason : undefined
}
