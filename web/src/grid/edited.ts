// A frame with what the user changed in it, to be asked for its cells like any other: so that sorting, searching and
// saving hold for the changed table.

import type { Cell, FrameColumn, FrameSource, Kind, Order } from '../frame'
import { datetimeText, exactNumber, sameClockDate, shownNumber } from '../frame/format'
import { millisecondsOf } from './columnText'
import { type CellValue, type Edits, LABELS, type RowId } from './edits'
import type { ColumnSettings } from './settings'

/** The name that changes have for a column. */
export function editName({ name, isIndex }: FrameColumn): string {
  return isIndex ? LABELS : name
}

/** A frame whose columns of nothing are what their settings say of them. */
export function typedFrame(source: FrameSource, settings: readonly ColumnSettings[]): FrameSource {
  if (source.columns.every(({ kind }) => kind !== 'null')) return source
  const columns = source.columns.map((column, at): FrameColumn => {
    const { name, isIndex, zone } = column
    if (column.kind !== 'null') return column
    return { name, isIndex, zone, kind: KINDS[settings[at]?.type ?? ''] ?? 'text' }
  })
  return {
    rows: source.rows,
    columns,
    column: at => columns[at],
    cell: (row, column) => source.cell(row, column),
    order: (row, column) => source.order(row, column),
    plain: (row, column) => source.plain(row, column),
  }
}

const KINDS: Readonly<Record<string, Kind | undefined>> = {
  ...{ number: 'number', progress: 'number', checkbox: 'boolean', date: 'date', datetime: 'datetime' },
  ...{ time: 'time', list: 'nested', multiselect: 'nested' },
}

/** A frame with changes: the rows that are left, and below them those that were added. */
export class EditedFrame implements FrameSource {
  readonly rows: number
  /** Which row of the frame is where; absent while none is deleted. */
  private readonly left: RowId[] | undefined
  private readonly added: RowId[]

  constructor(
    readonly base: FrameSource,
    readonly edits: Edits,
  ) {
    const { deleted, added } = edits
    if (deleted.size > 0)
      this.left = Array.from({ length: base.rows }, (_, row) => row).filter(row => !deleted.has(row))
    this.added = [...added.keys()]
    this.rows = (this.left?.length ?? base.rows) + this.added.length
  }

  get columns() {
    return this.base.columns
  }

  column(at: number) {
    return this.base.column(at)
  }

  cell(row: number, column: number): Cell | undefined {
    const id = this.idAt(row)
    const value = this.edited(id, column)
    if (value === undefined) return id < 0 ? MISSING : this.base.cell(id, column)
    return cellOf(value, this.column(column))
  }

  order(row: number, column: number): Order {
    const id = this.idAt(row)
    const value = this.edited(id, column)
    if (value === undefined) return id < 0 ? null : this.base.order(id, column)
    return orderOf(value, this.column(column))
  }

  plain(row: number, column: number): unknown {
    const id = this.idAt(row)
    const value = this.edited(id, column)
    if (value === undefined) return id < 0 ? null : this.base.plain(id, column)
    const order = orderOf(value, this.column(column))
    const isDay = ['date', 'datetime'].includes(this.column(column).kind)
    return isDay && typeof order === 'number' ? sameClockDate(order) : value
  }

  /** Which row is there. */
  idAt(row: number): RowId {
    const count = this.left?.length ?? this.base.rows
    if (row >= count) return this.added[row - count]
    return this.left ? this.left[row] : row
  }

  /** Where rows are now, and after them those that are none of them. */
  rowsOf(ids: Iterable<RowId>): Uint32Array {
    const places = new Map(Array.from({ length: this.rows }, (_, row) => [this.idAt(row), row]))
    const found: number[] = []
    for (const id of ids) {
      const row = places.get(id)
      if (row !== undefined) found.push(row)
      places.delete(id)
    }
    return Uint32Array.from([...found, ...places.values()])
  }

  /** The value that the user gave a cell. */
  edited(id: RowId, column: number): CellValue | undefined {
    const rows = id < 0 ? this.edits.added : this.edits.edited
    return rows.get(id)?.get(editName(this.column(column)))
  }
}

const MISSING: Cell = { text: 'None', exact: '', missing: true }

function cellOf(value: CellValue, { kind, zone }: FrameColumn): Cell {
  if (value === null) return MISSING
  if (typeof value === 'number')
    return { text: shownNumber(value), exact: exactNumber(value), missing: false }
  if (typeof value === 'object') {
    const text = `[${value.map(item => JSON.stringify(item)).join(', ')}]`
    return { text, exact: text, missing: false }
  }
  const text = kind === 'datetime' ? spelledOut(String(value), zone) : String(value)
  return { text, exact: text, missing: false, checked: typeof value === 'boolean' ? value : undefined }
}

/** A date with time as frames write it. */
function spelledOut(value: string, zone: string | undefined): string {
  const milliseconds = millisecondsOf(value)
  return milliseconds === undefined ? value : datetimeText(milliseconds, zone ?? null)
}

function orderOf(value: CellValue, { kind }: FrameColumn): Order {
  if (value === null || typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  if (typeof value === 'object') return JSON.stringify(value)
  if (kind === 'date' || kind === 'datetime' || kind === 'time') return millisecondsOf(value) ?? null
  if (kind === 'integer' && /^-?\d+$/.test(value)) return BigInt(value)
  return kind === 'number' ? Number(value) : value
}
