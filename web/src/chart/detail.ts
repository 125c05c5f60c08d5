// Charts whose data is a reduction: they can be zoomed, and a narrower range is asked for in more detail.

import type { FrameSource } from '../frame'
import { mediaUrl } from '../media'
import type { Spec } from './spec'

/** The parameter that zooms. */
export const ZOOM = 'millpond_zoom'

/** A range of the first axis: numbers, times in milliseconds since 1970. */
export type Range = readonly [number, number]

// The wheel alone scrolls the page.
const WHEEL = 'wheel![event.ctrlKey || event.metaKey]'

/** The specification with a first axis to drag, to zoom by the wheel with a key, and to reset by a double click. */
export function withZoom(spec: Spec): Spec {
  const zoom = {
    name: ZOOM,
    select: { type: 'interval', encodings: ['x'], zoom: WHEEL, clear: 'dblclick' },
    bind: 'scales',
  }
  const params = Array.isArray(spec.params) ? spec.params : []
  if (!Array.isArray(spec.layer)) return { ...spec, params: [...params, zoom] }
  // In layers, one view binds the axis that all of them share.
  const [first, ...others] = spec.layer as Spec[]
  if (!first) return spec
  const own = Array.isArray(first.params) ? first.params : []
  return { ...spec, layer: [{ ...first, params: [...own, zoom] }, ...others] }
}

/** The range that the zoom's signal says is seen; null is all. */
export function rangeOf(signal: unknown): Range | null {
  if (typeof signal !== 'object' || signal === null) return null
  const range: unknown = Object.values(signal)[0]
  if (!Array.isArray(range) || range.length < 2) return null
  const [start, end] = [Number(range[0]), Number(range[range.length - 1])]
  return Number.isFinite(start) && Number.isFinite(end) && start < end ? [start, end] : null
}

/** The range with half its width on either side, so that a drag finds something there. */
export function widened([start, end]: Range): Range {
  const half = (end - start) / 2
  return [start - half, end + half]
}

/** A range as the data has it: times without a zone are drawn as local ones that have the same figures. */
export function dataRange(range: Range, source: FrameSource): Range {
  if (!isZoneless(source)) return range
  return [clockTime(range[0]), clockTime(range[1])]
}

function isZoneless({ columns }: FrameSource): boolean {
  const column = columns.find(({ name }) => name === 'x') ?? columns.find(({ isIndex }) => !isIndex)
  return column?.kind === 'date' || (column?.kind === 'datetime' && !column.zone)
}

/** The milliseconds since 1970 at which a clock in UTC has the figures of the local one. */
function clockTime(milliseconds: number): number {
  const local = new Date(milliseconds)
  const day = Date.UTC(local.getFullYear(), local.getMonth(), local.getDate())
  const seconds = (local.getHours() * 60 + local.getMinutes()) * 60 + local.getSeconds()
  return day + seconds * 1000 + local.getMilliseconds()
}

/** The address of a range's rows, reduced to about so many. */
export function detailUrl(name: string, points: number, [start, end]: Range): string {
  return `${mediaUrl(name)}?reduce=${points}&start=${start}&end=${end}`
}

/** How many rows a width can show, with the rest of the range that is fetched with it. */
export function pointsFor(width: number): number {
  return Math.min(20_000, Math.max(1_000, Math.round(width) * 4))
}
