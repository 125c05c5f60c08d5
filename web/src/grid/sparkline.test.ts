import { expect, test } from 'vitest'
import { bar, sparkline } from './sparkline'

test('numbers reach from edge to edge', () => {
  expect(sparkline([0, 5, 10]).runs).toEqual([
    [
      { x: 0, y: 1 },
      { x: 0.5, y: 0.5 },
      { x: 1, y: 0 },
    ],
  ])
})

test('what is not finite parts them', () => {
  const { runs } = sparkline([1, Number.NaN, 2, 3, Number.POSITIVE_INFINITY, null])
  expect(runs.map(run => run.map(({ x }) => x))).toEqual([[0], [0.4, 0.6]])
})

test('bounds hold for numbers beyond them', () => {
  const [run] = sparkline([-5, 50, 500], { min: 0, max: 100 }).runs
  expect(run.map(({ y }) => y)).toEqual([1, 0.5, 0])
})

test('one number, equal numbers and none are no trouble', () => {
  expect(sparkline([7]).runs).toEqual([[{ x: 0.5, y: 0.5 }]])
  expect(sparkline([7, 7]).runs[0].map(({ y }) => y)).toEqual([0.5, 0.5])
  expect(sparkline([]).runs).toEqual([])
})

test('bars begin at zero, upwards and downwards', () => {
  const chart = sparkline([2, -2], { fromZero: true })
  const [up, down] = chart.runs[0].map(point => bar(point, chart))
  expect([up.y, up.height]).toEqual([0, 0.5])
  expect([down.y, down.height]).toEqual([0.5, 0.5])
  expect(up.x + up.width).toBeLessThan(down.x)
  expect(down.x + down.width).toBeLessThanOrEqual(1)
})
