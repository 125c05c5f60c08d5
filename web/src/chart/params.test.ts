import { expect, test } from 'vitest'
import { selectedBy, selectedByAll, withParams } from './params'

const bars = {
  mark: 'bar',
  params: [
    { name: 'pick', select: 'point' },
    { name: 'brush', select: { type: 'interval' } },
    { name: 'size', value: 3 },
  ],
  encoding: {
    x: { field: 'a', type: 'nominal' },
    y: { field: 'b', aggregate: 'sum' },
    tooltip: [{ field: 'c' }],
  },
}

test('points are told apart by the fields on show, not by numbers of the library', () => {
  const { params } = withParams(bars, ['pick'], null)
  expect(params).toEqual([
    { name: 'pick', select: { type: 'point', encodings: ['x'] } },
    bars.params[1],
    bars.params[2],
  ])
})

test('what a specification says of its points stays', () => {
  const own = { ...bars, params: [{ name: 'pick', select: { type: 'point', fields: ['c'] } }] }
  expect(withParams(own, ['pick'], null)).toEqual(own)
  expect(withParams(bars, [], null)).toBe(bars)
})

test('layers count for the fields of points', () => {
  const { encoding, ...rest } = bars
  const layered = withParams({ ...rest, layer: [{ mark: 'bar', encoding }] }, ['pick'], null)
  expect(layered.params).toContainEqual({ name: 'pick', select: { type: 'point', encodings: ['x'] } })
})

test('a selection is where it was when the chart is drawn anew', () => {
  const selected = { pick: [{ a: 'x' }], brush: { a: [1, 2] } }
  const { params } = withParams(bars, ['pick', 'brush'], selected)
  expect(params).toMatchObject([{ value: [{ a: 'x' }] }, { value: { x: [1, 2] } }, { value: 3 }])
})

test('points are a list of objects, an interval an object of ranges', () => {
  expect(selectedBy({ a: ['x'], vlPoint: { or: [{ a: 'x' }] } })).toEqual([{ a: 'x' }])
  expect(selectedBy({ t: [new Date(5), new Date(9)], y: [1, 2] })).toEqual({ t: [5, 9], y: [1, 2] })
})

test('parameters that select nothing are left out; with none of them nothing is selected', () => {
  const signals = new Map<string, unknown>([
    ['pick', { vlPoint: { or: [] } }],
    ['brush', {}],
  ])
  expect(selectedByAll(signals)).toBeNull()
  expect(selectedByAll(signals.set('brush', { x: [1, 2] }))).toEqual({ brush: { x: [1, 2] } })
})
