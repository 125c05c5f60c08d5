// Widths and heights of the protocol as styles.

import type { Size } from '../protocol'

/** The CSS width of an element that fills its place, takes what it needs, or has a fixed width. */
export function cssWidth(width: Size): string | undefined {
  if (width.type === 'stretch') return '100%'
  return width.type === 'pixels' ? `min(${width.value}px, 100%)` : undefined
}

/** The CSS height of an element that fills its place, takes what it needs, or has a fixed height. */
export function cssHeight(height: Size): string | undefined {
  if (height.type === 'stretch') return '100%'
  return height.type === 'pixels' ? `${height.value}px` : undefined
}
