// Tables as the page reads them: columns with names and kinds, cells with their text. It knows where a frame's bytes
// are and keeps what was read; how Arrow is read is in `frame/`, in a chunk of its own.

import { mediaUrl } from './media'
import type { Frame, FrameData } from './protocol'

/** What a column holds, as far as it matters for its look. */
export type Kind =
  | 'integer'
  | 'number'
  | 'boolean'
  | 'text'
  | 'date'
  | 'datetime'
  | 'time'
  | 'duration'
  | 'binary'
  | 'nested'
  | 'null'

/** What is known of a column without its cells. */
export interface FrameColumn {
  /** Its name as it is shown; empty for unnamed row labels. */
  readonly name: string
  readonly kind: Kind
  /** Whether it holds row labels. */
  readonly isIndex: boolean
  /** The zone in which its times are shown, if they have one. */
  readonly zone?: string
}

/** What sorting compares; null where there is no value. */
export type Order = number | bigint | string | null

/** One cell. */
export interface Cell {
  /** As it is shown: numbers rounded, times in their zone. */
  readonly text: string
  /** As it is copied and written to files: every digit. */
  readonly exact: string
  /** Whether there is no value. */
  readonly missing: boolean
  /** Its value if it is a boolean. */
  readonly checked?: boolean
}

/**
 * A table that can be asked for its cells, one at a time and in any order.
 *
 * A source whose rows stay on the server answers `undefined` for what is not here yet, asks for the rows around it
 * and calls those who subscribed when they have come.
 */
export interface FrameSource {
  readonly rows: number
  readonly columns: readonly FrameColumn[]
  column(at: number): FrameColumn
  cell(row: number, column: number): Cell | undefined
  /** What a cell is sorted by. */
  order(row: number, column: number): Order
  /** The value for charts: a number, text, boolean, `Date`, null, or lists and objects of these. */
  plain(row: number, column: number): unknown
  subscribe?(listener: () => void): () => void
  /** What else can be asked if the rows stay on the server. */
  readonly remote?: Remote
}

/** What can be asked of a table whose rows stay on the server. Rows are told by where they are in its order. */
export interface Remote {
  /** The same table in another order. */
  sorted(column: number, descending: boolean): FrameSource
  /** Tells which rows are seen: they come first, and what is far from them need not come any more. */
  view(from: number, to: number): void
  /** Brings rows here; more than about ten thousand push each other out again. */
  load(from: number, to: number): Promise<void>
  /** The places in the data of rows. */
  places(rows: Iterable<number>): Promise<number[]>
  /** The first cells whose text contains something, in any case of letters. */
  find(text: string, signal: AbortSignal): Promise<Found>
  /** Where all rows are, as comma-separated values. */
  csvUrl(columns: readonly number[]): string
  /** Why rows could not be had the last time. */
  readonly trouble?: string
}

/** What a search on the server gave. */
export interface Found {
  /** Pairs of row and column. */
  cells: [number, number][]
  /** Whether there are more of them. */
  more: boolean
}

// A frame that a run sends again is the same bytes under the same name; a handful covers a page of them.
const MEDIA_KEPT = 24

const byBytes = new WeakMap<Uint8Array, Entry>()
const byName = new Map<string, Entry>()

interface Entry {
  source?: FrameSource
  promise: Promise<FrameSource>
}

/** The table of a frame, read or fetched if need be; the same object for the same frame. */
export function loadFrame(frame: Frame): Promise<FrameSource> {
  const known = find(frame)
  if (known) return known.promise
  const entry: Entry = { promise: readFrame(frame) }
  remember(frame, entry)
  entry.promise.then(
    source => {
      entry.source = source
    },
    () => forget(frame),
  )
  return entry.promise
}

/** The table of a frame if it has been read already. */
export function peekFrame(frame: Frame): FrameSource | undefined {
  return find(frame)?.source
}

/** All rows as objects for charts, without row labels that have no name. */
export function toRows(source: FrameSource): Record<string, unknown>[] {
  const named = [...source.columns.entries()].filter(([, column]) => column.name !== '' || !column.isIndex)
  return Array.from({ length: source.rows }, (_, row) =>
    // Not `Object.fromEntries` of pairs: for 100,000 rows the pairs alone are most of the time.
    named.reduce<Record<string, unknown>>((object, [at, column]) => {
      object[column.name] = source.plain(row, at)
      return object
    }, {}),
  )
}

async function readFrame(frame: Frame): Promise<FrameSource> {
  if (frame.data.type === 'windows') {
    const { openWindows } = await import('./frame/windows')
    return openWindows(frame.data.value, frame.rows, frame.index)
  }
  const [{ readArrow }, bytes] = await Promise.all([import('./frame/arrow'), bytesOf(frame)])
  const source = readArrow(bytes, frame.index)
  // Damaged bytes may read as an empty table.
  if (source.rows !== frame.rows) throw new Error(`it has ${source.rows} rows instead of ${frame.rows}`)
  return source
}

async function bytesOf({ data }: Frame): Promise<Uint8Array> {
  if (data.type === 'inline') return data.value
  const response = await fetch(mediaUrl(data.value))
  if (!response.ok) throw new Error(`the data could not be fetched: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

function find({ data, index }: Frame): Entry | undefined {
  if (data.type === 'inline') return byBytes.get(data.value)
  return byName.get(nameOf(data, index))
}

function remember({ data, index }: Frame, entry: Entry) {
  if (data.type === 'inline') byBytes.set(data.value, entry)
  else {
    byName.set(nameOf(data, index), entry)
    const oldest = byName.keys().next().value
    if (byName.size > MEDIA_KEPT && oldest !== undefined) byName.delete(oldest)
  }
}

function forget({ data, index }: Frame) {
  if (data.type === 'inline') byBytes.delete(data.value)
  else byName.delete(nameOf(data, index))
}

/** The same content may be shown with and without row labels. */
function nameOf({ type, value }: FrameData, index: number): string {
  return `${type} ${index} ${value}`
}
