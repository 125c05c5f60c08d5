// Addresses as links.

import { GridCellKind } from '@glideapps/glide-data-grid'
import { safeLink } from '../markdown/urls'
import type { CellMaker, TextMaker } from './place'
import type { ColumnSettings } from './settings'

const ICON = /^:material\/(\w+):$/

/** Whether a column's links are shown as an icon. */
export function hasIcon({ displayText }: ColumnSettings): boolean {
  return ICON.test(displayText ?? '')
}

/** The maker for a column of links; an address that is not harmless is shown as text. */
export function linkMaker(settings: ColumnSettings, textCell: TextMaker): CellMaker {
  const show = linkText(settings.displayText)
  const icon = ICON.exec(settings.displayText ?? '')
  // The icon font draws a name as one sign.
  const themeOverride = icon ? { fontFamily: '"Material Symbols Rounded"', baseFontStyle: '18px' } : undefined
  return (_, cell) => {
    const url = safeLink(cell.exact)
    if (!url) return textCell(cell)
    return {
      kind: GridCellKind.Uri,
      data: url,
      displayData: show(url),
      copyData: url,
      allowOverlay: true,
      readonly: true,
      hoverEffect: true,
      onClickUri: () => window.open(url, '_blank', 'noopener,noreferrer'),
      themeOverride,
    }
  }
}

/** What links show: always the same text, or what a regular expression's group finds in their address. */
function linkText(displayText: string | undefined): (url: string) => string {
  if (!displayText) return url => url
  const icon = ICON.exec(displayText)
  if (icon) return () => icon[1]
  const pattern = displayText.includes('(') ? regularExpression(displayText) : undefined
  if (!pattern) return () => displayText
  return url => {
    const found = pattern.exec(url)
    return found ? decoded(found[1] ?? found[0]) : url
  }
}

function regularExpression(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'us')
  } catch {
    return undefined
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
