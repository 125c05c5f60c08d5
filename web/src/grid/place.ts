// A place in a frame, and what makes the grid's cell of it.

import type { GridCell } from '@glideapps/glide-data-grid'
import type { Cell, FrameSource } from '../frame'

/** Where a cell is. */
export interface Place {
  source: FrameSource
  row: number
  column: number
}

/** Makes the cells of one column. */
export type CellMaker = (place: Place, cell: Cell) => GridCell

/** Makes a cell from nothing but its text. */
export type TextMaker = (cell: Cell) => GridCell

/** The number at a place, or the one that its text is; none where there is no number. */
export function numberAt({ source, row, column }: Place, cell: Cell): number | bigint | undefined {
  const value = source.order(row, column)
  if (typeof value !== 'string') return value ?? (cell.text === 'NaN' ? Number.NaN : undefined)
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined
}
