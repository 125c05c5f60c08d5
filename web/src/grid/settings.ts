// What a script said of a frame's columns: read from JSON, and matched with the columns that there are.

import type { FrameColumn } from '../frame'

/** The ways to show a column. */
export type CellType =
  | 'number'
  | 'text'
  | 'checkbox'
  | 'selectbox'
  | 'multiselect'
  | 'list'
  | 'date'
  | 'time'
  | 'datetime'
  | 'link'
  | 'image'
  | 'line_chart'
  | 'area_chart'
  | 'bar_chart'
  | 'progress'
  | 'json'
  | 'markdown'
  | 'audio'
  | 'video'

/** One of several values of a column. */
export interface Option {
  value: unknown
  label?: string
  color?: string
}

/** What was said of a column; what is absent was not. */
export interface ColumnSettings {
  label?: string
  /** In pixels. */
  width?: number
  /** Markdown, shown when the header is hovered. */
  help?: string
  hidden?: boolean
  /** Whether its cells can't be changed. */
  disabled?: boolean
  pinned?: boolean
  alignment?: 'left' | 'center' | 'right'
  type?: CellType
  format?: string
  min?: number
  max?: number
  /** What a number, or a time in seconds, is a multiple of. */
  step?: number
  /** The first and the last date or time that can be entered. */
  earliest?: string
  latest?: string
  /** How many characters can be entered. */
  maxChars?: number
  /** The regular expression that what is entered must match. */
  validate?: string
  /** Whether what is none of the options can be entered. */
  acceptsNew?: boolean
  /** Whether each row needs a value. */
  required?: boolean
  /** The value in an added row. */
  initial?: unknown
  /** What a link shows: text, an icon, or a regular expression with a group. */
  displayText?: string
  timezone?: string
  /** Of a chart or bar: a name of the theme, `auto`, `auto-inverse`, or a CSS colour. */
  color?: string
  options?: Option[]
}

/** Settings by the key that the script gave. */
export type Settings = Readonly<Record<string, ColumnSettings>>

const WIDTHS: Readonly<Record<string, number>> = { small: 75, medium: 200, large: 400 }

const TYPES: Readonly<Record<string, true>> = {
  ...{ number: true, text: true, checkbox: true, selectbox: true, multiselect: true, list: true, date: true },
  ...{ time: true, datetime: true, link: true, image: true, line_chart: true, area_chart: true },
  ...{ bar_chart: true, progress: true, json: true, markdown: true, audio: true, video: true },
}

const NONE: Settings = {}

/** Reads settings; throws an `Error` that says what is wrong with them. */
export function parseSettings(text: string | null): Settings {
  if (text === null) return NONE
  let object: unknown
  try {
    object = JSON.parse(text)
  } catch (error) {
    throw new Error(`the settings of its columns are no JSON: ${(error as Error).message}`)
  }
  if (!isObject(object)) throw new Error(`the settings of its columns are no object: ${text.slice(0, 80)}`)
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, readColumn(value)]))
}

/** The settings of each column: by its name, else by its place; for row labels also by `_index`. */
export function settingsOf(settings: Settings, columns: readonly FrameColumn[]): ColumnSettings[] {
  const names = new Set(columns.filter(column => !column.isIndex).map(column => column.name))
  const labels = columns.filter(column => column.isIndex).length
  const own = (key: string) => (Object.hasOwn(settings, key) ? settings[key] : undefined)
  return columns.map(({ name, isIndex }, at) => {
    const place = String(at - labels)
    if (isIndex) return (name && !names.has(name) ? own(name) : undefined) ?? own('_index') ?? {}
    return own(name) ?? (names.has(place) ? undefined : own(place)) ?? {}
  })
}

function readColumn(value: unknown): ColumnSettings {
  // As scripts write it: nothing hides a column, a text is its label.
  if (value === null) return { hidden: true }
  if (typeof value === 'string') return { label: value }
  if (!isObject(value)) return {}
  const { type, ...config } = isObject(value.type_config) ? value.type_config : {}
  return {
    label: text(value.label),
    width: width(value.width),
    help: text(value.help),
    hidden: truth(value.hidden),
    disabled: truth(value.disabled),
    pinned: truth(value.pinned),
    alignment: alignment(value.alignment),
    type: typeof type === 'string' && Object.hasOwn(TYPES, type) ? (type as CellType) : undefined,
    format: text(config.format),
    min: number(config.min_value) ?? number(config.y_min),
    max: number(config.max_value) ?? number(config.y_max),
    step: number(config.step),
    earliest: text(config.min_value),
    latest: text(config.max_value),
    maxChars: number(config.max_chars),
    validate: text(config.validate),
    acceptsNew: truth(config.accept_new_options),
    required: truth(value.required),
    initial: value.default,
    displayText: text(config.display_text),
    timezone: text(config.timezone),
    color: text(config.color),
    options: Array.isArray(config.options) ? config.options.map(readOption) : undefined,
  }
}

function readOption(option: unknown): Option {
  if (!isObject(option)) return { value: option }
  return { value: option.value, label: text(option.label), color: text(option.color) }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** A width in pixels; one that no column can have is none. */
function width(value: unknown): number | undefined {
  const pixels = typeof value === 'string' ? WIDTHS[value] : number(value)
  return pixels !== undefined && pixels > 0 ? pixels : undefined
}

function truth(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

function alignment(value: unknown): ColumnSettings['alignment'] {
  return value === 'left' || value === 'center' || value === 'right' ? value : undefined
}
