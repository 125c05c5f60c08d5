// The order in which a grid shows its rows and columns. Rows are sorted by an array of their numbers, or by the server
// where they stay there; the frame itself is never touched.

import type { FrameSource, Order } from '../frame'
import type { EditedFrame } from './edited'
import type { RowId } from './edits'
import type { ColumnSettings } from './settings'

/** What the user sorted by. */
export interface Sort {
  /** The column's name: the next frame may have it elsewhere. */
  name: string
  descending: boolean
}

/** The next step when a header is pressed: ascending, descending, unsorted. */
export function nextSort(sort: Sort | null, name: string): Sort | null {
  if (sort?.name !== name) return { name, descending: false }
  return sort.descending ? null : { name, descending: true }
}

/** Rows as they are shown. */
export interface Arrangement {
  /** Where their cells are: the frame, or what the server gives in another order. */
  source: FrameSource
  /** The source's rows in the order of the grid; null is that of the source. */
  rows: Uint32Array | null
}

/** The rows in the order that the user chose. */
export function arranged(source: FrameSource, sort: Sort | null): Arrangement {
  if (!source.remote) return { source, rows: sortedRows(source, sort) }
  const column = sort ? source.columns.findIndex(({ name }) => name === sort.name) : -1
  if (!sort || column < 0) return { source, rows: null }
  return { source: source.remote.sorted(column, sort.descending), rows: null }
}

/** The rows in the order that they had, as far as they are still there, and then those that were not. */
export function rearranged(source: EditedFrame, ids: readonly RowId[]): Arrangement {
  return { source, rows: source.rowsOf(ids) }
}

/** The rows' numbers in sorted order; null where nothing is sorted. Missing values come last either way. */
export function sortedRows(source: FrameSource, sort: Sort | null): Uint32Array | null {
  const column = sort ? source.columns.findIndex(({ name }) => name === sort.name) : -1
  if (!sort || column < 0) return null
  const keys = Array.from({ length: source.rows }, (_, row) => source.order(row, column))
  const rows = Uint32Array.from(keys.keys())
  const sign = sort.descending ? -1 : 1
  // Sorting an array is stable: rows that are equal keep their order.
  return rows.sort((a, b) => compare(keys[a], keys[b], sign))
}

function compare(a: Order, b: Order, sign: number): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  if (a < b) return -sign
  return a > b ? sign : 0
}

/** What the script said of which columns are shown. */
export interface ColumnChoice {
  hideIndex: boolean | null
  /** Names of columns in order; null means all. */
  order: readonly string[] | null
  /** Of each column of the frame. */
  settings: readonly ColumnSettings[]
}

/** The columns to show, as places in the frame: row labels and pinned ones first, then the rest as asked for. */
export function shownColumns(source: FrameSource, { hideIndex, order, settings }: ColumnChoice): number[] {
  const places = [...source.columns.keys()].filter(at => !settings[at]?.hidden)
  const index = hideIndex ? [] : places.filter(at => source.column(at).isIndex)
  const values = places.filter(at => !source.column(at).isIndex)
  const chosen = order
    ? order.flatMap(name => values.find(at => source.column(at).name === name) ?? [])
    : values
  const isPinned = (at: number) => settings[at]?.pinned === true
  return [...index, ...chosen.filter(isPinned), ...chosen.filter(at => !isPinned(at))]
}

/** How many of the first columns stay while others scroll. */
export function pinnedColumns(
  source: FrameSource,
  columns: readonly number[],
  settings: readonly ColumnSettings[],
): number {
  const loose = columns.findIndex(at => !(settings[at]?.pinned ?? source.column(at).isIndex))
  return loose < 0 ? columns.length : loose
}

/** Columns in the order of their names that the user made by dragging; new ones come last. */
export function moved(source: FrameSource, columns: number[], names: readonly string[] | null): number[] {
  if (!names) return columns
  const rank = (at: number) => {
    const place = names.indexOf(source.column(at).name)
    return place < 0 ? names.length : place
  }
  const labels = columns.filter(at => source.column(at).isIndex)
  const values = columns.filter(at => !source.column(at).isIndex)
  return [...labels, ...values.sort((a, b) => rank(a) - rank(b))]
}
