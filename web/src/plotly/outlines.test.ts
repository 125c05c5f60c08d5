import { expect, test } from 'vitest'
import { loadOutlines, outlinesOf } from './outlines'

test.each([
  ['a trace on the first map', [{ type: 'choropleth' }], {}, ['world_110m']],
  [
    'traces on two maps',
    [{ type: 'scattergeo' }, { type: 'scattergeo', geo: 'geo2' }],
    { geo2: { scope: 'usa' } },
    ['world_110m', 'usa_110m'],
  ],
  ['a map without traces', [], { geo: { scope: 'north america', resolution: 50 } }, ['north-america_50m']],
  ['no map', [{ type: 'bar' }], { xaxis: {} }, []],
])('%s', (_, data, layout, names) => {
  expect(outlinesOf({ data, layout })).toEqual(names)
})

test('outlines are there for Plotly to find, each fetched once', async () => {
  const figure = {
    data: [{ type: 'choropleth' }, { type: 'choropleth', geo: 'geo2' }],
    layout: { geo2: { scope: 'x' } },
  }
  await loadOutlines(figure)
  const { topojson } = (window as unknown as { PlotlyGeoAssets: { topojson: Record<string, object> } })
    .PlotlyGeoAssets
  expect(Object.keys(topojson)).toEqual(['world_110m'])
  const [first] = Object.values(topojson)
  expect(first).toHaveProperty('objects.countries')
  await loadOutlines(figure)
  expect(topojson.world_110m).toBe(first)
})
