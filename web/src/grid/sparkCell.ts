// A list of numbers as a small chart.

import {
  type CustomCell,
  type CustomRenderer,
  GridCellKind,
  type Rectangle,
} from '@glideapps/glide-data-grid'
import { bar, type Point, type Sparkline, sparkline } from './sparkline'

/** What the cell shows. */
export interface SparkCell {
  kind: 'spark'
  look: 'line' | 'area' | 'bar'
  /** From left to right; null is a gap. */
  values: readonly (number | null)[]
  /** The number at the lower edge; absent is the least one. */
  min?: number
  /** The number at the upper edge; absent is the greatest one. */
  max?: number
  color: string
}

const VERTICAL_PADDING = 6

/** Draws the cell. */
export const sparkRenderer: CustomRenderer<CustomCell<SparkCell>> = {
  kind: GridCellKind.Custom,
  isMatch: (cell): cell is CustomCell<SparkCell> => (cell.data as SparkCell).kind === 'spark',
  draw({ ctx, rect, theme, cell: { data } }) {
    const chart = sparkline(data.values, { min: data.min, max: data.max, fromZero: data.look === 'bar' })
    const [x, y] = [theme.cellHorizontalPadding, VERTICAL_PADDING]
    const place = {
      x: rect.x + x,
      y: rect.y + y,
      width: rect.width - 2 * x,
      height: rect.height - 2 * y,
    }
    ctx.fillStyle = data.color
    ctx.strokeStyle = data.color
    if (data.look === 'bar') drawBars(ctx, chart, place)
    else for (const run of chart.runs) drawRun(ctx, run, place, data.look === 'area')
  },
}

function drawBars(ctx: CanvasRenderingContext2D, chart: Sparkline, place: Rectangle) {
  for (const point of chart.runs.flat()) {
    const { x, y, width, height } = bar(point, chart)
    // A bar of nothing is a line, to tell it from a gap.
    ctx.fillRect(
      place.x + x * place.width,
      place.y + y * place.height,
      Math.max(1, width * place.width),
      Math.max(1, height * place.height),
    )
  }
}

function drawRun(ctx: CanvasRenderingContext2D, run: Point[], place: Rectangle, isFilled: boolean) {
  const points = run.map(({ x, y }) => [place.x + x * place.width, place.y + y * place.height] as const)
  ctx.beginPath()
  for (const [x, y] of points) ctx.lineTo(x, y)
  ctx.lineWidth = 1.5
  ctx.lineJoin = 'round'
  if (points.length === 1) ctx.arc(points[0][0], points[0][1], 1, 0, 2 * Math.PI)
  ctx.stroke()
  if (!isFilled || points.length === 1) return
  const bottom = place.y + place.height
  ctx.lineTo(points[points.length - 1][0], bottom)
  ctx.lineTo(points[0][0], bottom)
  ctx.globalAlpha = 0.2
  ctx.fill()
  ctx.globalAlpha = 1
}
