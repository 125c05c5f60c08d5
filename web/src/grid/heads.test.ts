import { expect, test } from 'vitest'
import { headOf, isGrouped } from './heads'
import { gridHeight, headHeight } from './metrics'

test('columns with two levels stand in groups', () => {
  const heads = [
    ['', 'city'],
    ['t', 'min'],
  ]
  expect(isGrouped(heads)).toBe(true)
  expect(headOf(heads, 0, 'city')).toEqual({ title: 'city', group: '' })
  expect(headOf(heads, 1, 't_min')).toEqual({ title: 'min', group: 't' })
})

test('the levels of columns with more are joined', () => {
  const heads = [
    ['', '', 'city'],
    ['t', 'min', 'day'],
  ]
  expect(isGrouped(heads)).toBe(false)
  expect(headOf(heads, 0, 'city')).toEqual({ title: 'city' })
  expect(headOf(heads, 1, 't_min_day')).toEqual({ title: 't_min_day' })
})

test('one level is the title, and none leaves the name', () => {
  expect(isGrouped([['a']])).toBe(false)
  expect(headOf([['Tons']], 0, 'tons')).toEqual({ title: 'Tons' })
  expect(headOf(null, 0, 'tons')).toEqual({ title: 'tons' })
  expect(isGrouped(null)).toBe(false)
})

test('groups take room above the rows', () => {
  const height = (grouped: boolean) => gridHeight(3, { type: 'content' }, 34, headHeight(grouped))
  expect(Number(height(true)) - Number(height(false))).toBe(30)
})
