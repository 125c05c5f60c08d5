import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OptionFilter } from '../protocol'
import { isSame, matching } from './search'

const labels = (options: string[], query: string, filter: OptionFilter | null) =>
  matching(options, query, filter).map(option => option.label)

test('without a query, or without a filter, all options are found in their order', () => {
  expect(matching(['b', 'a'], ' ', 'fuzzy')).toEqual([
    { index: 0, label: 'b' },
    { index: 1, label: 'a' },
  ])
  expect(labels(['b', 'a'], 'a', null)).toEqual(['b', 'a'])
})

test('fuzzy finds letters in this order, the closer together the better', () => {
  expect(labels(['chocolate', 'a cat', 'cart', 'cat', 'tac'], 'cat', 'fuzzy')).toEqual([
    'cat',
    'a cat',
    'cart',
    'chocolate',
  ])
})

test('fuzzy takes the closest place of several in a label', () => {
  expect(labels(['a-------b', 'a--------ab', 'a-b'], 'ab', 'fuzzy')).toEqual([
    'a--------ab',
    'a-b',
    'a-------b',
  ])
})

test('contains finds what holds the text, those that begin with it first, then those with a word that does', () => {
  expect(labels(['snow', 'right now', 'now', 'n.o.w'], 'now', 'contains')).toEqual([
    'now',
    'right now',
    'snow',
  ])
})

test('prefix finds what begins with the text, in the order of the options', () => {
  expect(labels(['pear', 'apple', 'Peach', 'spear'], 'pe', 'prefix')).toEqual(['pear', 'Peach'])
})

test.each<OptionFilter>(['fuzzy', 'contains', 'prefix'])('%s knows no capitals and no accents', filter => {
  expect(labels(['Äpfel', 'Éclair', 'x'], 'ÁPF', filter)).toEqual(['Äpfel'])
  expect(labels(['Äpfel', 'Éclair', 'x'], 'e\u0301c', filter)).toEqual(['Éclair'])
})

test('what contains the text is found by fuzzy too, and what begins with it by both', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 8 })
  fc.assert(
    fc.property(fc.array(word), word, (options, query) => {
      const [fuzzy, contains, prefix] = (['fuzzy', 'contains', 'prefix'] as const).map(
        filter => new Set(matching(options, query, filter).map(option => option.index)),
      )
      expect([...prefix].every(index => contains.has(index))).toBe(true)
      expect([...contains].every(index => fuzzy.has(index))).toBe(true)
    }),
  )
})

test('ten thousand options are searched within a frame or two', () => {
  const options = Array.from({ length: 10_000 }, (_, index) => `Option number ${index} of the long list`)
  matching(options, 'warm', 'fuzzy')
  const before = performance.now()
  for (const query of ['o', 'on', 'on9', 'on99']) matching(options, query, 'fuzzy')
  // A generous bound on a slow machine: a quadratic search takes minutes.
  expect((performance.now() - before) / 4).toBeLessThan(150)
})

test('texts that differ in capitals alone are the same, those that differ in accents are not', () => {
  expect(isSame('Apple', 'aPPLE')).toBe(true)
  expect(isSame('Äpfel', 'Apfel')).toBe(false)
})
