// The texts of numbers and times after the settings of their column.

import type { Cell, FrameColumn } from '../frame'
import { numberFormat } from '../frame/numberFormat'
import { type TimeKind, timeFormat } from '../frame/timeFormat'
import { numberAt, type Place } from './place'
import type { CellType, ColumnSettings } from './settings'

const TIMES = new Set<CellType | FrameColumn['kind']>(['date', 'datetime', 'time'])
const NUMBERS = new Set<CellType | FrameColumn['kind']>(['integer', 'number'])

/** The text of a cell; none leaves it as the frame has it. */
export type Format = (place: Place, cell: Cell) => string | undefined

/** How a column's texts are made, if its settings say so. */
export function textFormat(column: FrameColumn, settings: ColumnSettings): Format | undefined {
  const kind = TIMES.has(settings.type ?? column.kind)
    ? ((settings.type ?? column.kind) as TimeKind)
    : undefined
  if (kind) return timeText(column, settings, kind)
  if (settings.format === undefined || !NUMBERS.has(settings.type ?? column.kind)) return undefined
  const show = numberFormat(settings.format)
  return (place, cell) => {
    const value = numberAt(place, cell)
    return value === undefined ? undefined : show(value)
  }
}

function timeText(column: FrameColumn, settings: ColumnSettings, kind: TimeKind): Format | undefined {
  const { format, timezone } = settings
  if (column.kind === 'text' && format) {
    const show = timeFormat({ format, kind, zone: timezone })
    return (_, cell) => {
      const value = millisecondsOf(cell.exact)
      return value === undefined ? undefined : show(value)
    }
  }
  if (!TIMES.has(column.kind) || (!format && !timezone && kind === column.kind)) return undefined
  const zone = column.kind === 'datetime' ? (timezone ?? column.zone) : undefined
  const show = timeFormat({
    format: format ?? DEFAULT_TIMES[kind] + (zone && kind !== 'date' ? 'Z' : ''),
    kind,
    zone,
  })
  return ({ source, row, column: at }) => {
    const value = source.order(row, at)
    return typeof value === 'number' ? show(value) : undefined
  }
}

const TIME = /^(\d{4}-\d\d-\d\d)?(?:(?:^|[ T])(\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?(Z|[+-]\d\d:\d\d)?$/

/** Words that tell whether a box is ticked. */
export const TRUTHS: Readonly<Record<string, boolean | undefined>> = {
  ...{ 1: true, true: true, yes: true, on: true },
  ...{ 0: false, false: false, no: false, off: false },
}

/** The time that a text tells, such as `08:30` or `2024-03-01 08:30:00+01:00`: since midnight, or since 1970. */
export function millisecondsOf(text: string): number | undefined {
  const parts = TIME.exec(text)
  if (!parts || text === '') return undefined
  const [, day = '1970-01-01', time = '00:00', zone = 'Z'] = parts
  const value = Date.parse(`${day}T${time}${zone}`)
  return Number.isNaN(value) ? undefined : value
}

const DEFAULT_TIMES: Readonly<Record<TimeKind, string>> = {
  date: 'YYYY-MM-DD',
  datetime: 'YYYY-MM-DD HH:mm:ss',
  time: 'HH:mm:ss',
}
