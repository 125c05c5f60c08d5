// What a specification of deck.gl says about its base map, its views and its layers, before deck.gl reads it.

import type { Theme } from '../theme'

/** A JSON object. */
export type Json = Record<string, unknown>

/** Reads a specification; throws an `Error` that says what is wrong. */
export function parseSpec(text: string): Json {
  const spec: unknown = JSON.parse(text)
  if (!isObject(spec)) throw new Error('The specification is not an object.')
  const { layers } = spec
  if (layers != null && !(Array.isArray(layers) && layers.every(isObject)))
    throw new Error('Its `layers` are not a list of layers.')
  return spec
}

/** The layers of a specification. */
export function layersOf(spec: Json): Json[] {
  return Array.isArray(spec.layers) ? spec.layers.filter(isObject) : []
}

/** Where the camera is at first. */
export function cameraOf(spec: Json): Json {
  return isObject(spec.initialViewState) ? spec.initialViewState : {}
}

/** Whether it is one map seen from above, which a base map can lie under; a globe and free space have none. */
export function isFlatMap(spec: Json): boolean {
  const views = viewsOf(spec)
  return views.length === 0 || (views.length === 1 && (views[0]['@@type'] ?? 'MapView') === 'MapView')
}

/** Whether the camera can be moved. */
export function isMovable(spec: Json): boolean {
  const [view] = viewsOf(spec)
  return (view?.controller ?? spec.controller ?? true) !== false
}

function viewsOf({ views }: Json): Json[] {
  return Array.isArray(views) ? views.filter(isObject) : isObject(views) ? [views] : []
}

const CARTO: Record<string, string> = {
  light: 'positron',
  dark: 'dark-matter',
  road: 'voyager',
  // There is no free picture of the earth to take for this.
  satellite: 'voyager',
  light_no_labels: 'positron-nolabels',
  dark_no_labels: 'dark-matter-nolabels',
}

/** The base map: an address of a style, a style, or null for none. */
export function baseMapOf({ mapStyle, mapProvider }: Json, theme: Theme): string | Json | null {
  if (mapStyle === '' || (mapProvider === null && mapStyle == null)) return null
  if (isObject(mapStyle)) return mapStyle
  if (typeof mapStyle !== 'string') return carto(theme)
  if (mapStyle in CARTO) return carto(mapStyle)
  // Maps of Mapbox need its own library; their names say which of the free ones comes near.
  if (mapStyle.startsWith('mapbox:'))
    return carto(/dark|night/.exec(mapStyle) ? 'dark' : lightOr(mapStyle, theme))
  return /^https?:\/\//.test(mapStyle) ? mapStyle : carto(theme)
}

function lightOr(name: string, theme: Theme): string {
  if (name.includes('light')) return 'light'
  return /street|outdoor|satellite/.test(name) ? 'road' : theme
}

function carto(name: string): string {
  return `https://basemaps.cartocdn.com/gl/${CARTO[name]}-gl-style/style.json`
}

/** Whether a layer's data is the element's frame. */
export function readsFrame({ data }: Json): boolean {
  return isObject(data) && data.name === 'source'
}

/** Whether a value is an object of names and values. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
