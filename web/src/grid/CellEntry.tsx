// A cell that is open to be edited: a field for what is typed, a list for what is chosen. Enter keeps the value and goes
// down, Tab goes on, Escape gives up.

import type { GridCell } from '@glideapps/glide-data-grid'
import {
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { NO_RESULTS } from '../widgets/OptionList'
import { isSame } from '../widgets/search'
import styles from './CellEntry.module.css'
import type { CellValue } from './edits'
import { type Entry, entryCell } from './entry'
import { type EntryKind, itemsOf, type Reading } from './rules'
import { colorsOf, tagLook } from './tags'
import { gridPalette } from './theme'

type Movement = readonly [-1 | 0 | 1, -1 | 0 | 1]

/** Props of `CellEntry`. */
export interface CellEntryProps {
  entry: Entry
  /** The character that opened the cell. */
  initialValue?: string
  /** Called once it has the focus. */
  onOpen?: () => void
  /** Tells what a press elsewhere would keep; nothing keeps what was there. */
  onChange: (cell: GridCell | undefined) => void
  onFinishedEditing: (cell?: GridCell, movement?: Movement) => void
}

/** An open cell. */
export function CellEntry(props: CellEntryProps) {
  const { kind } = props.entry.rules
  const { onOpen } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: it opens once
  useEffect(() => onOpen?.(), [])
  return kind === 'select' || kind === 'multiselect' ? <Choice {...props} /> : <Field {...props} />
}

/** Keys that end the editing; answers whether it was one. */
function useEnd({ entry, onChange, onFinishedEditing }: CellEntryProps, reading: Reading | undefined) {
  const value = reading && 'value' in reading ? reading.value : undefined
  const problem = reading && 'problem' in reading ? reading.problem : undefined
  const text = JSON.stringify(value)
  const latest = useRef(onChange)
  latest.current = onChange
  useEffect(() => {
    latest.current(text === undefined ? undefined : entryCell(entry, JSON.parse(text)))
  }, [text, entry])

  const finish = (movement: Movement) => {
    if (problem === undefined)
      onFinishedEditing(value === undefined ? undefined : entryCell(entry, value), movement)
  }
  const pressKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const movement = MOVEMENTS[(event.shiftKey ? 'Shift+' : '') + event.key]
    if (!movement) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') onFinishedEditing(undefined, movement)
    else finish(movement)
  }
  return { problem, finish, pressKey }
}

const MOVEMENTS: Readonly<Record<string, Movement | undefined>> = {
  Enter: [0, 1],
  Tab: [1, 0],
  'Shift+Tab': [-1, 0],
  Escape: [0, 0],
  'Shift+Escape': [0, 0],
}

const TYPES: Readonly<Partial<Record<EntryKind, string>>> = {
  date: 'date',
  time: 'time',
  datetime: 'datetime-local',
}

function Field(props: CellEntryProps) {
  const { entry, initialValue } = props
  const { rules, label } = entry
  const [text, setText] = useState(initialValue ?? entry.text)
  const [isPartial, setPartial] = useState(false)
  const id = useId()
  const { problem, pressKey } = useEnd(props, readingOf(entry, text, isPartial))
  const field = useFocus<HTMLInputElement & HTMLTextAreaElement>(initialValue === undefined)
  // A picker can't begin with one digit: who types a date types all of it.
  const type = initialValue === undefined ? TYPES[rules.kind] : undefined
  const common = {
    ref: field,
    className: styles.input,
    value: text,
    'aria-label': label,
    'aria-invalid': problem !== undefined,
    'aria-required': rules.required || undefined,
    'aria-describedby': problem === undefined ? undefined : id,
    onKeyDown: pressKey,
  }
  return (
    <div className={styles.entry}>
      {rules.kind === 'text' ? (
        <textarea {...common} rows={1} onChange={event => setText(event.target.value)} />
      ) : (
        <input
          {...common}
          type={type ?? 'text'}
          inputMode={rules.kind === 'number' ? 'decimal' : undefined}
          step={type ? stepOf(rules.kind, rules.settings.step) : undefined}
          min={type && rules.settings.earliest}
          max={type && rules.settings.latest}
          onChange={event => {
            setPartial(event.target.validity.badInput)
            setText(event.target.value)
          }}
        />
      )}
      <Problem id={id} text={problem} />
    </div>
  )
}

function readingOf({ rules, text: before }: Entry, text: string, isPartial: boolean): Reading | undefined {
  if (isPartial) return { problem: 'Some of it is missing.' }
  if (text === before) return undefined
  // Who takes all characters out of a text leaves an empty one.
  return rules.kind === 'text' && text === '' ? rules.check('') : rules.read(text)
}

/** Pickers of times go by minutes unless they are told otherwise. */
function stepOf(kind: EntryKind, step: number | undefined): number | 'any' {
  return step ?? (kind === 'date' ? 1 : 'any')
}

function Problem({ id, text }: { id: string; text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p id={id} className={styles.problem} role="alert">
      {text}
    </p>
  )
}

function useFocus<T extends HTMLInputElement | HTMLTextAreaElement>(selectsAll: boolean) {
  const field = useRef<T>(null)
  useLayoutEffect(() => {
    const node = field.current
    node?.focus({ preventScroll: true })
    if (selectsAll) node?.select()
    else node?.setSelectionRange(node.value.length, node.value.length)
  }, [selectsAll])
  return field
}

// One or several of some values

interface Item {
  value: string | number | boolean | null
  label: string
}

const SHOWN_AT_MOST = 200

