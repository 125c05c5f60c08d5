// The open list of a select. Only the rows in sight are in the document, so that ten thousand options open at once.

import { type RefObject, useEffect, useRef, useState } from 'react'
import { Popover } from 'react-aria-components'
import { CheckIcon } from '../icons'
import styles from './OptionList.module.css'

/** One of the things to choose from. */
export interface Option {
  /** Its place in the whole list, from 0. */
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
  /** The index of what is chosen. */
  selected: number | undefined
  /** The pointer is at a place in `options`. */
  onActivate: (active: number) => void
  /** An option was pressed. */
  onChoose: (option: Option) => void
  /** It should close: the page was scrolled away from below it. */
  onClose: () => void
}

const ROW = 36
const ROWS_IN_SIGHT = 8
const PADDING = 4

/** The `id` of an option in a list. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

/** Whether the page has been drawn since: what scrolled it just before is told of only then. */
function useSettled() {
  const isSettled = useRef(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      isSettled.current = true
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return isSettled
}

/** A list of options in a popover. */
export function OptionList({
  id,
  anchor,
  label,
  options,
  active,
  selected,
  onActivate,
  onChoose,
  onClose,
}: Props) {
  const list = useRef<HTMLUListElement>(null)
  const isSettled = useSettled()
  const [top, setTop] = useState(() => Math.max(0, (active - ROWS_IN_SIGHT / 2) * ROW))
  const first = Math.max(0, Math.floor(top / ROW) - 4)
  const rows = options.slice(first, first + ROWS_IN_SIGHT + 9)

  // Keeps the active row in sight, wherever the keyboard goes.
  useEffect(() => {
    const node = list.current
    if (!node) return
    const [start, end] = [active * ROW, (active + 1) * ROW + 2 * PADDING]
    if (start < node.scrollTop) node.scrollTop = start
    else if (end > node.scrollTop + ROWS_IN_SIGHT * ROW) node.scrollTop = end - ROWS_IN_SIGHT * ROW
  }, [active])

  return (
    <Popover
      isOpen
      isNonModal
      onOpenChange={open => open || (isSettled.current && onClose())}
      triggerRef={anchor}
      placement="bottom start"
      offset={4}
      className={styles.popover}
      style={{ width: anchor.current?.offsetWidth }}
      data-baseweb="popover"
    >
      <ul
        ref={list}
        id={id}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list is what a listbox is
        role="listbox"
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
          <li className={styles.none} data-testid="stSelectboxVirtualDropdownEmpty" aria-disabled="true">
            No results
          </li>
        )}
        <li role="presentation" style={{ height: first * ROW }} />
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
            onPointerMove={() => first + offset !== active && onActivate(first + offset)}
            onClick={() => onChoose(option)}
          >
            <span className={styles.text}>{option.label}</span>
            {option.index === selected && <CheckIcon />}
          </li>
        ))}
        <li role="presentation" style={{ height: (options.length - first - rows.length) * ROW }} />
      </ul>
    </Popover>
  )
}
