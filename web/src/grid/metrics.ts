// How high a grid is, known before the grid itself is here so that nothing moves when it comes.

import type { Size } from '../protocol'

export const HEADER_HEIGHT = 36
/** Of the heads over several columns. */
export const GROUP_HEIGHT = 30
export const ROW_HEIGHT = 34
const ROWS_AT_MOST = 10
// How high a grid gets that shows all rows: a canvas can't have any size.
const HIGHEST = 10_000
const LINES = 2
// Of the row after the last one shown, to tell that there are more.
const PEEK = 12

/** The lowest row in which a line of text can be read. */
const LOWEST_ROW = 20

/** How high rows are, in pixels. */
export function rowHeight(asked: number | null): number {
  return asked === null ? ROW_HEIGHT : Math.max(LOWEST_ROW, asked)
}

/** How high the heads of columns are, with those over several columns if there are any. */
export function headHeight(isGrouped: boolean): number {
  return HEADER_HEIGHT + (isGrouped ? GROUP_HEIGHT : 0)
}

/** The height in pixels; an empty frame has one row to say so. */
export function gridHeight(
  rows: number,
  height: Size,
  row: number = ROW_HEIGHT,
  head: number = HEADER_HEIGHT,
): number | '100%' {
  if (height.type === 'pixels') return height.value
  if (height.type === 'stretch') return '100%'
  const most = height.type === 'content' ? HIGHEST / row : ROWS_AT_MOST
  const shown = Math.min(Math.max(rows, 1), most)
  return head + shown * row + LINES + (rows > most ? PEEK : 0)
}
