// Values of a list side by side, in the colours of the options that they are.

import {
  type BubbleCell,
  bubbleCellRenderer,
  getMiddleCenterBias,
  measureTextCached,
  roundedRect,
} from '@glideapps/glide-data-grid'
import { blended, readableOn } from '../frame/css'
import type { ColumnSettings } from './settings'
import type { Palette } from './theme'

/** A cell of values, some of them with a colour. */
export interface TagsCell extends BubbleCell {
  /** CSS colours; absent where there is none. */
  colors?: readonly (string | undefined)[]
}

/** How many colours of charts there are before they begin anew. */
const SERIES = 10

/** The colour that was said for a value: a name of the theme, `chart-N`, or a CSS colour. */
export function tagColors({ options, color }: ColumnSettings): (value: string) => string | undefined {
  let series = 0
  const known = new Map<string, string | undefined>()
  for (const option of options ?? []) {
    const said = option.color ?? color
    known.set(String(option.value), said === 'auto' ? `chart-${(series++ % SERIES) + 1}` : said)
  }
  // To a value that is none of the options no colour of its own can be given.
  const others = color === 'auto' ? undefined : color
  return value => (known.has(value) ? known.get(value) : others)
}

/** What a tag is drawn in. */
export interface TagLook {
  background: string
  text: string
}

const looks = new Map<string, TagLook | undefined>()
const LOOKS_KEPT = 1000

/** A colour on a ground, and one for the text on it that can be read; none for what is no colour. */
export function tagLook(color: string, ground: string): TagLook | undefined {
  const key = `${color} on ${ground}`
  if (looks.has(key)) return looks.get(key)
  const background = blended(color, ground)
  const text = background && readableOn(background)
  const look = background && text ? { background, text } : undefined
  if (looks.size >= LOOKS_KEPT) looks.clear()
  looks.set(key, look)
  return look
}

/** The CSS colours of values; absent where none has one. */
export function colorsOf(settings: ColumnSettings, palette: Palette) {
  if (!settings.color && !settings.options?.some(option => option.color)) return undefined
  const colorOf = tagColors(settings)
  return (value: string) => {
    const color = colorOf(value)
    return color && palette(color)
  }
}

/** Draws the cell. */
export function drawTags(args: Parameters<typeof bubbleCellRenderer.draw>[0], cell: BubbleCell) {
  const { colors } = cell as TagsCell
  if (!colors) return bubbleCellRenderer.draw(args, cell)
  const { rect, theme, ctx, highlighted } = args
  const { bubblePadding, bubbleHeight } = theme
  const top = rect.y + (rect.height - bubbleHeight) / 2
  const middle = rect.y + rect.height / 2 + getMiddleCenterBias(ctx, theme)
  let x = rect.x + theme.cellHorizontalPadding
  for (const [at, text] of cell.data.entries()) {
    if (x > rect.x + rect.width) break
    const color = colors[at]
    const look = color === undefined ? undefined : tagLook(color, theme.bgCell)
    const width = measureTextCached(text, ctx, theme.baseFontFull).width + 2 * bubblePadding
    ctx.beginPath()
    roundedRect(ctx, x, top, width, bubbleHeight, theme.roundingRadius ?? bubbleHeight / 2)
    ctx.fillStyle = look?.background ?? (highlighted ? theme.bgBubbleSelected : theme.bgBubble)
    ctx.fill()
    ctx.fillStyle = look?.text ?? theme.textBubble
    ctx.fillText(text, x + bubblePadding, middle)
    x += width + theme.bubbleMargin
  }
}
