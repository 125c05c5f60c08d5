import * as arrow from 'apache-arrow'
import { expect, test } from 'vitest'
import { loadFrame } from '../frame'
import { frameOf } from '../testing/frames'
import { toCsv, toTsv } from './delimited'

const frame = frameOf({
  'a,b': arrow.vectorFromArray(['x "y"', 'line\nbreak', null]),
  n: arrow.vectorFromArray([0.123456789, null, -1]),
})

test('fields are quoted where they must be, and nulls are empty', async () => {
  const source = await loadFrame(frame)
  const csv = toCsv(source, { rows: [0, 1, 2], columns: [0, 1], header: true })
  expect(csv).toBe('"a,b",n\r\n"x ""y""",0.123456789\r\n"line\nbreak",\r\n,-1\r\n')
})

test('rows and columns come in the order asked for', async () => {
  const source = await loadFrame(frame)
  expect(toTsv(source, { rows: [2, 0], columns: [1, 0], header: false })).toBe('-1\t\n0.123456789\t"x ""y"""')
})
