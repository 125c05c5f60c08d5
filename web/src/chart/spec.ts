// What is done to a chart's specification before it is drawn: its data put in, its size and its theme.

import type { Size } from '../protocol'

/** A Vega-Lite specification as far as it is looked into here. */
export type Spec = Record<string, unknown>

/** The name under which a specification finds the element's frame. */
export const SOURCE = 'source'

// Views made of several views have no size of their own to set.
const COMPOSITES = ['concat', 'hconcat', 'vconcat', 'repeat', 'facet', 'spec']

/** Reads a specification; throws an `Error` that says what is wrong. */
export function parseSpec(text: string): Spec {
  const spec: unknown = JSON.parse(text)
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) throw new Error('it is not an object')
  return spec as Spec
}

/** Whether its size can be set. */
export function isSingleView(spec: Spec): boolean {
  const encoding = (spec.encoding ?? {}) as Spec
  return (
    !COMPOSITES.some(key => key in spec) && !['row', 'column', 'facet'].some(channel => channel in encoding)
  )
}

/** Whether it is Vega rather than Vega-Lite. */
export function isVega(spec: Spec): boolean {
  return typeof spec.$schema === 'string' && /\/schema\/vega\//.test(spec.$schema)
}

/** Whether a size is that of the place on the page. */
export function fills({ type }: Size): boolean {
  return type === 'stretch' || type === 'auto'
}

/** The specification to draw. */
export function prepareSpec(spec: Spec, rows: unknown[] | null, width: Size, height: Size): Spec {
  const prepared = { ...spec }
  if (rows) prepared.datasets = { ...(spec.datasets as Spec | undefined), [SOURCE]: rows }
  if (isVega(spec) || !isSingleView(spec)) return prepared
  if (width.type !== 'content') prepared.width = width.type === 'pixels' ? width.value : 'container'
  if (height.type !== 'content') prepared.height = height.type === 'pixels' ? height.value : 'container'
  if (width.type !== 'content' || height.type !== 'content') {
    // The size counts axes and legends in, as the width of a place on the page does.
    prepared.autosize ??= { type: 'fit', contains: 'padding' }
  }
  return prepared
}

// An expression can't measure text: it takes 6.5 pixels for a character, and the longest label for half as long again
// as the average.
const FITS = `abs(range('x')[1] - range('x')[0]) > 9.75 * length(join(domain('x'), '')) + 8 * length(domain('x'))`

/** The specification with the labels of its first axis level where there is room, upright where there is not. */
export function levelLabels(spec: Spec): Spec {
  const { encoding } = spec
  if (isVega(spec) || !isSingleView(spec) || !isObject(encoding) || !isObject(encoding.x)) return spec
  const { type, timeUnit, axis = {} } = encoding.x
  const isNamed = (type === 'nominal' || type === 'ordinal') && timeUnit === undefined
  if (!isNamed || !isObject(axis) || 'labelAngle' in axis) return spec
  const level = {
    labelAngle: { expr: `${FITS} ? 0 : 270` },
    labelAlign: { expr: `${FITS} ? 'center' : 'right'` },
    labelBaseline: { expr: `${FITS} ? 'top' : 'middle'` },
  }
  return { ...spec, encoding: { ...encoding, x: { ...encoding.x, axis: { ...level, ...axis } } } }
}

// A label of middling length with its sign, and what stands left of the view.
const LEGEND_ENTRY = 110
const AXIS = 70

/** How many entries of a legend stand side by side below a view in a place of a width, in pixels. */
export function legendColumns(room: number): number {
  return Math.max(1, Math.floor((room - AXIS) / LEGEND_ENTRY))
}

/** One configuration over another: what the specification says counts more than the theme. */
export function mergeConfig(base: Spec, over: unknown): Spec {
  if (!isObject(over)) return base
  const merged = { ...base }
  for (const [key, value] of Object.entries(over)) {
    merged[key] = isObject(value) && isObject(base[key]) ? mergeConfig(base[key], value) : value
  }
  return merged
}

/** Whether a value is an object of names and values. */
export function isObject(value: unknown): value is Spec {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
