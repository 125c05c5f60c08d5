// How wide columns are until the user says otherwise: from their header and some of their cells.

import type { FrameSource } from '../frame'

const NARROWEST = 56
const WIDEST = 360
const PADDING = 18
const SAMPLE = 60

/** Measures text in pixels. */
export type Measure = (text: string, bold: boolean) => number

/** The width that a column needs for its title and some of its texts. */
export function columnWidth(title: string, texts: Iterable<string>, measure: Measure): number {
  // Room for the arrow that tells the sorting.
  let width = measure(title, true) + 14
  for (const text of texts) {
    // Beyond some length it is cut off anyway, and measuring a novel takes time.
    width = Math.max(width, measure(text.slice(0, 80), false))
  }
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width + PADDING)))
}

/** The first rows, which are seen at once, and some spread over the rest unless those would have to be fetched. */
export function sampleRows({ rows, remote }: Pick<FrameSource, 'rows' | 'remote'>): number[] {
  const half = SAMPLE / 2
  if (remote || rows <= SAMPLE) return Array.from({ length: Math.min(rows, SAMPLE) }, (_, row) => row)
  const spread = Array.from(
    { length: half },
    (_, at) => half + Math.floor(((rows - half - 1) * at) / (half - 1)),
  )
  return [...Array(half).keys(), ...spread]
}

/** Measures with the fonts of the grid. */
export function canvasMeasure(font: string, boldFont: string): Measure {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return text => text.length * 8
  return (text, bold) => {
    context.font = bold ? boldFont : font
    return context.measureText(text).width
  }
}
