// Reads a frame from an Arrow IPC stream: with the Arrow library, a chunk of its own.

import { tableFromIPC, type Vector } from 'apache-arrow'
import type { Cell, FrameColumn, FrameSource, Order } from '../frame'
import { type Reader, readerOf } from './reader'

/** The table in `bytes`, whose first `index` columns are row labels. Nothing is decoded before it is asked for. */
export function readArrow(bytes: Uint8Array, index: number): FrameSource {
  // Arrow wants its buffers aligned to 8 bytes; those inside a message of the socket are where they happen to be.
  const table = tableFromIPC(bytes.byteOffset % 8 === 0 ? bytes : bytes.slice())
  const names = table.schema.fields.map(field => field.name)
  const columns = table.schema.fields.map(
    (field, at) =>
      new ArrowColumn(
        shownName(names[at], at < index),
        at < index,
        readerOf(field.type),
        vectorOf(table.getChildAt(at)),
      ),
  )
  return new ArrowFrame(table.numRows, columns)
}

function vectorOf(vector: Vector | null): Vector {
  if (!vector) throw new Error('a column has no data')
  return vector
}

/** Row labels that pandas saved without a name have one made up for the file only. */
function shownName(name: string, isIndex: boolean): string {
  return isIndex && /^(__index_level_\d+__|)$/.test(name) ? '' : name
}

const MISSING: Cell = { text: 'None', exact: '', missing: true }

class ArrowColumn implements FrameColumn {
  constructor(
    readonly name: string,
    readonly isIndex: boolean,
    private readonly reader: Reader,
    private readonly vector: Vector,
  ) {}

  get kind() {
    return this.reader.kind
  }

  get zone() {
    return this.reader.zone
  }

  cell(row: number): Cell {
    const raw = this.vector.get(row)
    if (raw === null || raw === undefined) return MISSING
    return {
      text: this.reader.shown(raw),
      exact: this.reader.exact(raw),
      missing: false,
      checked: typeof raw === 'boolean' ? raw : undefined,
    }
  }

  order(row: number): Order {
    const raw = this.vector.get(row)
    return raw === null || raw === undefined ? null : this.reader.order(raw)
  }

  plain(row: number): unknown {
    const raw = this.vector.get(row)
    return raw === null || raw === undefined ? null : this.reader.plain(raw)
  }
}

class ArrowFrame implements FrameSource {
  constructor(
    readonly rows: number,
    readonly columns: readonly ArrowColumn[],
  ) {}

  column(at: number) {
    return this.columns[at]
  }

  cell(row: number, column: number) {
    return this.columns[column].cell(row)
  }

  order(row: number, column: number) {
    return this.columns[column].order(row)
  }

  plain(row: number, column: number) {
    return this.columns[column].plain(row)
  }
}
