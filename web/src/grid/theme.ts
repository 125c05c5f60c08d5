// The grid draws on a canvas, which knows no CSS variables: their values are read whenever the theme changes.

import type { Theme } from '@glideapps/glide-data-grid'

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
