import { describe, expect, test } from 'vitest'
import { type TimeFormat, timeFormat } from './timeFormat'

const at = Date.UTC(2024, 2, 1, 14, 5, 9, 250)
const shown = (format: string, options: Partial<TimeFormat> = {}, time = at) =>
  timeFormat({ format, kind: 'datetime', locale: 'en-US', ...options })(time)

describe('tokens', () => {
  test.each([
    ['YYYY-MM-DD HH:mm:ss', '2024-03-01 14:05:09'],
    ['D.M.YY', '1.3.24'],
    ['dddd, MMMM Do', 'Friday, March 1st'],
    ['ddd DD MMM, h:mm A', 'Fri 01 Mar, 2:05 PM'],
    ['SSS', '250'],
    ['SS', '25'],
    ['[Week] W [of] GGGG', 'Week 9 of 2024'],
    ['DDD E Q', '61 5 1'],
    ['Z ZZ', '+00:00 +0000'],
    ['X', String(Math.floor(at / 1000))],
    ['LLL', 'March 1, 2024 2:05 PM'],
  ])('%s', (format, text) => expect(shown(format)).toBe(text))

  test('of a zone are those of its clocks', () => {
    expect(shown('HH:mm Z', { zone: 'Europe/Berlin' })).toBe('15:05 +01:00')
  })

  test('the days around the turn of the year belong to a week of either', () => {
    expect(shown('GGGG-WW', {}, Date.UTC(2021, 0, 1))).toBe('2020-53')
    expect(shown('GGGG-WW', {}, Date.UTC(2024, 11, 30))).toBe('2025-01')
  })

  test('the days of a month are counted as they are spoken', () => {
    const days = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30]
    const spoken = days.map(day => shown('Do', {}, Date.UTC(2024, 0, day)))
    expect(spoken.join(' ')).toBe('1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 30th')
  })
})

describe('named formats', () => {
  test('localized', () => {
    expect(shown('localized').replace(/\s/g, ' ')).toBe('Mar 1, 2024, 2:05:09 PM')
    expect(shown('localized', { kind: 'date' })).toBe('Mar 1, 2024')
    expect(shown('localized', { kind: 'time' }, 3_661_000).replace(/\s/g, ' ')).toBe('1:01:01 AM')
  })

  test('iso8601', () => {
    expect(shown('iso8601')).toBe('2024-03-01T14:05:09.250Z')
    expect(shown('iso8601', { kind: 'date' })).toBe('2024-03-01')
    expect(shown('iso8601', { kind: 'time' }, 3_661_000)).toBe('01:01:01.000Z')
  })

  test.each([
    [3 * 3_600_000, '3 hours ago'],
    [-2 * 86_400_000, 'in 2 days'],
    [400 * 86_400_000, '1 year ago'],
    [20_000, '20 seconds ago'],
    [59_000, '1 minute ago'],
  ])('distance of %d ms', (ago, text) => {
    expect(shown('distance', { now: () => at + ago })).toBe(text)
  })

  test.each([
    [0, 'Today at 2:05 PM'],
    [1, 'Yesterday at 2:05 PM'],
    [-1, 'Tomorrow at 2:05 PM'],
    [3, 'Last Friday at 2:05 PM'],
    [-3, 'Friday at 2:05 PM'],
    [30, '03/01/2024'],
  ])('calendar, %d days later', (days, text) => {
    expect(shown('calendar', { now: () => at + days * 86_400_000 })).toBe(text)
  })

  test('a time beyond all calendars is shown as its number', () => {
    expect(shown('YYYY', {}, 9e15)).toBe('9000000000000000')
  })
})
