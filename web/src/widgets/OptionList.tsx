// The open list of a select. Only the rows in sight are in the document, so that ten thousand options open at once.

import { type RefObject, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { CheckIcon } from '../icons'
import styles from './OptionList.module.css'
import { useFloating } from './useFloating'

/** One of the things to choose from. */
export interface Option {
  /** Its place in the whole list, from 0; below 0 for what is not an option but does something. */
  index: number
  /** The text shown for it. */
  label: string
}

/** Props of `OptionList`. */
interface Props {
  /** The list's `id`. */
  id: string
  /** Below (or above) what it opens. */
  anchor: RefObject<HTMLElement | null>
  /** What it is called. */
  label: string
  /** What can be chosen now. */
  options: readonly Option[]
  /** The place in `options` at which the keyboard is. */
  active: number
  /** The index of what is chosen; absent where nothing is, and where what is chosen is not in the list. */
  selected?: number
  /** Whether several can be chosen. */
  multiple?: boolean
  /** Shown instead of options where there are none. A screen reader hears it from the field alone. */
  empty?: string
  /** The `data-testid` and class of what it floats in. */
  testId?: string
  /** The pointer is at a place in `options`. */
  onActivate: (active: number) => void
  /** An option was pressed. */
  onChoose: (option: Option) => void
}

const ROW = 36
const ROWS_IN_SIGHT = 8
const PADDING = 4

/** What is said where nothing is found. */
export const NO_RESULTS = 'No results'

/** The `id` of an option in a list. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

/** A list of options at a field. It stays there while the page moves, as it does by itself when something is drawn above. */
export function OptionList({
  id,
  anchor,
  label,
  options,
  active,
  selected,
  multiple = false,
  empty = NO_RESULTS,
  testId,
  onActivate,
  onChoose,
}: Props) {
  const body = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const place = useFloating(anchor, body)
  const [top, setTop] = useState(() => Math.max(0, (active - ROWS_IN_SIGHT / 2) * ROW))
  const first = Math.max(0, Math.min(Math.floor(top / ROW), options.length - ROWS_IN_SIGHT) - 4)
  const rows = options.slice(first, first + ROWS_IN_SIGHT + 9)
  const below = options.length - first - rows.length

  // Keeps the active row in sight, wherever the keyboard goes and whatever the list becomes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other options move the active row
  useEffect(() => {
    const node = list.current
    if (!node) return
    const [start, end] = [active * ROW, (active + 1) * ROW + 2 * PADDING]
    if (start < node.scrollTop) node.scrollTop = start
    else if (end > node.scrollTop + ROWS_IN_SIGHT * ROW) node.scrollTop = end - ROWS_IN_SIGHT * ROW
  }, [active, options])

  return createPortal(
    <div
      ref={body}
      className={testId ? `${testId} ${styles.popover}` : styles.popover}
      style={{ ...place, width: anchor.current?.offsetWidth }}
      data-testid={testId}
      data-baseweb="popover"
      // A modal dialog that it is opened from leaves it alone.
      data-react-aria-top-layer="true"
    >
      <ul
        ref={list}
        id={id}
        // A listbox has options; without any it is a list with a message.
        {...(options.length > 0 && { role: 'listbox', 'aria-multiselectable': multiple || undefined })}
        aria-label={label}
        className={`stSelectboxVirtualDropdown ${styles.list}`}
        data-testid="stSelectboxVirtualDropdown"
        data-baseweb="menu"
        style={{ maxHeight: ROWS_IN_SIGHT * ROW }}
        onScroll={event => setTop(event.currentTarget.scrollTop)}
        // The field keeps the focus.
        onPointerDown={event => event.preventDefault()}
        onMouseDown={event => event.preventDefault()}
      >
        {options.length === 0 && (
          <li
            className={`stSelectboxVirtualDropdownEmpty ${styles.none}`}
            data-testid="stSelectboxVirtualDropdownEmpty"
          >
            {empty}
          </li>
        )}
        {first > 0 && <li role="presentation" style={{ height: first * ROW }} />}
        {rows.map((option, offset) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard acts on the field
          <li
            key={option.index}
            id={optionId(id, option.index)}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: style sheets of apps address `li`
            role="option"
            tabIndex={-1}
            className={styles.option}
            style={{ height: ROW }}
            title={option.label}
            aria-selected={option.index === selected}
            aria-setsize={options.length}
            aria-posinset={first + offset + 1}
            data-active={first + offset === active || undefined}
            data-action={option.index < 0 || undefined}
            onPointerMove={() => first + offset !== active && onActivate(first + offset)}
            onClick={() => onChoose(option)}
          >
            <span className={styles.text} dir="auto">
              {option.label}
            </span>
            {option.index === selected && <CheckIcon />}
          </li>
        ))}
        {below > 0 && <li role="presentation" style={{ height: below * ROW }} />}
      </ul>
    </div>,
    document.body,
  )
}
