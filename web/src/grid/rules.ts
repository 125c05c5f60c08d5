// What can be entered into the cells of a column, and how a text becomes a value.

import { numeral } from '../elements/numberText'
import { decimals } from '../format'
import type { FrameColumn, FrameSource } from '../frame'
import { dateText, timeText, zoneOffset } from '../frame/format'
import { millisecondsOf, TRUTHS } from './columnText'
import type { CellValue } from './edits'
import type { CellType, ColumnSettings, Option } from './settings'

/** A value, or why there is none. */
export type Reading = { value: CellValue } | { problem: string }

/** How values are entered. */
export type EntryKind =
  | 'text'
  | 'number'
  | 'checkbox'
  | 'select'
  | 'multiselect'
  | 'date'
  | 'time'
  | 'datetime'

/** What can be entered into the cells of one column. */
export interface ColumnRules {
  kind: EntryKind
  required: boolean
  settings: ColumnSettings
  /** What can be chosen; absent where values are typed. */
  options?: readonly Option[]
  /** Whether what is none of the options can be entered. */
  acceptsNew: boolean
  /** The value that a text stands for. */
  read(text: string): Reading
  /** The same value if it can be entered. */
  check(value: CellValue): Reading
  /** The text that an entry begins with. */
  textOf(row: number, source: FrameSource): string
}

/** What can be entered into a column; nothing where it only shows. */
export function rulesOf(source: FrameSource, at: number, settings: ColumnSettings): ColumnRules | undefined {
  const column = source.column(at)
  const kind = entryKind(source, at, settings)
  if (!kind) return undefined
  const options = optionsOf(source, at, settings, kind)
  const acceptsNew = settings.acceptsNew === true || (kind === 'multiselect' && !options)
  const check = (value: CellValue) => checked(value, column, settings, kind)
  const read = (text: string): Reading => {
    if (text.trim() === '') return check(null)
    const reading = READERS[kind](text, { column, settings, options, acceptsNew })
    return 'value' in reading ? check(reading.value) : reading
  }
  const textOf = (row: number, from: FrameSource) => entryText(from, row, at, settings, kind)
  return { kind, required: settings.required === true, settings, options, acceptsNew, read, check, textOf }
}

const ENTRIES: Readonly<Partial<Record<CellType | FrameColumn['kind'], EntryKind>>> = {
  ...{ number: 'number', integer: 'number', text: 'text', link: 'text', markdown: 'text' },
  ...{ checkbox: 'checkbox', boolean: 'checkbox', selectbox: 'select', multiselect: 'multiselect' },
  ...{ list: 'multiselect', date: 'date', time: 'time', datetime: 'datetime', null: 'text' },
}

function entryKind(source: FrameSource, at: number, { type }: ColumnSettings): EntryKind | undefined {
  const { kind } = source.column(at)
  if (type === undefined && kind === 'nested') return holdsLists(source, at) ? 'multiselect' : undefined
  return ENTRIES[type ?? kind]
}

/** Whether what is nested in a column are lists of single values. */
function holdsLists(source: FrameSource, at: number): boolean {
  const first = Array.from({ length: Math.min(source.rows, 100) }, (_, row) => source.plain(row, at))
  const present = first.filter(value => value !== null)
  return (
    present.length > 0 &&
    present.every(
      value => Array.isArray(value) && value.every(item => typeof item !== 'object' || item === null),
    )
  )
}

// More could not be chosen from.
const VALUES_AT_MOST = 1000

function optionsOf(source: FrameSource, at: number, { options }: ColumnSettings, kind: EntryKind) {
  if (options || kind !== 'select') return kind === 'select' || kind === 'multiselect' ? options : undefined
  const values = new Map<string, Option>()
  for (let row = 0; row < source.rows && values.size < VALUES_AT_MOST; row++) {
    const cell = source.cell(row, at)
    if (!cell || cell.missing || values.has(cell.exact)) continue
    const plain = source.plain(row, at)
    values.set(cell.exact, { value: typeof plain === 'number' ? plain : cell.exact, label: cell.text })
  }
  return [...values.values()]
}

/** The value that a column has in an added row. */
export function initialOf(value: unknown): CellValue {
  if (Array.isArray(value)) return value.map(item => (typeof item === 'object' ? JSON.stringify(item) : item))
  return ['string', 'number', 'boolean'].includes(typeof value) ? (value as CellValue) : null
}

// From texts

