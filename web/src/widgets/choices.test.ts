import { expect, test } from 'vitest'
import { heldChoice, heldChoices, placeOf } from './choices'

test('a choice is found at its place, else by its label', () => {
  expect(placeOf(['a', 'b', 'b'], { index: 2, label: 'b' })).toBe(2)
  expect(placeOf(['b', 'a'], { index: 1, label: 'b' })).toBe(0)
  expect(placeOf(['a'], { index: null, label: 'a' })).toBe(0)
  expect(placeOf(['a'], { index: 0, label: 'b' })).toBeUndefined()
})

test('V1: the default counts until another choice is held, or none', () => {
  const [first, other] = [
    { index: 0, label: 'a' },
    { index: 1, label: 'b' },
  ]
  expect(heldChoice(first, undefined)).toBe(first)
  expect(heldChoice(first, { type: 'choice', value: other })).toBe(other)
  expect(heldChoice(first, { type: 'none' })).toBeNull()
  expect(heldChoice(first, { type: 'bool', value: true })).toBe(first)
  expect(heldChoices([first], undefined)).toEqual([first])
  expect(heldChoices([first], { type: 'choices', value: [] })).toEqual([])
  expect(heldChoices([first], { type: 'none' })).toEqual([])
  expect(heldChoices([first], { type: 'bool', value: true })).toEqual([first])
})
