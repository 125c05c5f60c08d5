// The grid draws on a canvas, which knows no CSS variables: their values are read whenever the theme changes.

import type { Theme } from '@glideapps/glide-data-grid'

/** The value of a colour: a name of the theme, `chart-1` to `chart-10`, or a CSS colour. */
export type Palette = (color: string | undefined) => string

const NAMES = new Set(['red', 'orange', 'yellow', 'green', 'blue', 'violet', 'gray'])

const CHART = /^chart-\d+$/

/** The colours of charts and bars, as they are at an element; without a colour, the first of charts. */
export function gridPalette(at: Element): Palette {
  const style = getComputedStyle(at)
  const variable = (name: string) => style.getPropertyValue(name).trim()
  // A column asks for the same few colours with every cell, and reading a variable takes time.
  const known = new Map<string | undefined, string>()
  return color => {
    const value = known.get(color) ?? cssColor(color)
    known.set(color, value)
    return value
  }

  function cssColor(color: string | undefined): string {
    if (!color) return variable('--chart-1')
    if (CHART.test(color)) return variable(`--${color}`)
    if (color === 'primary') return variable('--color-accent')
    const name = color === 'grey' ? 'gray' : color
    return NAMES.has(name) ? variable(`--color-${name}-solid`) : color
  }
}

/** The grid's colours and fonts from the variables that hold at an element. */
export function gridTheme(at: Element): Partial<Theme> {
  const style = getComputedStyle(at)
  const variable = (name: string) => style.getPropertyValue(name).trim()
  return {
    accentColor: variable('--color-accent'),
    accentFg: variable('--color-on-accent'),
    accentLight: variable('--color-accent-soft'),
    textDark: variable('--color-text'),
    textMedium: variable('--color-muted'),
    textLight: variable('--color-faint'),
    textHeader: variable('--color-muted'),
    textHeaderSelected: variable('--color-on-accent'),
    bgCell: variable('--color-bg'),
    bgCellMedium: variable('--color-surface'),
    bgHeader: variable('--color-surface'),
    bgHeaderHasFocus: variable('--color-hover'),
    bgHeaderHovered: variable('--color-hover'),
    textGroupHeader: variable('--color-muted'),
    bgGroupHeader: variable('--color-surface'),
    bgGroupHeaderHovered: variable('--color-hover'),
    bgBubble: variable('--color-hover'),
    bgBubbleSelected: variable('--color-bg'),
    textBubble: variable('--color-text'),
    bubbleHeight: 20,
    roundingRadius: 4,
    bgSearchResult: variable('--color-yellow-soft'),
    borderColor: variable('--color-border'),
    horizontalBorderColor: variable('--color-border'),
    linkColor: variable('--color-accent'),
    resizeIndicatorColor: variable('--color-focus'),
    fontFamily: variable('--font-sans') || 'sans-serif',
    headerFontStyle: '600 13px',
    baseFontStyle: '13px',
    editorFontSize: '13px',
    cellHorizontalPadding: 9,
    checkboxMaxSize: 16,
    lineHeight: 1.5,
  }
}

/** The look of a cell that lacks a value. */
export function lackingTheme(at: Element): Partial<Theme> {
  const style = getComputedStyle(at)
  return {
    bgCell: style.getPropertyValue('--color-red-soft').trim(),
    textDark: style.getPropertyValue('--color-red').trim(),
  }
}
