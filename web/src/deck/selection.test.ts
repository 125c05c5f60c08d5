import { expect, test } from 'vitest'
import { clicked, readSelection } from './selection'

const pick = (layer: string, index: number) => ({ layer, index, object: { n: index } })

test('one object is selected, in its place another, and none after a click beside them', () => {
  const one = clicked(null, pick('a', 1), false)
  expect(one).toEqual({ indices: { a: [1] }, objects: { a: [{ n: 1 }] } })
  expect(clicked(one, pick('b', 2), false)).toEqual({ indices: { b: [2] }, objects: { b: [{ n: 2 }] } })
  expect(clicked(one, pick('a', 1), false)).toBeNull()
  expect(clicked(one, null, false)).toBeNull()
})

test('several objects of several layers are selected, and taken out again', () => {
  const all = [pick('a', 1), pick('a', 0), pick('b', 2)].reduce(
    (before: ReturnType<typeof clicked>, picked) => clicked(before, picked, true),
    null,
  )
  expect(all).toEqual({ indices: { a: [1, 0], b: [2] }, objects: { a: [{ n: 1 }, { n: 0 }], b: [{ n: 2 }] } })
  const less = clicked(all, pick('b', 2), true)
  expect(less).toEqual({ indices: { a: [1, 0] }, objects: { a: [{ n: 1 }, { n: 0 }] } })
  expect(clicked(less, pick('a', 1), true)?.indices).toEqual({ a: [0] })
})

test('what is no selection selects nothing', () => {
  expect(readSelection(null)).toBeNull()
  expect(readSelection({})).toBeNull()
  expect(readSelection({ indices: { a: [1], b: 3 } })).toEqual({ indices: { a: [1] }, objects: {} })
})
