import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GAP, pageItems } from './pageItems'

const shown = (page: number, pages: number, slots: number) =>
  pageItems(page, pages, slots)
    .map(item => (item === GAP ? '…' : item))
    .join(' ')

test('all pages are shown where they fit', () => {
  expect(shown(2, 7, 7)).toBe('1 2 3 4 5 6 7')
})

test('gaps stand for the pages that are far away', () => {
  expect(shown(1, 20, 7)).toBe('1 2 3 4 5 … 20')
  expect(shown(4, 20, 7)).toBe('1 2 3 4 5 … 20')
  expect(shown(5, 20, 7)).toBe('1 … 4 5 6 … 20')
  expect(shown(16, 20, 7)).toBe('1 … 15 16 17 … 20')
  expect(shown(17, 20, 7)).toBe('1 … 16 17 18 19 20')
  expect(shown(4, 20, 5)).toBe('1 … 4 … 20')
})

test('where there is little room the pages around the current one are left', () => {
  expect(shown(1, 20, 3)).toBe('1 2 3')
  expect(shown(10, 20, 3)).toBe('9 10 11')
  expect(shown(20, 20, 3)).toBe('18 19 20')
  expect(shown(10, 20, 1)).toBe('10')
  expect(shown(10, 20, 0)).toBe('')
})

test('each page is offered with the ends, in order, in as many places as the others', () => {
  const sizes = fc.record({ pages: fc.integer({ min: 1, max: 300 }), slots: fc.integer({ min: 5, max: 40 }) })
  fc.assert(
    fc.property(sizes, fc.nat(), ({ pages, slots }, seed) => {
      const page = 1 + (seed % pages)
      const items = pageItems(page, pages, slots)
      expect(items).toHaveLength(Math.min(pages, slots))
      expect(items).toContain(page)
      expect([items[0], items.at(-1)]).toEqual([1, pages])
      items.forEach((item, at) => {
        if (item !== GAP) return
        // A gap stands for more than one page, else that page could stand there itself.
        expect((items[at + 1] as number) - (items[at - 1] as number)).toBeGreaterThan(2)
      })
      const numbers = items.filter(item => item !== GAP)
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    }),
  )
})
