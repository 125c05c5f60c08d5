// Cells that hold several values.

import type { Cell } from '../frame'
import type { Place } from './place'

/** A list as it is, from its JSON, or from text between commas. */
export function listOf({ source, row, column }: Place, cell: Cell): unknown[] {
  const value = source.plain(row, column)
  if (Array.isArray(value)) return value
  const text = cell.exact.trim()
  if (text.startsWith('[')) {
    try {
      return JSON.parse(text)
    } catch {
      // Then it is text that happens to begin with a bracket.
    }
  }
  return text === '' ? [] : text.split(',').map(item => item.trim())
}
