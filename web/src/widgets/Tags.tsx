// What is chosen of several things, each with a button that removes it, in a field.

import { type KeyboardEvent, memo, type ReactNode, type RefObject } from 'react'
import { CloseIcon } from '../icons'
import type { Choice } from '../protocol'
import { logicalKey } from './direction'
import styles from './Tags.module.css'

/** Props of `Tags`. */
interface Props {
  /** The row of tags. */
  row: RefObject<HTMLDivElement | null>
  chosen: readonly Choice[]
  /** Whether each has a button that removes it. */
  isRemovable: boolean
  disabled: boolean
  /** Whether they take several lines where they do not fit in one. */
  wrap: boolean
  /** The one at a place is to be removed. */
  onRemove: (place: number) => void
  /** The keyboard leaves them for what stands behind them. */
  onLeave: () => void
  /** What stands behind them. */
  children: ReactNode
}

// The keys that remove the tag with the focus, and those that take the focus on to what comes behind it.
const REMOVING = new Set(['Delete', 'Backspace', 'Enter', ' '])
const LEAVING = new Set([...REMOVING, 'ArrowLeft', 'ArrowRight', 'Escape'])

/** Tags, and a field behind them. The arrow keys go from one to the next. */
export function Tags({ row, chosen, isRemovable, disabled, wrap, onRemove, onLeave, children }: Props) {
  function pressKey(event: KeyboardEvent<HTMLElement>) {
    const buttons = tagButtons(row)
    const place = buttons.indexOf(event.target as HTMLButtonElement)
    if (place === -1) return
    const next = buttons[place + 1]
    if (logicalKey(event) === 'ArrowLeft') buttons[Math.max(0, place - 1)].focus()
    else if (event.key === 'Escape' || (LEAVING.has(event.key) && !next)) onLeave()
    else if (LEAVING.has(event.key)) next.focus()
    else return
    if (REMOVING.has(event.key)) onRemove(place)
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what its buttons are told
    <div
      ref={row}
      className={`stMultiSelectTagsContainer ${styles.row}`}
      data-testid="stMultiSelectTagsContainer"
      data-wrap={wrap}
      data-disabled={disabled || undefined}
      onClick={event => {
        const place = tagButtons(row).findIndex(button => button.contains(event.target as Node))
        if (place === -1) return
        event.stopPropagation()
        onRemove(place)
      }}
      onKeyDown={pressKey}
    >
      <TagList chosen={chosen} isRemovable={isRemovable} />
      {children}
    </div>
  )
}

/** The buttons of the tags in a row, in order; none where nothing can be removed. */
export function tagButtons(row: RefObject<HTMLElement | null>): HTMLButtonElement[] {
  return [...(row.current?.querySelectorAll('button') ?? [])]
}

// There may be a thousand of them, which a key in the field leaves alone.
const TagList = memo(function TagList({ chosen, isRemovable }: Pick<Props, 'chosen' | 'isRemovable'>) {
  return chosen.map(({ index, label }) => (
    // A choice is there once: an option by its place, what was entered by its text.
    <span key={index ?? `entered ${label}`} className={styles.tag} data-baseweb="tag" title={label}>
      <span className={styles.text}>{label}</span>
      {isRemovable && (
        // The arrow keys come here from the field: a stop of the Tab key for each would be too many.
        <button type="button" className={styles.remove} aria-label={`Remove ${label}`} tabIndex={-1}>
          <CloseIcon />
        </button>
      )}
    </span>
  ))
})
