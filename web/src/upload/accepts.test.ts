import { expect, test } from 'vitest'
import type { Accepts } from '../protocol'
import { conditions, formatBytes, sift } from './accepts'

const accepts = (fields: Partial<Accepts> = {}): Accepts => ({
  count: 'many',
  extensions: ['.csv', '.tar.gz'],
  max_size: 10,
  ...fields,
})
const file = (name: string, size = 1) => ({ name, content: new Blob(['x'.repeat(size)]) })

function check(accepts: Accepts, ...files: ReturnType<typeof file>[]) {
  const { taken, refused } = sift(accepts, files)
  return {
    taken: taken.map(({ name }) => name),
    refused: refused.map(({ file, reason }) => [file.name, reason]),
  }
}

test('U2: names that end otherwise and files that are too large are not sent', () => {
  const files = [file('a.CSV'), file('b.tar.gz'), file('c.gz'), file('d.csv', 11)]
  expect(check(accepts(), ...files)).toEqual({
    taken: ['a.CSV', 'b.tar.gz'],
    refused: [
      ['c.gz', 'Its name must end in .csv or .tar.gz.'],
      ['d.csv', 'It has 11B; at most 10B are taken.'],
    ],
  })
})

test('of several files one is taken where only one can be', () => {
  const one = accepts({ count: 'one', extensions: [] })
  expect(check(one, file('a', 11), file('b'), file('c'))).toEqual({
    taken: ['b'],
    refused: [
      ['a', 'It has 11B; at most 10B are taken.'],
      ['c', 'Only one file is taken here.'],
    ],
  })
})

test('what a folder holds beside is left out in one line', () => {
  const folder = accepts({ count: 'folder', extensions: ['.csv'] })
  expect(check(folder, file('a.csv'), file('b/x'), file('.y'))).toEqual({
    taken: ['a.csv'],
    refused: [['2 files', 'Left out: names must end in .csv.']],
  })
})

test('what is taken is told', () => {
  expect(conditions(accepts({ max_size: 200 << 20 }))).toBe('200MB per file • CSV, TAR.GZ')
  expect(conditions(accepts({ max_size: 1536, extensions: [] }))).toBe('1.5KB per file')
})

test.each([
  [0, '0B'],
  [1023, '1023B'],
  [1024, '1KB'],
  [1.26 * 1024 ** 2, '1.3MB'],
  [3 * 1024 ** 5, '3072TB'],
])('%i bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
