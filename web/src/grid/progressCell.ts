// A number as a bar and a text.

import {
  type CustomCell,
  type CustomRenderer,
  GridCellKind,
  getMiddleCenterBias,
  roundedRect,
} from '@glideapps/glide-data-grid'

/** What the cell shows. */
export interface ProgressCell {
  kind: 'progress'
  /** How much of the bar is filled; beyond 0 and 1 it is empty and full. */
  share: number
  /** What stands beside the bar. */
  text: string
  /** The number with all its digits. */
  exact: string
  color: string
}

const HEIGHT = 6
const GAP = 8
// So that the bars of a column have the same length as long as their texts are short.
const TEXT_WIDTH = 52

/** Draws the cell. */
export const progressRenderer: CustomRenderer<CustomCell<ProgressCell>> = {
  kind: GridCellKind.Custom,
  isMatch: (cell): cell is CustomCell<ProgressCell> => (cell.data as ProgressCell).kind === 'progress',
  draw({ ctx, rect, theme, cell: { data } }) {
    const padding = theme.cellHorizontalPadding
    const text = Math.max(TEXT_WIDTH, ctx.measureText(data.text).width)
    const width = Math.max(0, rect.width - 2 * padding - text - GAP)
    const [x, y] = [rect.x + padding, rect.y + (rect.height - HEIGHT) / 2]
    fillBar(ctx, x, y, width, theme.borderColor)
    const filled = Math.min(1, Math.max(0, data.share)) * width
    if (filled > 0) fillBar(ctx, x, y, Math.max(filled, HEIGHT), data.color)
    ctx.fillStyle = theme.textDark
    ctx.textAlign = 'right'
    ctx.fillText(
      data.text,
      rect.x + rect.width - padding,
      rect.y + rect.height / 2 + getMiddleCenterBias(ctx, theme),
    )
    ctx.textAlign = 'start'
  },
}

function fillBar(ctx: CanvasRenderingContext2D, x: number, y: number, width: number, color: string) {
  ctx.beginPath()
  roundedRect(ctx, x, y, width, HEIGHT, HEIGHT / 2)
  ctx.fillStyle = color
  ctx.fill()
}
