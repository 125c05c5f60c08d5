import { expect, test } from 'vitest'
import cases from '../../../crates/protocol/cases/numbers.json'
import { numberFormat } from './numberFormat'

const shown = (format: string, ...values: (number | bigint)[]) =>
  values.map(value => numberFormat(format, 'en-US')(value))

const TEXTS = Object.entries(cases).flatMap(([format, texts]) =>
  (texts as [number, string][]).map(([value, text]) => [format, value, text] as const),
)

test.each(TEXTS)('%s of %d is %s', (format, value, text) => expect(shown(format, value)).toEqual([text]))

test('big integers keep their digits in the formats that have them', () => {
  expect(shown('plain', 9007199254740993n)).toEqual(['9007199254740993'])
  expect(shown('localized', 9007199254740993n)).toEqual(['9,007,199,254,740,993'])
})

test('what is not finite is shown as everywhere', () => {
  expect(shown('dollar', Number.NaN, Number.POSITIVE_INFINITY)).toEqual(['NaN', '∞'])
})

test('what stands around a number may have percent signs and commas', () => {
  expect(shown('%% a, b: %+,.2f t', -1234567.891)).toEqual(['% a, b: -1,234,567.89 t'])
  expect(shown('%0,12d', -1234567)).toEqual(['-001,234,567'])
})

test('a format that makes no sense leaves the number as it is', () => {
  expect(shown('%z', 1.5)).toEqual(['1.5'])
})