function Choice(props: CellEntryProps) {
  const { entry, initialValue } = props
  const { rules } = entry
  const isMulti = rules.kind === 'multiselect'
  const [text, setText] = useState(initialValue ?? '')
  const [active, setActive] = useState(initialValue === undefined ? -1 : 0)
  const [chosen, setChosen] = useState(() => chosenIn(entry))
  const [isTouched, setTouched] = useState(false)
  const id = useId()
  const { problem, pressKey } = useEnd(
    props,
    isTouched ? rules.check(chosen.map(item => item.value) as CellValue) : undefined,
  )
  const field = useFocus<HTMLInputElement>(false)
  const items = itemsFor(entry, text)
  const lookOf = useTagLooks(entry)
  const isChosen = (item: Item) => chosen.some(({ value }) => value === item.value)

  const choose = (item: Item | undefined) => {
    if (!item) return
    if (!isMulti) return props.onFinishedEditing(entryCell(entry, item.value), [0, 1])
    setTouched(true)
    setChosen(isChosen(item) ? chosen.filter(({ value }) => value !== item.value) : [...chosen, item])
    setText('')
  }
  const press = (event: KeyboardEvent) => {
    const last = chosen.at(-1)
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((Math.max(active, step < 0 ? 0 : -1) + step + items.length) % Math.max(1, items.length))
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && (items[active] || text !== '')) {
      event.preventDefault()
      event.stopPropagation()
      choose(items[Math.max(0, active)])
      if (isMulti) setActive(-1)
    } else if (event.key === 'Backspace' && text === '' && isMulti && last) choose(last)
    else pressKey(event)
  }
  return (
    <div className={styles.entry}>
      <div className={styles.chosen}>
        {isMulti &&
          chosen.map(item => (
            <button
              key={String(item.value)}
              type="button"
              tabIndex={-1}
              className={styles.tag}
              data-baseweb="tag"
              aria-label={`Remove ${item.label}`}
              style={lookOf(item)}
              onClick={() => {
                choose(item)
                field.current?.focus()
              }}
            >
              {item.label} <span aria-hidden="true">×</span>
            </button>
          ))}
        <input
          ref={field}
          className={styles.input}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={items[active] && `${id}-${active}`}
          aria-label={entry.label}
          aria-invalid={problem !== undefined}
          autoComplete="off"
          placeholder={isMulti || chosen.length === 0 ? undefined : chosen[0].label}
          value={text}
          onChange={event => {
            setText(event.target.value)
            setActive(event.target.value === '' ? -1 : 0)
          }}
          onKeyDown={press}
        />
      </div>
      <Problem id={`${id}-problem`} text={problem} />
      <ul
        id={`${id}-list`}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list is what a listbox is
        role="listbox"
        aria-label={entry.label}
        aria-multiselectable={isMulti}
        className={styles.list}
        data-baseweb="menu"
        // The field keeps the focus.
        onMouseDown={event => event.preventDefault()}
      >
        {items.map((item, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard acts on the field
          <li
            key={`${typeof item.value} ${item.value}`}
            id={`${id}-${at}`}
            ref={at === active ? showInList : undefined}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: style sheets of apps address `li`
            role="option"
            tabIndex={-1}
            aria-selected={isChosen(item)}
            data-active={at === active || undefined}
            className={styles.option}
            onClick={() => choose(item)}
          >
            {isMulti ? (
              <span className={styles.name} style={lookOf(item)}>
                {item.label}
              </span>
            ) : (
              item.label
            )}
          </li>
        ))}
        {items.length === 0 && text !== '' && (
          <li className={styles.none} aria-disabled="true">
            {NO_RESULTS}
          </li>
        )}
      </ul>
    </div>
  )
}

/** The colours of tags, as the grid draws them. */
function useTagLooks({ rules: { settings } }: Entry): (item: Item) => CSSProperties | undefined {
  return useMemo(() => {
    const page = document.documentElement
    const colorOf = colorsOf(settings, gridPalette(page))
    const ground = getComputedStyle(page).getPropertyValue('--color-bg').trim()
    return item => {
      const color = colorOf?.(String(item.value))
      const look = color ? tagLook(color, ground) : undefined
      return look && { background: look.background, color: look.text }
    }
  }, [settings])
}

function showInList(node: HTMLElement | null) {
  node?.scrollIntoView({ block: 'nearest' })
}

/** What is in the cell. */
function chosenIn({ rules, text }: Entry): Item[] {
  const texts = rules.kind === 'multiselect' ? itemsOf(text) : text === '' ? [] : [text]
  return texts.map(text => {
    const option = rules.options?.find(({ value }) => String(value) === text)
    return option ? itemOf(option) : { value: text, label: text }
  })
}

/** What can be chosen while a text is typed. */
function itemsFor({ rules }: Entry, text: string): Item[] {
  const wanted = text.trim().toLowerCase()
  const all = (rules.options ?? []).map(itemOf)
  const found = all.filter(({ label }) => label.toLowerCase().includes(wanted)).slice(0, SHOWN_AT_MOST)
  const isNew = wanted !== '' && rules.acceptsNew && !all.some(({ label }) => isSame(label, wanted))
  if (isNew) found.push({ value: text.trim(), label: text.trim() })
  const canBeEmpty = rules.kind === 'select' && !rules.required && wanted === ''
  return canBeEmpty ? [{ value: null, label: 'None' }, ...found] : found
}

function itemOf({ value, label }: { value: unknown; label?: string }): Item {
  const plain = typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
  return { value: plain, label: label ?? String(value) }
}