interface Context {
  column: FrameColumn
  settings: ColumnSettings
  options: readonly Option[] | undefined
  acceptsNew: boolean
}

const READERS: Readonly<Record<EntryKind, (text: string, context: Context) => Reading>> = {
  text: text => ({ value: text }),
  number: readNumber,
  checkbox: text => {
    const value = TRUTHS[text.trim().toLowerCase()]
    return value === undefined ? { problem: 'This is neither true nor false.' } : { value }
  },
  select: (text, { options = [] }) => {
    const option = optionOf(text, options)
    return option ? { value: scalar(option.value) } : { problem: `“${text}” is none of the options.` }
  },
  multiselect: readList,
  date: text => {
    const value = timeParts(text)
    return value === undefined
      ? { problem: 'This is no date, such as 2024-01-31.' }
      : { value: dateText(value) }
  },
  time: text => {
    const value = /^\s*\d{1,2}:/.test(text) ? millisecondsOf(padded(text.trim())) : undefined
    return value === undefined ? { problem: 'This is no time, such as 13:30.' } : { value: shortTime(value) }
  },
  datetime: readDatetime,
}

function readNumber(text: string, { column, settings }: Context): Reading {
  const bare = text.replace(/[\s$€£¥]/g, '')
  // Bookkeepers put what is negative in parentheses.
  const negative = /^\((.*)\)$/.exec(bare)?.[1]
  const amount = negative ?? bare
  const digits = numeral(amount.replace(/%$/, ''))
  const size = Number(digits ?? Number.NaN) / (amount.endsWith('%') ? 100 : 1)
  const number = negative === undefined ? size : -size
  if (digits === undefined || !Number.isFinite(number)) return { problem: `“${text}” is no number.` }
  if (column.kind !== 'integer') return { value: stepped(number, settings) }
  if (!Number.isInteger(number)) return { problem: 'Only whole numbers fit here.' }
  // What a number of JavaScript's can't hold goes as its digits.
  if (!Number.isSafeInteger(number)) return /^[+-]?\d+$/.test(digits) ? { value: digits } : { value: number }
  return { value: stepped(number, settings) }
}

/** The nearest multiple of the step. */
function stepped(number: number, { step, min = 0 }: ColumnSettings): number {
  if (!step || step <= 0) return number
  const digits = Math.min(15, Math.max(decimals(step), decimals(min)))
  return Number((min + Math.round((number - min) / step) * step).toFixed(digits))
}

function readList(text: string, { options, acceptsNew }: Context): Reading {
  const values: (string | number | boolean)[] = []
  for (const item of itemsOf(text)) {
    const option = options && optionOf(item, options)
    if (!option && !acceptsNew) return { problem: `“${item}” is none of the options.` }
    values.push(option ? scalar(option.value) : item)
  }
  return { value: values }
}

/** The items of a list, from its JSON or from text between commas. */
export function itemsOf(text: string): string[] {
  if (text.trim().startsWith('[')) {
    try {
      const items: unknown[] = JSON.parse(text)
      return items
        .filter(item => item !== null)
        .map(item => (typeof item === 'string' ? item : JSON.stringify(item)))
    } catch {
      // Then it is text that happens to begin with a bracket.
    }
  }
  return text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '')
}

function optionOf(text: string, options: readonly Option[]): Option | undefined {
  const same = (option: Option) => String(option.value) === text || option.label === text
  return options.find(same) ?? options.find(option => String(option.value) === text.trim())
}

function scalar(value: unknown): string | number | boolean {
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}

function readDatetime(text: string, { column, settings }: Context): Reading {
  const value = timeParts(text)
  if (value === undefined) return { problem: 'This is no date with a time, such as 2024-01-31 13:30.' }
  const hasZone = /(Z|[+-]\d\d:?\d\d)\s*$/i.test(text)
  const zone = settings.timezone ?? column.zone
  const instant = hasZone || !zone ? value : instantOf(value, zone)
  return { value: isoDatetime(instant, column.zone !== undefined) }
}

/** `2024-01-31T13:30`, with a `Z` where it is an instant. */
function isoDatetime(milliseconds: number, isInstant: boolean): string {
  const day = dateText(Math.floor(milliseconds / DAY) * DAY)
  return `${day}T${shortTime(milliseconds - Math.floor(milliseconds / DAY) * DAY)}${isInstant ? 'Z' : ''}`
}

/** When a zone's clocks show a time. */
function instantOf(clock: number, zone: string): number {
  const guess = clock - zoneOffset(clock, zone) * MINUTE
  return clock - zoneOffset(guess, zone) * MINUTE
}

