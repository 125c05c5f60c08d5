// The order in which a grid shows its rows and columns. Rows are sorted by an array of their numbers; the frame itself
// is never touched.

import type { FrameSource, Order } from '../frame'

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

/** The columns to show, as places in the frame: row labels first unless hidden, then those asked for. */
export function shownColumns(
  source: FrameSource,
  hideIndex: boolean | null,
  order: readonly string[] | null,
): number[] {
  const places = [...source.columns.keys()]
  const index = hideIndex ? [] : places.filter(at => source.column(at).isIndex)
  const values = places.filter(at => !source.column(at).isIndex)
  if (order === null) return [...index, ...values]
  return [...index, ...order.flatMap(name => values.find(at => source.column(at).name === name) ?? [])]
}
