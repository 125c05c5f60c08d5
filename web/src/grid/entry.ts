// What an open cell and the grid tell each other.

import { type CustomCell, type GridCell, GridCellKind } from '@glideapps/glide-data-grid'
import type { CellEdit, CellValue, RowId } from './edits'
import type { ColumnRules } from './rules'

/** A cell that is being edited. It is told by its row's place in the data, which the row keeps when others move. */
export interface Entry {
  rules: ColumnRules
  row: RowId
  /** The column's name. */
  name: string
  /** What the column is called on the page. */
  label: string
  /** What was in the cell. */
  text: string
}

interface EntryCell {
  kind: 'entry'
  edit: CellEdit
}

/** The cell by which the grid is told of a new value. */
export function entryCell({ row, name }: Entry, value: CellValue): CustomCell<EntryCell> {
  return {
    kind: GridCellKind.Custom,
    data: { kind: 'entry', edit: { row, name, value } },
    copyData: '',
    allowOverlay: true,
  }
}

/** The new value that a cell tells of. */
export function entered(cell: GridCell): CellEdit | undefined {
  if (cell.kind !== GridCellKind.Custom) return undefined
  const data = cell.data as Partial<EntryCell>
  return data.kind === 'entry' ? data.edit : undefined
}

/** A cell of the grid that can be edited. */
export function editable(cell: GridCell, { kind }: ColumnRules, isMissing: boolean): GridCell {
  if (kind === 'checkbox' && (isMissing || cell.kind === GridCellKind.Boolean)) {
    const data = cell.kind === GridCellKind.Boolean ? cell.data : null
    const { contentAlign, themeOverride } = cell
    return { kind: GridCellKind.Boolean, data, allowOverlay: false, contentAlign, themeOverride }
  }
  if (cell.kind === GridCellKind.Bubble) return { ...cell, allowOverlay: true }
  if (cell.kind === GridCellKind.Text && isMissing)
    return { ...cell, data: '', copyData: '', allowOverlay: true, readonly: false }
  const opens = [GridCellKind.Text, GridCellKind.Uri, GridCellKind.Custom]
  return opens.includes(cell.kind) ? ({ ...cell, allowOverlay: true, readonly: false } as GridCell) : cell
}

/** The text that a cell would put into the clipboard. */
export function copiedText(cell: GridCell): string {
  if (cell.kind === GridCellKind.Boolean) return String(cell.data ?? '')
  if (cell.kind === GridCellKind.Text || cell.kind === GridCellKind.Uri) return cell.data
  return 'copyData' in cell ? (cell.copyData ?? '') : ''
}
