import * as arrow from 'apache-arrow'
import { compile } from 'vega-lite'
import { expect, test } from 'vitest'
import { loadFrame } from '../frame'
import { frameOf } from '../testing/frames'
import { dataRange, detailUrl, pointsFor, rangeOf, widened, withZoom, ZOOM } from './detail'

test('a chart is zoomed along its first axis, by the wheel only with a key', () => {
  const { params } = withZoom({ mark: 'line', params: [{ name: 'own' }] })
  expect(params).toMatchObject([
    { name: 'own' },
    { name: ZOOM, bind: 'scales', select: { encodings: ['x'] } },
  ])
  expect(JSON.stringify(params)).toContain('event.ctrlKey || event.metaKey')
})

test('in layers one of them has the parameter', () => {
  expect(withZoom({ layer: [{ mark: 'line' }, { mark: 'point' }] })).toMatchObject({
    layer: [{ mark: 'line', params: [{ name: ZOOM }] }, { mark: 'point' }],
  })
})

test('the library takes it as a signal of the whole chart', () => {
  const encoding = { x: { field: 'x', type: 'temporal' }, y: { field: 'y', type: 'quantitative' } }
  const data = { name: 'source' }
  for (const spec of [
    { data, mark: 'line', encoding },
    {
      data,
      encoding,
      layer: [{ mark: 'line' }, { mark: 'point', params: [{ name: 'own', select: 'point' }] }],
    },
  ]) {
    const { signals = [], scales = [] } = compile(withZoom(spec) as never).spec
    expect(signals.map(({ name }) => name)).toContain(ZOOM)
    expect(scales.find(({ name }) => name === 'x')).toHaveProperty('domainRaw')
  }
})

test('the range is what the signal says; all of it where that is none', () => {
  expect(rangeOf({ x: [1, 5] })).toEqual([1, 5])
  expect(rangeOf({ x: [new Date(1), new Date(5)] })).toEqual([1, 5])
  for (const none of [{}, null, { x: null }, { x: [5, 1] }, { x: [Number.NaN, 1] }])
    expect(rangeOf(none)).toBeNull()
  expect(widened([10, 20])).toEqual([5, 25])
})

test('times without a zone are asked for by their figures on the clock', async () => {
  const noon = Date.UTC(2024, 6, 1, 12)
  const vector = (zone: string | null) =>
    arrow.vectorFromArray([noon], new arrow.Timestamp(arrow.TimeUnit.MILLISECOND, zone))
  const zoneless = await loadFrame(frameOf({ x: vector(null) }))
  const drawn = (zoneless.plain(0, 0) as Date).getTime()
  expect(dataRange([drawn, drawn + 5], zoneless)).toEqual([noon, noon + 5])
  const zoned = await loadFrame(frameOf({ x: vector('UTC') }))
  expect(dataRange([noon, noon + 5], zoned)).toEqual([noon, noon + 5])
  const numbers = await loadFrame(frameOf({ x: arrow.vectorFromArray([1, 2]) }))
  expect(dataRange([1, 2], numbers)).toEqual([1, 2])
})

test('more is asked for where there is more room', () => {
  expect(detailUrl('ab.arrow', 1000, [1, 2.5])).toMatch(/\/ab\.arrow\?reduce=1000&start=1&end=2\.5$/)
  expect([pointsFor(0), pointsFor(700), pointsFor(1e6)]).toEqual([1000, 2800, 20_000])
})