const DAY = 86_400_000
const MINUTE = 60_000

function shortTime(milliseconds: number): string {
  return timeText(milliseconds).replace(/(:\d\d):00$/, '$1')
}

/** The milliseconds of a date, perhaps with a time, in the order of one of the ways to write it. */
function timeParts(text: string): number | undefined {
  const parts =
    /^\s*([\d./-]+)(?:[T\s]+(\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?)?\s*$/i.exec(text)
  if (!parts) return undefined
  const [, day, time = '00:00', zone = ''] = parts
  const date = isoDay(day)
  // A day that its month does not have would count as one of the next.
  if (!date || dateText(Date.parse(date)) !== date) return undefined
  const offset = zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
  return millisecondsOf(`${date}T${padded(time)}${offset}`)
}

/** With two digits for the hour. */
function padded(time: string): string {
  return time.replace(/^\d:/, '0$&')
}

/** `2024-01-31` from that, `2024/1/31`, `31.1.2024` or `1/31/2024`. */
function isoDay(text: string): string | undefined {
  const orders: [RegExp, number[]][] = [
    [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, [1, 2, 3]],
    [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, [3, 2, 1]],
    [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, [3, 1, 2]],
  ]
  for (const [pattern, order] of orders) {
    const parts = pattern.exec(text)
    if (parts) return order.map(at => parts[at].padStart(2, '0')).join('-')
  }
  return undefined
}

// Whether values can be entered

function checked(value: CellValue, column: FrameColumn, settings: ColumnSettings, kind: EntryKind): Reading {
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0)
  if (isEmpty && settings.required) return { problem: 'A value is needed here.' }
  const problem = isEmpty ? undefined : problemOf(value, column, settings, kind)
  return problem === undefined ? { value } : { problem }
}

function problemOf(value: CellValue, column: FrameColumn, settings: ColumnSettings, kind: EntryKind) {
  if (kind === 'number') return numberProblem(Number(value), settings)
  if (kind === 'text') return textProblem(String(value), settings)
  if (kind === 'date' || kind === 'time' || kind === 'datetime')
    return timeProblem(String(value), column, settings)
  return undefined
}

function numberProblem(number: number, { min, max }: ColumnSettings): string | undefined {
  if (min !== undefined && number < min) return `The least value is ${min}.`
  return max !== undefined && number > max ? `The greatest value is ${max}.` : undefined
}

function textProblem(text: string, { maxChars, validate }: ColumnSettings): string | undefined {
  if (maxChars !== undefined && [...text].length > maxChars) return `At most ${maxChars} characters fit here.`
  const pattern = validate === undefined ? undefined : regularExpression(validate)
  return pattern && !pattern.test(text) ? `This does not match the pattern ${validate}` : undefined
}

function timeProblem(text: string, column: FrameColumn, { earliest, latest, timezone }: ColumnSettings) {
  const zone = timezone ?? column.zone
  const clock = (bound: string) => {
    const value = millisecondsOf(bound)
    return value === undefined || !zone || /(Z|[+-]\d\d:\d\d)$/.test(bound) ? value : instantOf(value, zone)
  }
  const value = millisecondsOf(text) ?? 0
  if (earliest !== undefined && value < (clock(earliest) ?? value)) return `The earliest is ${earliest}.`
  return latest !== undefined && value > (clock(latest) ?? value) ? `The latest is ${latest}.` : undefined
}

function regularExpression(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'us')
  } catch {
    // One of Python's that the browser does not know checks nothing.
    return undefined
  }
}

// To texts

function entryText(
  source: FrameSource,
  row: number,
  at: number,
  settings: ColumnSettings,
  kind: EntryKind,
): string {
  const cell = source.cell(row, at)
  if (!cell || cell.missing) return ''
  const column = source.column(at)
  const order = source.order(row, at)
  if (kind === 'datetime') {
    const value = typeof order === 'number' ? order : millisecondsOf(cell.exact)
    const zone = settings.timezone ?? column.zone
    if (value === undefined) return ''
    return isoDatetime(value + (zone ? zoneOffset(value, zone) * MINUTE : 0), false)
  }
  if (kind === 'date' || kind === 'time') {
    const value = typeof order === 'number' ? order : millisecondsOf(cell.exact)
    if (value === undefined) return ''
    return kind === 'date' ? dateText(value) : shortTime(((value % DAY) + DAY) % DAY)
  }
  return cell.exact
}
