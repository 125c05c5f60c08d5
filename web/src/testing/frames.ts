// Frames for tests, made with the Arrow library.

import { Table, tableToIPC, type Vector } from 'apache-arrow'
import type { Frame } from '../protocol'

/** A frame of columns, the first `index` of which are row labels. */
export function frameOf(columns: Record<string, Vector>, index = 0): Frame {
  const table = new Table(columns)
  return { rows: table.numRows, index, data: { type: 'inline', value: tableToIPC(table, 'stream') } }
}
