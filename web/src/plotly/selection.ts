// What is selected in a Plotly figure: from its events, and back into a figure.

import { type Figure, isObject, type Json } from './figure'

/** What is selected, in the words of the widget's value. */
export interface PlotlySelection {
  points: Json[]
  point_indices: number[]
  box: Shape[]
  lasso: Shape[]
}

/** A selected area, in the coordinates of two axes. */
interface Shape {
  xref: string
  yref: string
  x: unknown[]
  y: unknown[]
}

/** An event of Plotly as far as it is looked into here. */
export interface SelectEvent {
  points?: Json[]
  selections?: Json[]
}

/** What an event says is selected; null is nothing. */
export function fromEvent({ points = [], selections = [] }: SelectEvent): PlotlySelection | null {
  if (points.length === 0 && selections.length === 0) return null
  const box = selections.filter(({ type }) => type === 'rect').map(toBox)
  const lasso = selections.filter(({ type }) => type === 'path').map(toLasso)
  return { points: points.map(toPoint), point_indices: points.flatMap(indicesOf), box, lasso }
}

/** A selection after a click on a point: that point alone, or with `isMore` in or out of those there are. */
export function clicked(
  event: SelectEvent,
  before: PlotlySelection | null,
  isMore: boolean,
): PlotlySelection | null {
  const next = fromEvent({ points: event.points })
  if (!next || !isMore || !before) return next
  const name = (point: Json) => `${point.curve_number} ${point.point_number}`
  const given = new Set(next.points.map(name))
  const kept = before.points.filter(point => !given.has(name(point)))
  const points = kept.length < before.points.length ? kept : [...before.points, ...next.points]
  if (points.length === 0) return null
  return { ...next, points, point_indices: points.flatMap(({ point_number }) => numbers(point_number)) }
}

/** The figure with this selected. */
export function withSelection({ data, layout, frames }: Figure, selected: Json | null): Figure {
  if (!selected) return { data, layout, frames }
  const points = list(selected.points)
  const shapes = [...list(selected.box).map(fromBox), ...list(selected.lasso).map(fromLasso)]
  const selections = shapes.length > 0 ? { selections: shapes } : {}
  if (points.length === 0) return { data, layout: { ...layout, ...selections }, frames }
  const chosen = (curve: number) =>
    points
      .filter(point => point.curve_number === curve)
      .flatMap(point => [...numbers(point.point_numbers ?? point.point_number)])
  return {
    data: data.map((trace, at) => ({ ...trace, selectedpoints: chosen(at) })),
    layout: { ...layout, ...selections },
    frames,
  }
}

// What an event's point carries beside its data: the figure itself, the mouse, and the inner workings of a pie.
const SKIPPED = new Set(['data', 'fullData', 'xaxis', 'yaxis', 'bbox', 'xPixel', 'yPixel', 'v', 'i'])

function toPoint(point: Json): Json {
  const plain: Json = {}
  for (const [key, value] of Object.entries(point)) {
    if (SKIPPED.has(key)) continue
    const shown = plainValue(value)
    if (shown !== undefined) plain[snake(key)] = shown
  }
  const group = isObject(point.data) ? point.data.legendgroup : undefined
  if (typeof group === 'string' && group !== '') plain.legendgroup = group
  return plain
}

/** Numbers, texts and lists of them; nothing for anything else. */
function plainValue(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return Array.from(value as unknown as ArrayLike<unknown>, item => plainValue(item) ?? null)
  }
  return undefined
}

/** `marker.size` and `pointNumber` as `marker_size` and `point_number`. */
function snake(name: string): string {
  return name.replaceAll('.', '_').replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

function indicesOf({ pointNumber, pointNumbers }: Json): number[] {
  return numbers(pointNumbers ?? pointNumber)
}

function numbers(value: unknown): number[] {
  const all = Array.isArray(value) ? value : [value]
  return all.filter(item => typeof item === 'number')
}

function toBox({ xref, yref, x0, x1, y0, y1 }: Json): Shape {
  return { xref: String(xref), yref: String(yref), x: [x0, x1], y: [y0, y1] }
}

function fromBox({ xref, yref, x, y }: Json): Json {
  const [[x0, x1], [y0, y1]] = [values(x), values(y)]
  return { type: 'rect', xref, yref, x0, x1, y0, y1 }
}

/** From a path such as `M1,2L3,4Z`. */
function toLasso({ xref, yref, path }: Json): Shape {
  const corners = String(path).replace(/^M|Z$/g, '').split('L')
  const along = (axis: 0 | 1) => corners.map(corner => numberOr(corner.split(',')[axis] ?? ''))
  return { xref: String(xref), yref: String(yref), x: along(0), y: along(1) }
}

function fromLasso({ xref, yref, x, y }: Json): Json {
  const ys = values(y)
  return {
    type: 'path',
    xref,
    yref,
    path: `M${values(x)
      .map((x, at) => `${x},${ys[at]}`)
      .join('L')}Z`,
  }
}

/** A number where it is one: dates and names of categories stay as they are. */
function numberOr(text: string): number | string {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function values(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
