// Numbers and lists of them as small charts.

import { type CustomCell, GridCellKind } from '@glideapps/glide-data-grid'
import type { Cell, FrameColumn } from '../frame'
import { numberFormat } from '../frame/numberFormat'
import { listOf } from './list'
import { type CellMaker, numberAt, type TextMaker } from './place'
import type { ProgressCell } from './progressCell'
import type { ColumnSettings } from './settings'
import type { SparkCell } from './sparkCell'
import type { Palette } from './theme'

/** The maker for a column of small charts. */
export function sparkMaker(settings: ColumnSettings, palette: Palette): CellMaker {
  const look = ({ line_chart: 'line', area_chart: 'area' } as const)[settings.type as string] ?? 'bar'
  return (place, cell) => {
    const values = listOf(place, cell).map(asNumber)
    const data: SparkCell = {
      kind: 'spark',
      look,
      values,
      min: settings.min,
      max: settings.max,
      color: palette(trendColor(settings.color, values)),
    }
    return custom(data, cell)
  }
}

function asNumber(value: unknown): number | null {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
  return isNumber && Number.isFinite(Number(value)) ? Number(value) : null
}

/** `auto` is green for what has grown and red for what has not. */
function trendColor(color: string | undefined, values: readonly (number | null)[]): string | undefined {
  if (color !== 'auto' && color !== 'auto-inverse') return color
  const numbers = values.filter(value => value !== null)
  const hasGrown = (numbers.at(-1) ?? 0) >= (numbers[0] ?? 0)
  return hasGrown === (color === 'auto') ? 'green' : 'red'
}

/** The maker for a column of bars; what is no number is shown as text. */
export function progressMaker(
  column: FrameColumn,
  settings: ColumnSettings,
  palette: Palette,
  textCell: TextMaker,
): CellMaker {
  const min = settings.min ?? 0
  const max = settings.max ?? (column.kind === 'integer' ? 100 : 1)
  const show = numberFormat(settings.format ?? (column.kind === 'integer' ? '%d%%' : 'percent'))
  return (place, cell) => {
    const value = numberAt(place, cell)
    if (value === undefined) return textCell(cell)
    const share = max > min ? (Number(value) - min) / (max - min) : 0
    const half = settings.color?.endsWith('inverse') ? share < 0.5 : share >= 0.5
    const color = settings.color?.startsWith('auto') ? (half ? 'green' : 'red') : settings.color
    const text = show(value)
    const data: ProgressCell = { kind: 'progress', share, text, exact: cell.exact, color: palette(color) }
    // What is to be copied is also all that the library tells screen readers of a cell that it does not know.
    return { ...custom(data, cell), copyData: text }
  }
}

function custom<T extends object>(data: T, cell: Cell): CustomCell<T> {
  return { kind: GridCellKind.Custom, data, copyData: cell.exact, allowOverlay: false, readonly: true }
}
