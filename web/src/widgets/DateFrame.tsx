// The frame that fields for dates share: the fields, a button that empties them, and one that opens a calendar.

import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { Icon } from '../icons'
import type { Widget } from '../protocol'
import styles from './DateFrame.module.css'
import { ClearButton } from './FieldIcon'
import { FieldPopover } from './FieldPopover'
import { FieldProblem } from './FieldProblem'
import field from './field.module.css'
import type { Typed } from './useTyped'

/** Props of `DateFrame`. */
interface Props {
  /** What all widgets have. */
  widget: Widget
  /** What the names of its parts begin with, such as `stDateInput`. */
  name: string
  /** What is typed into the fields. */
  typed: Typed
  /** The `id` of the message on what is wrong with it. */
  problemId: string
  /** Empties the fields; absent where they can't be emptied, or are empty. */
  onClear?: () => void
  /** What is below the fields while that is open; `autoFocus` says whether the keyboard goes into it at once. */
  calendar: (opened: { autoFocus: boolean; close: () => void }) => ReactNode
  /** The fields. */
  children: ReactNode
}

/** Fields, and what they open: at a press, or with the arrow key. */
export function DateFrame({ widget, name, typed, problemId, onClear, calendar, children }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  // Within: the keyboard is in what is open. Beside: it still is in a field.
  const [opened, setOpened] = useState<'within' | 'beside' | null>(null)
  const isOpen = opened !== null && !widget.disabled
  const close = () => setOpened(null)

  // Also from within the calendar: to React it is below this node, wherever it is in the document.
  function pressKey(event: KeyboardEvent) {
    const act = event.nativeEvent.isComposing ? undefined : actionOf(event)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  function actionOf({ key, target }: KeyboardEvent): (() => void) | undefined {
    if (key === 'Escape' && isOpen) return close
    if (!(target instanceof HTMLInputElement)) return undefined
    switch (key) {
      case 'Escape':
        return typed.isTyped ? typed.reset : undefined
      case 'Enter':
        return () => typed.commit() && close()
      case 'ArrowDown':
        return () => setOpened('within')
    }
    return undefined
  }

  function clear() {
    typed.reset()
    onClear?.()
    frame.current?.querySelector('input')?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of what is in it
    <div ref={frame} onKeyDown={pressKey}>
      <div
        className={field.field}
        data-baseweb="input"
        data-disabled={widget.disabled || undefined}
        data-invalid={typed.problem !== null || undefined}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the pointer's short cut; the keyboard has a button */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
        <div
          className={`${name}FieldsScroller ${styles.fields}`}
          data-testid={`${name}FieldsScroller`}
          onClick={() => !isOpen && setOpened('beside')}
        >
          {children}
        </div>
        {onClear && <ClearButton name={`${name}ClearButton`} label="Clear value" onClear={clear} />}
        <button
          type="button"
          className={`${name}CalendarButton ${field.action}`}
          data-testid={`${name}CalendarButton`}
          aria-label="Calendar"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          disabled={widget.disabled}
          onClick={() => setOpened(isOpen ? null : 'within')}
        >
          <CalendarIcon />
        </button>
      </div>
      <FieldProblem id={problemId} name={`${name}Error`} problem={typed.problem} />
      {isOpen && (
        <FieldPopover anchor={frame} label={widget.label} onClose={close}>
          {/* It begins anew where the keyboard comes to it later. */}
          <div key={opened} className={`${name}Calendar`} data-testid={`${name}Calendar`}>
            {calendar({ autoFocus: opened === 'within', close })}
          </div>
        </FieldPopover>
      )}
    </div>
  )
}

const CalendarIcon = () => (
  <Icon>
    <rect x="2" y="3" width="12" height="11" rx="1.5" />
    <path d="M2 6.5h12M5.2 1.5v3M10.8 1.5v3" />
  </Icon>
)
