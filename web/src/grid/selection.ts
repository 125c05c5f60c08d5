// What the user picked out of a frame, between the grid's places and the value that the script gets.

import { CompactSelection, type GridSelection } from '@glideapps/glide-data-grid'
import type { Value } from '../protocol'

/** What is selected: places in the data, and names of columns. */
export interface Picked {
  rows: number[]
  columns: string[]
  cells: [number, string][]
}

/** Which ways to select there are. */
export interface Modes {
  rows: 'none' | 'single' | 'multi'
  columns: 'none' | 'single' | 'multi'
  cells: 'none' | 'single' | 'multi'
}

/** Where the grid shows what. */
export interface Layout {
  /** The names of the shown columns, in order; those of row labels can't be selected and are null. */
  names: readonly (string | null)[]
  /** How many rows there are. */
  rows: number
  /** Where each row of the grid is in the data; null: at the same place. */
  order: Uint32Array | null
}

// What is sent with each change must stay a message of a reasonable size.
const ROWS_AT_MOST = 100_000
const CELLS_AT_MOST = 10_000

/** Nothing selected. */
export const NOTHING: Picked = { rows: [], columns: [], cells: [] }

/** Whether all rows can be selected at once. */
export function allRowsFit(rows: number): boolean {
  return rows <= ROWS_AT_MOST
}

/** The ways to select that these names allow. */
export function modesOf(names: readonly string[] = []): Modes {
  const mode = (what: string) => {
    if (names.includes(`multi-${what}`)) return 'multi'
    return names.includes(`single-${what}`) ? 'single' : 'none'
  }
  return { rows: mode('row'), columns: mode('column'), cells: mode('cell') }
}

/** As much of a selection as can be sent. */
export function bounded(selection: GridSelection, modes: Modes, { names }: Layout): GridSelection {
  const columns = [...selection.columns].reduce(
    (left, at) => (names[at] === null ? left.remove(at) : left),
    selection.columns,
  )
  return { columns, rows: firstRows(selection.rows), current: boundedRange(selection.current, modes) }
}

function firstRows(rows: CompactSelection): CompactSelection {
  if (rows.length <= ROWS_AT_MOST) return rows
  let left = ROWS_AT_MOST
  const slices = rows.items.flatMap(([from, to]): [number, number][] => {
    const count = Math.min(left, to - from)
    left -= count
    return count > 0 ? [[from, from + count]] : []
  })
  return CompactSelection.create(slices)
}

function boundedRange(current: GridSelection['current'], modes: Modes): GridSelection['current'] {
  if (!current || modes.cells !== 'multi') return current
  const { range, cell } = current
  const height = Math.max(1, Math.floor(CELLS_AT_MOST / range.width))
  if (range.height <= height) return current
  // The cell from which the range was drawn stays in it.
  const y = cell[1] > range.y ? range.y + range.height - height : range.y
  return { ...current, range: { ...range, y, height } }
}

/** What the rows of the grid that a selection names are in the data. */
export type PlacesOf = (rows: Iterable<number>) => number[] | Promise<number[]>

/** What a selection picks out of the data. */
export async function picked(
  selection: GridSelection,
  modes: Modes,
  { names }: Layout,
  placesOf: PlacesOf,
): Promise<Picked> {
  const nameOf = (at: number) => names[at] ?? []
  const range = modes.cells === 'none' ? undefined : selection.current?.range
  const lines = range ? await placesOf(steps(range.y, range.height)) : []
  const across = range ? [...steps(range.x, range.width)].flatMap(nameOf) : []
  return {
    rows: modes.rows === 'none' ? [] : (await placesOf(selection.rows)).sort((a, b) => a - b),
    columns: modes.columns === 'none' ? [] : [...selection.columns].flatMap(nameOf),
    cells: lines.flatMap(row => across.map((name): [number, string] => [row, name])),
  }
}

/** The selection that picks something; what is not there any more is left out. */
export function selectionOf({ rows, columns, cells }: Picked, modes: Modes, layout: Layout): GridSelection {
  const { names, order } = layout
  const placed = order && rows.length + cells.length > 0 ? inverse(order) : null
  const exists = (row: number) => Number.isInteger(row) && row >= 0 && row < layout.rows
  const positions = (places: number[]) => places.filter(exists).map(row => placed?.[row] ?? row)
  const places = columns.map(name => names.indexOf(name)).filter(at => at >= 0)
  return {
    rows: modes.rows === 'none' ? CompactSelection.empty() : compact(positions(rows)),
    columns: modes.columns === 'none' ? CompactSelection.empty() : compact(places),
    current: modes.cells === 'none' ? undefined : rangeOf(cells, positions, names),
  }
}

/** The range from the first to the last of some cells. */
function rangeOf(
  cells: Picked['cells'],
  positions: (places: number[]) => number[],
  names: Layout['names'],
): GridSelection['current'] {
  const rows = positions(cells.map(([row]) => row))
  const columns = cells.map(([, name]) => names.indexOf(name)).filter(at => at >= 0)
  if (rows.length === 0 || columns.length === 0) return undefined
  const [x, y] = [least(columns), least(rows)]
  const range = {
    x,
    y,
    width: -least(columns.map(at => -at)) - x + 1,
    height: -least(rows.map(at => -at)) - y + 1,
  }
  return { cell: [x, y], range, rangeStack: [] }
}

/** The value for the script: nothing, or what is picked. */
export function selectedValue(picked: Picked): Value {
  const isEmpty = picked.rows.length + picked.columns.length + picked.cells.length === 0
  return isEmpty ? { type: 'none' } : { type: 'json', value: JSON.stringify(picked) }
}

/** What a value picks: what is not understood picks nothing. */
export function pickedFrom(value: Value | undefined, initial: string | null | undefined): Picked {
  if (value?.type === 'none') return NOTHING
  const text = value?.type === 'json' ? value.value : initial
  try {
    return { ...NOTHING, ...onlyLists(JSON.parse(text ?? '{}')) }
  } catch {
    return NOTHING
  }
}

function onlyLists(value: Partial<Picked> | null): Partial<Picked> {
  // A script may give it as `{"selection": {"rows": …}}`, or leave some of it out.
  const inner = (value as { selection?: Partial<Picked> } | null)?.selection ?? value ?? {}
  return Object.fromEntries(Object.entries(inner).filter(([, list]) => Array.isArray(list)))
}

function compact(places: number[]): CompactSelection {
  return CompactSelection.fromArray([...new Set(places)].sort((a, b) => a - b))
}

function inverse(order: Uint32Array): Uint32Array {
  const inverse = new Uint32Array(order.length)
  for (let at = 0; at < order.length; at++) inverse[order[at]] = at
  return inverse
}

function least(numbers: number[]): number {
  return numbers.reduce((least, number) => Math.min(least, number))
}

function* steps(from: number, count: number) {
  for (let at = from; at < from + count; at++) yield at
}
