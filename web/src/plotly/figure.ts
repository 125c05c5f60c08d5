// What is done to a Plotly figure before it is drawn: its theme, its size and what is selected in it.

/** A JSON object. */
export type Json = Record<string, unknown>

/** A figure as far as it is looked into here. */
export interface Figure {
  data: Json[]
  layout: Json
  frames?: Json[]
}

/** Plotly's own height and width where a figure says nothing. */
export const OWN_HEIGHT = 450
export const OWN_WIDTH = 700

// The series of Plotly's standard template. Plotly Express writes them into the traces, where no template reaches them.
const STANDARD = [
  ...['#636efa', '#ef553b', '#00cc96', '#ab63fa', '#ffa15a'],
  ...['#19d3f3', '#ff6692', '#b6e880', '#ff97ff', '#fecb52'],
]

/** Reads a figure; throws an `Error` that says what is wrong. */
export function parseFigure(text: string): Figure {
  const figure: unknown = JSON.parse(text)
  if (!isObject(figure)) throw new Error('The figure is not an object.')
  const { data = [], layout = {}, frames } = figure
  if (!Array.isArray(data) || !data.every(isObject)) throw new Error('Its `data` is not a list of traces.')
  if (!isObject(layout)) throw new Error('Its `layout` is not an object.')
  if (frames != null && !Array.isArray(frames)) throw new Error('Its `frames` are not a list.')
  return { data, layout, frames: frames ?? undefined }
}

/** Reads the settings of the drawing. */
export function parseConfig(text: string): Json {
  const config: unknown = text === '' ? {} : JSON.parse(text)
  if (!isObject(config)) throw new Error('Its `config` is not an object.')
  return config
}

/** The settings of the drawing, with those that make it a part of the page. */
export function settingsOf(config: Json, modes: readonly string[]): Json {
  const unused = [
    ...(modes.includes('box') ? [] : ['select2d']),
    ...(modes.includes('lasso') ? [] : ['lasso2d']),
  ]
  // The picture is saved from the toolbar, and nothing is sent to anybody else.
  return {
    displaylogo: false,
    showSendToCloud: false,
    modeBarButtonsToRemove: ['toImage', ...unused],
    ...config,
  }
}

/** The size that the figure says, in pixels. */
export function ownSize({ layout }: Figure): { width: number; height: number } {
  const { width, height } = layout
  return {
    width: typeof width === 'number' && width > 0 ? width : OWN_WIDTH,
    height: typeof height === 'number' && height > 0 ? height : OWN_HEIGHT,
  }
}

/**
 * The figure in the page's look: what it sets itself counts more, its template counts less.
 *
 * `series` are the colours that replace those of Plotly's standard template.
 */
export function themed({ data, layout, frames }: Figure, template: Json, series: string[]): Figure {
  const recolour = (value: unknown) => recoloured(value, series)
  const rest = withoutScales(layout)
  return {
    data: data.map(trace => mapColours(trace, recolour)),
    layout: { ...rest, template },
    frames,
  }
}

/** The figure with its drag mode, and with no size of its own: it follows its place on the page. */
export function placed({ data, layout, frames }: Figure, modes: readonly string[]): Figure {
  const { width: _, height: __, ...rest } = layout
  return { data, layout: { ...selecting(rest, modes), autosize: true }, frames }
}

// The keys of a trace that hold colours.
const COLOURED = ['marker', 'line', 'textfont', 'error_x', 'error_y', 'box', 'meanline', 'node', 'link']

function mapColours(trace: Json, map: (value: unknown) => unknown): Json {
  const mapped = { ...trace }
  for (const [key, value] of Object.entries(trace)) {
    if (/color$/.test(key)) mapped[key] = map(value)
    else if (key === 'colors' && Array.isArray(value)) mapped[key] = value.map(map)
    else if (COLOURED.includes(key) && isObject(value)) mapped[key] = mapColours(value, map)
  }
  return mapped
}

function recoloured(colour: unknown, series: string[]): unknown {
  if (Array.isArray(colour)) return colour
  const at = typeof colour === 'string' ? STANDARD.indexOf(colour.toLowerCase()) : -1
  return at < 0 ? colour : (series[at] ?? colour)
}

/** The layout without scales of colours that it took over from its own template. */
function withoutScales(layout: Json): Json {
  const scales = at(layout, 'template', 'layout', 'colorscale')
  if (!isObject(scales)) return layout
  const standard = Object.values(scales).map(scale => JSON.stringify(scale))
  const rest = { ...layout }
  for (const [key, axis] of Object.entries(layout)) {
    if (!/^coloraxis\d*$/.test(key) || !isObject(axis)) continue
    if (standard.includes(JSON.stringify(axis.colorscale))) rest[key] = { ...axis, colorscale: undefined }
  }
  return rest
}

function selecting(layout: Json, modes: readonly string[]): Json {
  if (modes.length === 0) return layout
  const dragmode = modes.includes('box') ? 'select' : modes.includes('lasso') ? 'lasso' : 'pan'
  const points = modes.includes('points') ? { clickmode: 'event+select', hovermode: 'closest' } : {}
  // What the user chose in the mode bar outlives other data.
  const modebar = { uirevision: 'kept', ...(isObject(layout.modebar) ? layout.modebar : {}) }
  return { dragmode, ...points, ...layout, modebar }
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value)
}

/** Whether a value is an object of names and values. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
