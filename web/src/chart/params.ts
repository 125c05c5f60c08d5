// The parameters of a specification that select: prepared to be told to the script, and what is selected by them.

import type { Selected } from './selection'
import { isObject, isVega, type Spec } from './spec'

/**
 * The specification with its parameters ready: one that selects points names the fields that tell them apart, and
 * each starts with what is `selected`.
 */
export function withParams(spec: Spec, modes: readonly string[], selected: Selected | null): Spec {
  if (modes.length === 0 || isVega(spec) || !Array.isArray(spec.params)) return spec
  const params = spec.params.map(param => {
    if (!isObject(param) || !modes.includes(String(param.name)) || !('select' in param)) return param
    const select = typeof param.select === 'string' ? { type: param.select } : param.select
    if (!isObject(select)) return param
    const told = { ...param, select: withEncodings(select, spec) }
    const value = startOf(select, selected?.[String(param.name)], spec)
    return value === undefined ? told : { ...told, value }
  })
  return { ...spec, params }
}

/** What a parameter's signal says is selected: a list of objects, or an object of fields and ranges. */
export function selectedBy(signal: unknown): unknown {
  if (!isObject(signal)) return undefined
  const { vlPoint, ...fields } = signal
  if (isObject(vlPoint)) return Array.isArray(vlPoint.or) && vlPoint.or.length > 0 ? vlPoint.or : undefined
  return Object.keys(fields).length > 0 ? plain(fields) : undefined
}

/** What all parameters select; null is nothing. */
export function selectedByAll(signals: ReadonlyMap<string, unknown>): Selected | null {
  const entries = [...signals].map(([name, signal]) => [name, selectedBy(signal)] as const)
  const selected = entries.filter(([, value]) => value !== undefined)
  return selected.length > 0 ? Object.fromEntries(selected) : null
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  if (Array.isArray(value)) return value.map(plain)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}

/** Vega-Lite would tell points apart by numbers of its own, which mean nothing to a script. */
function withEncodings(select: Spec, spec: Spec): Spec {
  if (select.type !== 'point' || 'fields' in select || 'encodings' in select) return select
  const encodings = [...channels(spec)]
    .filter(([, { aggregate, bin }]) => aggregate === undefined && !bin)
    .map(([channel]) => channel)
  return encodings.length > 0 ? { ...select, encodings: [...new Set(encodings)] } : select
}

// Those by which Vega-Lite can tell points apart; `order`, `detail` and `tooltip` take lists.
const PROJECTED = ['x', 'y', 'color', 'fill', 'stroke', 'size', 'shape', 'opacity', 'theta', 'radius']

/** The channels that show a field, in the view or in its layers. */
function* channels(spec: Spec): Generator<[string, Spec]> {
  if (isObject(spec.encoding)) {
    for (const [channel, definition] of Object.entries(spec.encoding)) {
      if (!PROJECTED.includes(channel) || !isObject(definition)) continue
      if (typeof definition.field === 'string') yield [channel, definition]
    }
  }
  if (Array.isArray(spec.layer)) for (const layer of spec.layer) if (isObject(layer)) yield* channels(layer)
}

/** What was selected as the `value` of a parameter: a list for points, channels and ranges for an interval. */
function startOf(select: Spec, selected: unknown, spec: Spec): unknown {
  if (select.type === 'point') return Array.isArray(selected) ? selected : undefined
  if (!isObject(selected)) return undefined
  const start: Spec = {}
  for (const [channel, { field }] of channels(spec)) {
    const isAxis = channel === 'x' || channel === 'y'
    if (isAxis && typeof field === 'string' && Array.isArray(selected[field]))
      start[channel] = selected[field]
  }
  return Object.keys(start).length > 0 ? start : undefined
}
