import * as arrow from 'apache-arrow'
import { expect, test } from 'vitest'
import { loadFrame } from '../frame'
import { frameOf } from '../testing/frames'
import { gridHeight } from './metrics'
import { columnWidth, sampleRows } from './widths'

const measure = (text: string) => text.length * 8

test('a column is as wide as its header or a cell, within bounds', async () => {
  const source = await loadFrame(
    frameOf({
      a: arrow.vectorFromArray(['x']),
      'a long header': arrow.vectorFromArray(['x']),
      b: arrow.vectorFromArray(['some longer text']),
      c: arrow.vectorFromArray(['x'.repeat(500)]),
    }),
  )
  expect([0, 1, 2, 3].map(at => columnWidth(source, at, measure))).toEqual([56, 136, 146, 360])
})

test('the sample is within the rows and has the first and last of them', () => {
  for (const rows of [0, 1, 60, 61, 100_000]) {
    const sample = sampleRows(rows)
    expect(sample.every(row => row >= 0 && row < rows)).toBe(true)
    if (rows > 0) expect([sample[0], sample.at(-1)]).toEqual([0, rows - 1])
  }
})

test('a height for content ends after ten rows, with a bit of the next; an empty frame has room to say so', () => {
  const heights = [0, 1, 10, 11].map(rows => gridHeight(rows, { type: 'content' }))
  expect(heights).toEqual([72, 72, 378, 390])
  expect(gridHeight(3, { type: 'pixels', value: 200 })).toBe(200)
  expect(gridHeight(3, { type: 'stretch' })).toBe('100%')
})
