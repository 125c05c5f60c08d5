import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SliderKind } from '../protocol'
import { durationText, sliderFormat } from './sliderFormat'

const MINUTE = 60_000_000
const HOUR = 60 * MINUTE

test.each<[SliderKind, string, number, string]>([
  ['integer', '%d m', 40, '40 m'],
  ['float', '%0.2f', 0.5, '0.50'],
  ['float', 'percent', 0.25, new Intl.NumberFormat(undefined, { style: 'percent' }).format(0.25)],
  ['date', 'YYYY-MM-DD', 19_753, '2024-01-31'],
  ['date', 'D MMM YY', -1, '31 Dec 69'],
  ['time', 'HH:mm', 13.5 * HOUR, '13:30'],
  ['time', 'h:mm A', 13.5 * HOUR, '1:30 PM'],
  ['datetime', 'YYYY-MM-DD HH:mm:ss.SSS', 1_706_707_800_250_000, '2024-01-31 13:30:00.250'],
  ['duration', 'HH:mm', 26 * HOUR + MINUTE, '26:01'],
])('%s %s', (kind, format, number, text) => expect(sliderFormat(kind, format)(number)).toBe(text))

test('a format that makes no sense shows the number', () => {
  expect(sliderFormat('integer', '%z')(5)).toBe('5')
})

test.each([
  ['', 0, '0s'],
  ['', 26 * HOUR + 5 * MINUTE, '1d 2h 5m'],
  ['', 1_250_000, '1.25s'],
  ['', MINUTE + 500_000, '1m 0.5s'],
  ['', -HOUR, '-1h'],
  ['D[d] HH:mm', 26 * HOUR, '1d 02:00'],
  ['mm:ss.SSS', 90_250_000, '01:30.250'],
  ['H [hours]', 36 * HOUR, '36 hours'],
])('%s of %d', (format, microseconds, text) => expect(durationText(format, microseconds)).toBe(text))

test('the units of a duration add up to it', () => {
  fc.assert(
    fc.property(fc.nat(1e12), microseconds => {
      const [days = 0, hours = 0, minutes = 0, seconds = 0, rest = 0] = durationText(
        'D:H:m:s:SSSSSS',
        microseconds,
      )
        .split(':')
        .map(Number)
      expect(days * 24 * HOUR + hours * HOUR + minutes * MINUTE + seconds * 1_000_000 + rest).toBe(
        microseconds,
      )
      expect(hours < 24 && minutes < 60 && seconds < 60).toBe(true)
    }),
  )
})
