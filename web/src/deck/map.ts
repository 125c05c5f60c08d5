// Draws maps with deck.gl, over a base map of MapLibre where there is one: a chunk of its own.

import { Deck, type DeckProps, type PickingInfo } from '@deck.gl/core'
import { MapboxOverlay } from '@deck.gl/mapbox'
import { Map as BaseMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl'
// A URL of its own: the library would look for the file beside the page's chunks, by a name that it has not.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { convert, emphasized } from './convert'
import type { BinaryData } from './data'
import type { DeckSelection } from './selection'
import { cameraOf, isFlatMap, isMovable, type Json } from './spec'

setWorkerUrl(workerUrl)

/** All that a map shows. */
export interface Scene {
  spec: Json
  /** The data of layers that read the element's frame. */
  data: BinaryData | undefined
  /** The base map: an address, a style, or none. */
  base: string | Json | null
  /** What is behind the layers where there is no base map. */
  background: string
  selected: DeckSelection | null
}

/** What lies below the pointer. */
export interface Pick {
  layer: string
  index: number
  object: unknown
  x: number
  y: number
}

/** What a map tells of. */
export interface Listeners {
  /** The pointer is over an object, or over none. */
  onHover(pick: Pick | null): void
  /** An object was clicked, or none. */
  onClick(pick: Pick | null): void
  /** Something is missing from the map, which stands; nothing is. */
  onNote(note: string | null): void
}

/** A map on the page. */
export interface DeckMap {
  /** Shows another scene; the camera stays unless it is told otherwise. */
  show(scene: Scene): void
  /** Moves the camera closer, or away. */
  zoom(by: number): void
  /** Takes the map off the page. */
  dispose(): void
}

// Canvases have ids.
let count = 0

/** Opens a map in an element; throws an `Error` that says why it can't. */
export function openMap(target: HTMLElement, scene: Scene, listeners: Listeners): DeckMap {
  if (!document.createElement('canvas').getContext('webgl2'))
    throw new Error('Maps need WebGL 2, which this browser does not offer.')
  return isFlatMap(scene.spec) ? new FlatMap(target, scene, listeners) : new FreeMap(target, scene, listeners)
}

/** What deck.gl is told of a scene, wherever it is drawn. */
function deckProps({ spec, data, selected }: Scene, { onHover, onClick, onNote }: Listeners): DeckProps {
  const converted = convert(spec, data)
  const layers = converted.layers.map(layer =>
    selected ? emphasized(layer, selected.indices[layer.id] ?? []) : layer,
  )
  return {
    layers,
    ...(converted.effects ? { effects: converted.effects } : {}),
    pickingRadius: 3,
    onHover: info => onHover(pickOf(info)),
    onClick: info => onClick(pickOf(info)),
    onError: (error, layer) =>
      onNote(layer ? `The layer \`${layer.id}\` can't be drawn: ${error.message}` : error.message),
  }
}

function pickOf({ picked, layer, index, object, x, y }: PickingInfo): Pick | null {
  return picked && layer && index >= 0 ? { layer: layer.id, index, object, x, y } : null
}

/** A map seen from above: MapLibre has the camera, and deck.gl draws over it. */
class FlatMap implements DeckMap {
  private readonly map: BaseMap
  private readonly overlay: MapboxOverlay
  private camera: string
  private base: unknown
  private loading = new AbortController()
  // Why there is no base map.
  private baseNote: string | null = null

  constructor(
    target: HTMLElement,
    scene: Scene,
    private readonly listeners: Listeners,
  ) {
    const props = deckProps(scene, listeners)
    this.camera = JSON.stringify(cameraOf(scene.spec))
    this.map = new BaseMap({
      container: target,
      style: plainStyle(scene.background),
      ...cameraOptions(scene.spec),
      interactive: isMovable(scene.spec),
      attributionControl: { compact: true },
    })
    this.map.on('error', ({ error }) => console.warn('a part of a map could not be loaded', error))
    // The keyboard moves the base map, whose canvas has the focus; a second stop would do nothing.
    const onLoad = () => this.overlay.getCanvas()?.setAttribute('tabindex', '-1')
    this.overlay = new MapboxOverlay({ ...props, id: `map-${++count}`, onLoad } as never)
    this.map.addControl(this.overlay as never)
    this.setBase(scene)
  }

  show(scene: Scene) {
    this.listeners.onNote(this.baseNote)
    this.overlay.setProps(deckProps(scene, this.listeners) as never)
    this.setBase(scene)
    const camera = JSON.stringify(cameraOf(scene.spec))
    if (camera === this.camera) return
    this.camera = camera
    this.map.jumpTo(cameraOptions(scene.spec))
  }

  zoom(by: number) {
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200
    this.map.easeTo({ zoom: this.map.getZoom() + by, duration })
  }

  dispose() {
    this.loading.abort()
    this.map.remove()
  }

  /** The base map once it is here; until then, and if it never comes, the layers stand on a plain ground. */
  private async setBase({ base, background }: Scene) {
    const wanted = JSON.stringify([base, background])
    if (wanted === this.base) return
    this.base = wanted
    this.loading.abort()
    this.loading = new AbortController()
    const { signal } = this.loading
    if (base === null) return this.setStyle(plainStyle(background), null)
    try {
      const style = typeof base === 'string' ? await fetchStyle(base, signal) : base
      if (!signal.aborted) this.setStyle(style as unknown as StyleSpecification, null)
    } catch {
      if (!signal.aborted) this.setStyle(plainStyle(background), 'The base map could not be loaded.')
    }
  }

  private setStyle(style: StyleSpecification, note: string | null) {
    this.map.setStyle(style, { diff: false })
    this.baseNote = note
    this.listeners.onNote(note)
  }
}

function plainStyle(background: string): StyleSpecification {
  const ground = { id: 'ground', type: 'background', paint: { 'background-color': background } } as const
  return { version: 8, sources: {}, layers: [ground] }
}

async function fetchStyle(url: string, signal: AbortSignal): Promise<Json> {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`${response.status}`)
  return response.json()
}

