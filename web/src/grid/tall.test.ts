import { expect, test } from 'vitest'
import { rowsAway, stepsTo } from './tall'

const scroller = (scrollTop: number) => ({ scrollTop, scrollHeight: 15_000_400, clientHeight: 400 })
const CONTENT = 340_000_400

test('a place far away is reached by its share of the way', () => {
  expect(stepsTo(170_000_200, scroller(0), CONTENT)).toEqual([7_500_000])
})

test('a place near by is reached by way of the farther end', () => {
  expect(stepsTo(204_000_200, scroller(8_999_000), CONTENT)).toEqual([0, 9_000_000])
  expect(stepsTo(34_000_200, scroller(1_500_500), CONTENT)).toEqual([15_000_000, 1_500_000])
})

test('the ends are reached at once', () => {
  expect(stepsTo(10, scroller(500), CONTENT)).toEqual([0])
  expect(stepsTo(CONTENT, scroller(14_999_000), CONTENT)).toEqual([15_000_000])
})

test('a row that is cut off is away by a row, one between them is not', () => {
  const seen = { y: 100, height: 10 }
  expect([100, 101, 108, 109, 110].map(row => rowsAway(row, seen))).toEqual([-1, 0, 0, 1, 2])
  expect(rowsAway(0, seen)).toBe(-101)
})
