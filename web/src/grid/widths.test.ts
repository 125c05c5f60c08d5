import { expect, test } from 'vitest'
import type { Remote } from '../frame'
import { gridHeight, rowHeight } from './metrics'
import { columnWidth, sampleRows } from './widths'

const measure = (text: string) => text.length * 8

test('a column is as wide as its header or a cell, within bounds', () => {
  const widths = [
    columnWidth('a', ['x'], measure),
    columnWidth('a long header', ['x'], measure),
    columnWidth('b', ['x', 'some longer text'], measure),
    columnWidth('c', ['x'.repeat(500)], measure),
  ]
  expect(widths).toEqual([56, 136, 146, 360])
})

test('the sample is within the rows and has the first and last of them', () => {
  for (const rows of [0, 1, 60, 61, 100_000]) {
    const sample = sampleRows({ rows })
    expect(sample.every(row => row >= 0 && row < rows)).toBe(true)
    if (rows > 0) expect([sample[0], sample.at(-1)]).toEqual([0, rows - 1])
  }
})

test('the sample of rows that would have to be fetched is the first of them', () => {
  const remote = {} as Remote
  expect(sampleRows({ rows: 10_000_000, remote })).toEqual([...Array(60).keys()])
})

test('a height for content ends after ten rows, with a bit of the next; an empty frame has room to say so', () => {
  const heights = [0, 1, 10, 11].map(rows => gridHeight(rows, { type: 'auto' }))
  expect(heights).toEqual([72, 72, 378, 390])
  expect(gridHeight(3, { type: 'pixels', value: 200 })).toBe(200)
  expect(gridHeight(3, { type: 'stretch' })).toBe('100%')
  expect(gridHeight(50, { type: 'content' })).toBe(36 + 50 * 34 + 2)
  expect(gridHeight(1e6, { type: 'content' })).toBeLessThan(10_100)
})

test('rows are as high as asked, but never too low to be read', () => {
  expect([null, 60, 1].map(rowHeight)).toEqual([34, 60, 20])
  expect(gridHeight(3, { type: 'content' }, 60)).toBe(36 + 3 * 60 + 2)
})
