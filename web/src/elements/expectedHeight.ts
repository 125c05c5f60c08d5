// How much room is kept for an element until what draws it is here, so that nothing moves when it has come.

import { isGrouped } from '../grid/heads'
import { gridHeight, headHeight, rowHeight } from '../grid/metrics'
import type { Bokeh, Document, Element, VegaLite, Widget } from '../protocol'

const CHART = 340
const FIGURE = 450
const MAP = 500
const METRIC = 98
const TABLE_ROW = 37
const PAGE = 150

// Widgets below their labels.
const LABEL = 28
const FIELD = 40
const DROPZONE = 64
const RECORDER = 50
const CAMERA = 450
const MESSAGE = 46

// Longer texts are not searched for a height: what they would save is not worth the time.
const LONGEST_READ = 50_000

/** The height to expect, in CSS pixels; absent where nobody knows. */
export function expectedHeight(element: Element): number | undefined {
  if ('height' in element && element.height.type === 'pixels') return element.height.value
  switch (element.type) {
    case 'vega_lite':
      return chartHeight(element)
    case 'plotly':
      return heightIn(element.figure, figure => at(figure, 'layout', 'height')) ?? FIGURE
    case 'bokeh':
      return bokehHeight(element)
    case 'deck':
      return MAP
    case 'dataframe': {
      const { frame, heads, height, row_height } = element
      const rows = gridHeight(frame.rows, height, rowHeight(row_height), headHeight(isGrouped(heads)))
      return typeof rows === 'number' ? rows : undefined
    }
    case 'table':
      return (element.frame.rows + (element.hide_header ? 0 : (element.heads?.[0]?.length ?? 1))) * TABLE_ROW
    case 'metric':
      return METRIC
    case 'iframe':
      return PAGE
    case 'date_input':
    case 'time_input':
    case 'datetime_input':
    case 'color_picker':
    case 'multiselect':
      return labelHeight(element.widget) + FIELD
    case 'file_uploader':
      return labelHeight(element.widget) + DROPZONE
    case 'audio_input':
      return labelHeight(element.widget) + RECORDER
    case 'camera_input':
      return labelHeight(element.widget) + CAMERA
    case 'menu_button':
      return FIELD
    case 'chat_input':
      return MESSAGE
  }
  return undefined
}

function labelHeight({ label_visibility }: Widget): number {
  return label_visibility === 'collapsed' ? 0 : LABEL
}

/** The height that a chart says, or has by itself. */
export function chartHeight({ spec, height }: VegaLite): number {
  if (height.type === 'pixels') return height.value
  const own = (chart: unknown) => at(chart, 'height') ?? at(chart, 'config', 'view', 'continuousHeight')
  return heightIn({ type: 'inline', value: spec }, own) ?? CHART
}

/** The height that the first model of a document says. */
export function bokehHeight({ document }: Bokeh): number | undefined {
  return heightIn(document, item => at(item, 'doc', 'roots', '0', 'attributes', 'height'))
}

function heightIn(document: Document, find: (read: unknown) => unknown): number | undefined {
  if (document.type !== 'inline' || document.value.length > LONGEST_READ) return undefined
  try {
    const height = find(JSON.parse(document.value))
    return typeof height === 'number' && height > 0 ? height : undefined
  } catch {
    // What is wrong with it is told where it is drawn.
    return undefined
  }
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null)?.[key], value)
}
