// The frame of a field that opens a list, with a sign of that at its end.

import type { ReactNode, RefObject } from 'react'
import { ChevronDownIcon } from '../icons'
import type { Widget } from '../protocol'
import styles from './ComboboxFrame.module.css'
import field from './field.module.css'

/** Props of `ComboboxFrame`. */
interface Props {
  ref: RefObject<HTMLDivElement | null>
  /** What is typed into: it has the focus wherever the frame is pressed. */
  input: RefObject<HTMLInputElement | null>
  /** What all widgets have. */
  widget: Widget
  /** What is wrong with the value; null where nothing is. */
  problem: string | null
  /** Whether the list is open. */
  isOpen: boolean
  /** Another class. */
  className?: string
  /** Whether a press on the input leaves all of its text selected, to be typed over. */
  selectsAll?: boolean
  /** The `data-testid` of the sign. */
  signTestId?: string
  /** It was pressed: on the input, or beside it. */
  onPress: (isOnInput: boolean) => void
  /** What is in it before the sign. */
  children: ReactNode
}

/** A frame that is one field with its input. */
export function ComboboxFrame({
  ref,
  input,
  widget,
  problem,
  isOpen,
  className = '',
  selectsAll = false,
  signTestId,
  onPress,
  children,
}: Props) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer's short cut; the keyboard has the input
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      ref={ref}
      className={`${field.field} ${styles.frame} ${className}`}
      data-baseweb="select"
      data-disabled={widget.disabled || undefined}
      data-invalid={problem !== null || undefined}
      onPointerDown={event => {
        // A press beside the input must not blur it.
        if (event.target !== input.current) event.preventDefault()
      }}
      onMouseUp={event => {
        // After a press on a selection Chromium takes it away, also one that was made meanwhile.
        if (selectsAll) event.preventDefault()
      }}
      onClick={event => {
        input.current?.focus()
        onPress(event.target === input.current)
      }}
    >
      {children}
      <span className={styles.chevron} data-open={isOpen || undefined} data-testid={signTestId}>
        <ChevronDownIcon />
      </span>
    </div>
  )
}
