// What the user changed in a frame: values of cells, rows added, rows deleted. Changes never touch what they are made
// from, so that an earlier state is at hand to go back to.

import type { Value } from '../protocol'

/** The value of a cell as JSON has it; null where there is none. */
export type CellValue = string | number | boolean | null | readonly (string | number | boolean)[]

/** Values by the name of their column, `_index` for row labels. */
export type Cells = ReadonlyMap<string, CellValue>

/** A row's place in the data; those that were added have numbers below 0. */
export type RowId = number

/** What was changed. */
export interface Edits {
  readonly edited: ReadonlyMap<RowId, Cells>
  readonly added: ReadonlyMap<RowId, Cells>
  readonly deleted: ReadonlySet<RowId>
}

/** A new value of one cell. */
export interface CellEdit {
  row: RowId
  /** The column's name. */
  name: string
  value: CellValue
}

/** The name that changes have for row labels. */
export const LABELS = '_index'

/** Nothing changed. */
export const NO_EDITS: Edits = { edited: new Map(), added: new Map(), deleted: new Set() }

/** With new values in cells. */
export function withCells(edits: Edits, cells: readonly CellEdit[]): Edits {
  const [edited, added] = [new Map(edits.edited), new Map(edits.added)]
  for (const { row, name, value } of cells) {
    const rows = row < 0 ? added : edited
    // A row that was deleted meanwhile is not brought back.
    if (row < 0 ? !added.has(row) : edits.deleted.has(row)) continue
    rows.set(row, new Map(rows.get(row)).set(name, value))
  }
  return { ...edits, edited, added }
}

/** With further rows at the end. */
export function withRows(edits: Edits, rows: readonly Cells[]): Edits {
  const next = Math.min(0, ...edits.added.keys()) - 1
  const added = new Map(edits.added)
  for (const [at, cells] of rows.entries()) added.set(next - at, cells)
  return { ...edits, added }
}

/** Without some rows. */
export function withoutRows(edits: Edits, rows: readonly RowId[]): Edits {
  const gone = new Set(rows)
  const left = (cells: ReadonlyMap<RowId, Cells>) => new Map([...cells].filter(([row]) => !gone.has(row)))
  const deleted = new Set([...edits.deleted, ...rows.filter(row => row >= 0)])
  return { edited: left(edits.edited), added: left(edits.added), deleted }
}

/** The value for the script; of the rows that were added, those that are complete. */
export function editsValue(edits: Edits, isComplete: (cells: Cells) => boolean): Value {
  const added = [...edits.added.values()].filter(isComplete)
  if (edits.edited.size + added.length + edits.deleted.size === 0) return { type: 'none' }
  const edited = [...edits.edited].map(([row, cells]) => [row, Object.fromEntries(cells)])
  const value = {
    edited_rows: Object.fromEntries(edited),
    added_rows: added.map(cells => Object.fromEntries([...cells].filter(([, value]) => value !== null))),
    deleted_rows: [...edits.deleted].sort((a, b) => a - b),
  }
  return { type: 'json', value: JSON.stringify(value) }
}

/** What a value says was changed; what is not understood changes nothing. */
export function editsFrom(value: Value | undefined): Edits {
  if (value?.type !== 'json') return NO_EDITS
  try {
    const { edited_rows: edited, added_rows: added, deleted_rows: deleted } = JSON.parse(value.value)
    return {
      edited: new Map(Object.entries(edited ?? {}).map(([row, cells]) => [Number(row), cellsFrom(cells)])),
      added: new Map(listOf(added).map((cells, at) => [-1 - at, cellsFrom(cells)])),
      deleted: new Set(listOf(deleted).filter(row => typeof row === 'number')),
    }
  } catch {
    return NO_EDITS
  }
}

function cellsFrom(cells: unknown): Cells {
  return new Map(Object.entries(cells ?? {}))
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
