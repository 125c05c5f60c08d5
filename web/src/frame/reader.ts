// For each Arrow type: what its values are on the page, and how they are shown, written out, sorted and charted.

import {
  DataType,
  type Decimal,
  type Dictionary,
  type Duration,
  type Field,
  type Float,
  Precision,
  type Struct,
  type Time,
  type Timestamp,
  type TimeUnit,
  util,
} from 'apache-arrow'
import type { Kind, Order } from '../frame'
import * as format from './format'

/** What can be done with a value that is not null, as Arrow gives it. */
export interface Reader {
  kind: Kind
  /** The zone of its times, if they have one. */
  zone?: string
  shown(raw: unknown): string
  exact(raw: unknown): string
  order(raw: unknown): Order
  plain(raw: unknown): unknown
}

/** The reader of a type. */
export function readerOf(type: DataType): Reader {
  if (DataType.isDictionary(type)) return readerOf((type as Dictionary).dictionary)
  if (DataType.isBool(type)) return BOOLEAN
  if (DataType.isInt(type)) return INTEGER
  if (DataType.isFloat(type)) return (type as Float).precision === Precision.SINGLE ? FLOAT32 : FLOAT
  if (DataType.isDecimal(type)) return decimal((type as Decimal).scale)
  if (isText(type)) return TEXT
  if (DataType.isDate(type)) return DATE
  if (DataType.isTimestamp(type)) return timestamp((type as Timestamp).timezone ?? null)
  if (DataType.isTime(type)) return elapsed('time', (type as Time).unit, format.timeText)
  if (DataType.isDuration(type)) return elapsed('duration', (type as Duration).unit, format.durationText)
  if (isBinary(type)) return BINARY
  if (DataType.isNull(type)) return { ...TEXT, kind: 'null' }
  if (DataType.isStruct(type)) return struct((type as Struct).children)
  if (DataType.isList(type) || DataType.isFixedSizeList(type) || isLargeList(type)) return list(type)
  if (DataType.isMap(type)) return map(type)
  return OTHER
}

const TEXT: Reader = { kind: 'text', shown: String, exact: String, order: String, plain: String }

/** Intervals, unions and what is to come: their own text. */
const OTHER: Reader = { ...TEXT, kind: 'nested' }

const BOOLEAN: Reader = { ...TEXT, kind: 'boolean', order: Number, plain: Boolean }

const INTEGER: Reader = {
  kind: 'integer',
  shown: String,
  exact: String,
  order: raw => raw as number | bigint,
  plain: raw => numberIfSafe(raw as number | bigint),
}

const FLOAT: Reader = {
  kind: 'number',
  shown: raw => format.shownNumber(raw as number),
  exact: raw => format.exactNumber(raw as number),
  // A value that can't be compared stands with the missing ones.
  order: raw => (Number.isNaN(raw) ? null : (raw as number)),
  plain: raw => (Number.isFinite(raw) ? raw : null),
}

const FLOAT32: Reader = { ...FLOAT, exact: raw => format.exactFloat32(raw as number) }

const DATE: Reader = {
  kind: 'date',
  shown: raw => format.dateText(raw as number),
  exact: raw => format.dateText(raw as number),
  order: raw => raw as number,
  plain: raw => format.sameClockDate(raw as number),
}

const BINARY: Reader = {
  kind: 'binary',
  shown: raw => format.binaryText(raw as Uint8Array),
  exact: raw => format.binaryText(raw as Uint8Array),
  order: raw => format.binaryText(raw as Uint8Array),
  plain: raw => format.binaryText(raw as Uint8Array),
}

function decimal(scale: number): Reader {
  const text = (raw: unknown) => format.decimalText(util.bigNumToBigInt(raw as never), scale)
  const number = (raw: unknown) => Number(text(raw))
  return { kind: 'number', shown: text, exact: text, order: number, plain: number }
}

function timestamp(zone: string | null): Reader {
  const text = (raw: unknown) => format.datetimeText(raw as number, zone)
  return {
    kind: 'datetime',
    zone: zone ?? undefined,
    shown: text,
    exact: text,
    order: raw => raw as number,
    plain: raw => (zone === null ? format.sameClockDate(raw as number) : new Date(raw as number)),
  }
}

function elapsed(kind: Kind, unit: TimeUnit, text: (milliseconds: number) => string): Reader {
  const inMilliseconds = [1000, 1, 1e-3, 1e-6][unit] ?? 1
  const number = (raw: unknown) => Number(raw) * inMilliseconds
  const shown = (raw: unknown) => text(number(raw))
  return { kind, shown, exact: shown, order: number, plain: number }
}

function list(type: DataType): Reader {
  const item = readerOf(type.children[0].type)
  return nested(
    raw => `[${[...(raw as Iterable<unknown>)].map(value => within(item, value)).join(', ')}]`,
    raw => [...(raw as Iterable<unknown>)].map(value => plainOrNull(item, value)),
  )
}

function struct(fields: Field[]): Reader {
  const readers = fields.map(field => readerOf(field.type))
  const entries = (raw: unknown) => [...(raw as Iterable<[string, unknown]>)]
  return nested(
    raw =>
      `{${entries(raw)
        .map(([key, value], at) => `${JSON.stringify(key)}: ${within(readers[at], value)}`)
        .join(', ')}}`,
    raw => Object.fromEntries(entries(raw).map(([key, value], at) => [key, plainOrNull(readers[at], value)])),
  )
}

function map(type: DataType): Reader {
  const [key, value] = (type.children[0].type as Struct).children.map(field => readerOf(field.type))
  const entries = (raw: unknown) => [...(raw as Iterable<[unknown, unknown]>)]
  return nested(
    raw =>
      `{${entries(raw)
        .map(([name, item]) => `${within(key, name)}: ${within(value, item)}`)
        .join(', ')}}`,
    raw =>
      Object.fromEntries(entries(raw).map(([name, item]) => [key.exact(name), plainOrNull(value, item)])),
  )
}

function nested(text: (raw: unknown) => string, plain: (raw: unknown) => unknown): Reader {
  return { kind: 'nested', shown: text, exact: text, order: text, plain }
}

/** A value inside another one: as JSON would have it. */
function within(reader: Reader, raw: unknown): string {
  if (raw === null || raw === undefined) return 'null'
  const text = reader.exact(raw)
  return ['integer', 'number', 'boolean', 'nested'].includes(reader.kind) ? text : JSON.stringify(text)
}

function plainOrNull(reader: Reader, raw: unknown): unknown {
  return raw === null || raw === undefined ? null : reader.plain(raw)
}

/** Charts reckon with numbers; beyond 2^53 the nearest one must do. */
function numberIfSafe(value: number | bigint): number {
  return Number(value)
}

function isText(type: DataType): boolean {
  return DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type)
}

function isBinary(type: DataType): boolean {
  return (
    DataType.isBinary(type) ||
    DataType.isLargeBinary(type) ||
    DataType.isFixedSizeBinary(type) ||
    DataType.isBinaryView(type)
  )
}

function isLargeList(type: DataType): boolean {
  return DataType.isLargeList(type)
}
