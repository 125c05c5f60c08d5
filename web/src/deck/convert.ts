// Makes deck.gl's objects of a specification. Its expressions are interpreted, not compiled: no script of it runs.

import * as aggregationLayers from '@deck.gl/aggregation-layers'
import * as core from '@deck.gl/core'
import * as geoLayers from '@deck.gl/geo-layers'
import { JSONConverter } from '@deck.gl/json'
import * as layers from '@deck.gl/layers'
import * as meshLayers from '@deck.gl/mesh-layers'
import type { BinaryData } from './data'
import { isObject, type Json, layersOf, readsFrame } from './spec'

/** What a specification becomes. */
export interface Converted {
  layers: core.Layer[]
  views?: core.View[]
  effects?: core.Effect[]
}

type Class = new (props: Json) => unknown

const CLASSES = Object.fromEntries(
  Object.entries({ ...core, ...layers, ...aggregationLayers, ...geoLayers, ...meshLayers })
    .filter(
      ([name, value]) => typeof value === 'function' && /(Layer|View|Light|Effect|Interpolator)$/.test(name),
    )
    .flatMap(([name, value]) => [
      [name, value],
      // Their names of before, by which specifications know them.
      [name.replace(/^_/, ''), value],
    ]),
) as Record<string, Class>

const converter = new JSONConverter({
  configuration: {
    classes: CLASSES,
    enumerations: { COORDINATE_SYSTEM: core.COORDINATE_SYSTEM, GL: {} },
    constants: {},
    preProcessClassProps: (_: unknown, props: Json) => withoutWorkers(props),
  },
} as never)

/** The objects of a specification; `data` is that of layers that read the element's frame. */
export function convert(spec: Json, data: BinaryData | undefined): Converted {
  const named = layersOf(spec).map((layer, at) => ({ id: `layer-${at}`, ...layer }))
  for (const layer of named) checkType((layer as Json)['@@type'])
  const { views, effects } = spec
  const plain = {
    layers: named.map(layer => (readsFrame(layer) ? { ...layer, data: [] } : layer)),
    views: isObject(views) ? [views] : views,
    effects,
  }
  // Given as a text, it is converted each time: layers belong to one drawing.
  const converted = converter.convert(JSON.stringify(plain)) as Converted
  return {
    ...converted,
    layers: converted.layers.map((layer, at) =>
      readsFrame(named[at]) && data ? layer.clone({ data } as never) : layer,
    ),
  }
}

function checkType(type: unknown) {
  if (typeof type !== 'string') throw new Error('A layer has no `@@type`.')
  if (!Object.hasOwn(CLASSES, type) || !type.endsWith('Layer'))
    throw new Error(`There is no layer \`${type}\`.`)
}

/** Loaders would fetch the scripts of their workers from elsewhere. */
function withoutWorkers(props: Json): Json {
  const { worker: _, ...options } = isObject(props.loadOptions) ? props.loadOptions : ({} as Json)
  const core = isObject(options.core) ? options.core : {}
  return { ...props, loadOptions: { ...options, core: { ...core, worker: false } } }
}

// The accessors that say an object's colour.
const COLOURS = ['getFillColor', 'getLineColor', 'getColor', 'getSourceColor', 'getTargetColor'] as const

/** A layer whose objects are pale but for the chosen ones. */
export function emphasized(layer: core.Layer, chosen: readonly number[]): core.Layer {
  const props = layer.props as unknown as Json
  const triggers = isObject(props.updateTriggers) ? props.updateTriggers : {}
  const changed: Json = { updateTriggers: { ...triggers } }
  for (const key of COLOURS) {
    // Where both are there, the plain one is an old name.
    if (!(key in props) || (key === 'getColor' && 'getFillColor' in props)) continue
    const accessor = props[key]
    changed[key] = (object: unknown, info: { index: number }) => {
      const colour = typeof accessor === 'function' ? accessor(object, info) : accessor
      return chosen.includes(info.index) ? colour : paled(colour)
    }
    ;(changed.updateTriggers as Json)[key] = [triggers[key], chosen.join()]
  }
  return layer.clone(changed as never)
}

function paled(colour: unknown): unknown {
  if (!Array.isArray(colour)) return colour
  const [red, green, blue, alpha = 255] = colour
  return [red, green, blue, alpha * 0.3]
}
