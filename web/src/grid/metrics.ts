// How high a grid is, known before the grid itself is here so that nothing moves when it comes.

import type { Size } from '../protocol'

export const HEADER_HEIGHT = 36
export const ROW_HEIGHT = 34
const ROWS_AT_MOST = 10
const LINES = 2
// Of the row after the last one shown, to tell that there are more.
const PEEK = 12

/** The height in pixels; an empty frame has one row to say so. */
export function gridHeight(rows: number, height: Size): number | '100%' {
  if (height.type === 'pixels') return height.value
  if (height.type === 'stretch') return '100%'
  const shown = Math.min(Math.max(rows, 1), ROWS_AT_MOST)
  return HEADER_HEIGHT + shown * ROW_HEIGHT + LINES + (rows > ROWS_AT_MOST ? PEEK : 0)
}
