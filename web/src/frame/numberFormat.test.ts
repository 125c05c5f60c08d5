import { expect, test } from 'vitest'
import { numberFormat } from './numberFormat'

const shown = (format: string, ...values: (number | bigint)[]) =>
  values.map(value => numberFormat(format, 'en-US')(value))

test.each([
  ['plain', 1234.567, '1234.567'],
  ['localized', 1234567.891, '1,234,567.891'],
  ['percent', 0.12345, '12.35%'],
  ['percent', 0.5, '50%'],
  ['dollar', 1234.567, '$1,234.57'],
  ['euro', 1234.567, '€1,234.57'],
  ['yen', 1234.567, '¥1,235'],
  ['accounting', -1234.567, '(1,234.57)'],
  ['accounting', 1234.5, '1,234.50'],
  ['compact', 1234567, '1.2M'],
  ['scientific', 1234.567, '1.235E3'],
  ['engineering', 123456.7, '123.457E3'],
  ['bytes', 1234, '1.2KB'],
  ['bytes', 1_500_000_000, '1.5GB'],
  ['bytes', 0, '0B'],
  ['%.2f m', Math.PI, '3.14 m'],
  ['%d%%', 42.9, '42%'],
])('%s of %d is %s', (format, value, text) => expect(shown(format, value)).toEqual([text]))

test('big integers keep their digits in the formats that have them', () => {
  expect(shown('plain', 9007199254740993n)).toEqual(['9007199254740993'])
  expect(shown('localized', 9007199254740993n)).toEqual(['9,007,199,254,740,993'])
})

test('what is not finite is shown as everywhere', () => {
  expect(shown('dollar', Number.NaN, Number.POSITIVE_INFINITY)).toEqual(['NaN', '∞'])
})

test('a format that makes no sense leaves the number as it is', () => {
  expect(shown('%z', 1.5)).toEqual(['1.5'])
})