function cameraOptions(spec: Json) {
  const camera = cameraOf(spec)
  const number = (name: string) => {
    const value = camera[name]
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined
  }
  const latitude = Math.max(-85, Math.min(85, number('latitude') ?? 0))
  return {
    center: [number('longitude') ?? 0, latitude] as [number, number],
    zoom: number('zoom') ?? 0,
    pitch: number('pitch') ?? 0,
    bearing: number('bearing') ?? 0,
    minZoom: number('minZoom') ?? 0,
    maxZoom: number('maxZoom') ?? 22,
    maxPitch: Math.min(85, number('maxPitch') ?? 60),
  }
}

/** Any other view, a globe or free space: deck.gl has the camera, and there is no base map. */
class FreeMap implements DeckMap {
  private readonly deck: Deck
  private state: Json
  private camera: string

  constructor(
    target: HTMLElement,
    scene: Scene,
    private readonly listeners: Listeners,
  ) {
    this.state = cameraOf(scene.spec)
    this.camera = JSON.stringify(this.state)
    this.deck = new Deck({
      ...this.props(scene),
      id: `map-${++count}`,
      parent: target as HTMLDivElement,
      initialViewState: this.state,
      controller: isMovable(scene.spec),
      onViewStateChange: ({ viewState }: { viewState: unknown }) => {
        this.state = viewState as Json
      },
    } as never)
  }

  show(scene: Scene) {
    this.listeners.onNote(null)
    const camera = JSON.stringify(cameraOf(scene.spec))
    const moved = camera === this.camera ? {} : { initialViewState: cameraOf(scene.spec) }
    this.camera = camera
    this.deck.setProps({ ...this.props(scene), ...moved } as never)
  }

  zoom(by: number) {
    const { zoom } = this.state
    if (typeof zoom === 'number')
      this.deck.setProps({ initialViewState: { ...this.state, zoom: zoom + by } } as never)
  }

  dispose() {
    this.deck.finalize()
  }

  private props(scene: Scene): DeckProps {
    const { views } = convert(scene.spec, undefined)
    return { ...deckProps(scene, this.listeners), ...(views ? { views } : {}) } as DeckProps
  }
}
