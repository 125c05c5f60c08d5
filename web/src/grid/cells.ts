// A frame's cell as the grid wants it.

import { type GridCell, GridCellKind, type Theme } from '@glideapps/glide-data-grid'
import type { Cell, FrameColumn } from '../frame'

const RIGHT = new Set(['integer', 'number', 'duration'])

const LOADING: GridCell = { kind: GridCellKind.Loading, allowOverlay: false }

/** The grid's cell; one that has not come yet is shown as such. */
export function gridCell(column: FrameColumn, cell: Cell | undefined, missing: Partial<Theme>): GridCell {
  if (!cell) return LOADING
  if (cell.checked !== undefined) {
    return {
      kind: GridCellKind.Boolean,
      data: cell.checked,
      readonly: true,
      allowOverlay: false,
      copyData: cell.exact,
    }
  }
  return {
    kind: GridCellKind.Text,
    data: cell.exact,
    displayData: cell.text,
    copyData: cell.exact,
    // Opening a cell shows all of its text.
    allowOverlay: !cell.missing,
    readonly: true,
    contentAlign: RIGHT.has(column.kind) ? 'right' : undefined,
    themeOverride: cell.missing ? missing : undefined,
  }
}
