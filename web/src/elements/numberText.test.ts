import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalSign, parseNumber, plainNumber, shownNumber, stepped } from './numberText'

test.each([
  ['12', 12],
  [' -0.5 ', -0.5],
  ['.5', 0.5],
  ['5.', 5],
  ['+3', 3],
  ['−3', -3],
  ['1e-7', 1e-7],
  ['0,5', 0.5],
  ['1,5', 1.5],
  ['12,3456', 12.3456],
  ['0,125', 0.125],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['1,234,567', 1234567],
  ['1.234.567', 1234567],
  ['1 234 567,5', 1234567.5],
  ['1’234.5', 1234.5],
  ['1.234', 1.234],
])('%s is a number anywhere', (text, number) => {
  expect(parseNumber(text, '.')).toBe(number)
  expect(parseNumber(text, ',')).toBe(number)
})

test('a comma before three digits is what it is where the user lives', () => {
  expect(parseNumber('1,234', decimalSign('en'))).toBe(1234)
  expect(parseNumber('1,234', decimalSign('de'))).toBe(1.234)
})

test.each(['', 'a', '1a', '1-2', '--1', '.', ',', 'e5', 'Infinity', 'NaN', '0x10', '1e999'])(
  '%j is no number',
  text => expect(parseNumber(text, '.')).toBeUndefined(),
)

test('steps do not gather errors', () => {
  let value = 0
  for (let count = 0; count < 30; count++) value = stepped(value, 0.1, 1)
  expect(value).toBe(3)
  expect(stepped(0.1, 0.2, 1)).toBe(0.3)
  expect(stepped(0.3, 0.1, -3)).toBe(0)
  expect(stepped(0.125, 0.5, 1)).toBe(0.625)
  expect(stepped(1, 1e-7, 1)).toBe(1.0000001)
})

test('steps up and down lead back', () => {
  const hundredth = fc.integer({ min: -1e6, max: 1e6 }).map(number => number / 100)
  const step = fc.integer({ min: 1, max: 1000 }).map(number => number / 1000)
  fc.assert(
    fc.property(hundredth, step, fc.integer({ min: 1, max: 10 }), (value, step, steps) => {
      expect(stepped(stepped(value, step, steps), step, -steps)).toBe(value)
    }),
  )
})

test('without a format the step says how many decimals are shown', () => {
  expect(shownNumber(3, 1, null)).toBe('3')
  expect(shownNumber(3, 0.01, null)).toBe('3.00')
  expect(shownNumber(1e-7, 1e-8, null)).toBe('0.00000010')
  expect(shownNumber(3, 0.01, '%d m')).toBe('3 m')
})

test('what is typed into has all decimals, and is read back as it was', () => {
  expect(plainNumber(0.12345, 0.1)).toBe('0.12345')
  expect(plainNumber(3, 0.01)).toBe('3.00')
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), number => {
      fc.pre(Math.abs(number) > 1e-60)
      expect(parseNumber(plainNumber(number, 1), '.')).toBe(number)
    }),
  )
})
