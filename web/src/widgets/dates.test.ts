import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isDate,
  isDatetime,
  isTime,
  monthsBefore,
  readDate,
  readDatetime,
  readTime,
  showDate,
  showDatetime,
  showTime,
  timesOf,
  today,
  usualRanges,
} from './dates'

const formats = ['YYYY', 'MM', 'DD'].flatMap((_, turn, parts) => {
  const turned = [...parts.slice(turn), ...parts.slice(0, turn)]
  return ['/', '-', '.'].flatMap(sign => [turned.join(sign), turned.toReversed().join(sign)])
})
const aFormat = fc.constantFrom(...formats)
const aDate = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const aTime = fc
  .tuple(fc.nat(23), fc.nat(59), fc.nat(59), fc.nat(999_999))
  .map(([hours, minutes, seconds, millionths]) => {
    const [hour, minute, second] = [hours, minutes, seconds].map(figure => String(figure).padStart(2, '0'))
    const fraction = String(millionths).padStart(6, '0').replace(/0+$/, '')
    if (fraction) return `${hour}:${minute}:${second}.${fraction}`
    return seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`
  })

describe('dates', () => {
  test('what is shown is read as what it was', () => {
    fc.assert(
      fc.property(aDate, aFormat, (date, format) => readDate(showDate(date, format), format) === date),
    )
  })

  test('signs between the figures make no difference, nor does leaving them out', () => {
    fc.assert(
      fc.property(aDate, aFormat, (date, format) => {
        const shown = showDate(date, format)
        for (const sign of ['/', '.', '-', ' ', ' / ', ''])
          expect(readDate(shown.replaceAll(/[/.-]/g, sign), format)).toBe(date)
      }),
    )
  })

  test('whatever is read is a date that there is', () => {
    const text = fc.stringMatching(/^[0-9/. -]{1,12}$/)
    fc.assert(
      fc.property(text, aFormat, (text, format) => {
        const date = readDate(text, format)
        if (date === null) return
        expect(isDate(date)).toBe(true)
        expect(new Date(date).toISOString()).toBe(`${date}T00:00:00.000Z`)
      }),
    )
  })

  test.each([
    ['31/1/2024', 'DD/MM/YYYY', '2024-01-31'],
    ['1.31.2024', 'MM/DD/YYYY', '2024-01-31'],
    ['2024-1-31', 'DD/MM/YYYY', '2024-01-31'],
    ['31012024', 'DD.MM.YYYY', '2024-01-31'],
    ['٢٠٢٤/٠١/٣١', 'YYYY/MM/DD', '2024-01-31'],
    ['2024/02/29', 'YYYY/MM/DD', '2024-02-29'],
    ['2023/02/29', 'YYYY/MM/DD', null],
    ['31/01/2024', 'MM/DD/YYYY', null],
    ['24/01/31', 'YYYY/MM/DD', null],
    ['31/01/2024', 'YYYY/MM/DD', null],
    ['0000/01/01', 'YYYY/MM/DD', null],
    ['tomorrow', 'YYYY/MM/DD', null],
    ['', 'YYYY/MM/DD', null],
  ])('%s as %s', (text, format, date) => expect(readDate(text, format)).toBe(date))

  test('today is what the clock of the user says', () => {
    expect(today(new Date(2024, 0, 31, 23, 59))).toBe('2024-01-31')
  })

  test('a month earlier is its last day where it is shorter', () => {
    expect(monthsBefore('2024-03-31', 1)).toBe('2024-02-29')
    expect(monthsBefore('2024-01-15', 1)).toBe('2023-12-15')
    expect(monthsBefore('2024-02-29', 12)).toBe('2023-02-28')
  })

  test('usual ranges end today, and only those within bounds are offered', () => {
    const all = usualRanges('2024-03-10', '2000-01-01', '2030-01-01')
    expect(all.map(range => [range.label, ...range.dates].join(' '))).toEqual([
      'Past week 2024-03-03 2024-03-10',
      'Past month 2024-02-10 2024-03-10',
      'Past 3 months 2023-12-10 2024-03-10',
      'Past 6 months 2023-09-10 2024-03-10',
      'Past year 2023-03-10 2024-03-10',
      'Past 2 years 2022-03-10 2024-03-10',
    ])
    expect(usualRanges('2024-03-10', '2024-01-01', '2030-01-01').map(range => range.label)).toEqual([
      'Past week',
      'Past month',
    ])
    expect(usualRanges('2024-03-10', '2000-01-01', '2024-03-09')).toEqual([])
  })
})

describe('times', () => {
  test('what is shown is read as what it was', () => {
    fc.assert(fc.property(aTime, fc.boolean(), (time, twelve) => readTime(showTime(time, twelve)) === time))
  })

  test('they are in order as their texts are', () => {
    const seconds = (time: string) => {
      const [hours = 0, minutes = 0, rest = 0] = time.split(':').map(Number)
      return hours * 3600 + minutes * 60 + rest
    }
    fc.assert(fc.property(aTime, aTime, (a, b) => a < b === seconds(a) < seconds(b)))
  })

  test.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['1330', '13:30'],
    ['13h30', '13:30'],
    ['9:30', '09:30'],
    ['1:30 pm', '13:30'],
    ['12 am', '00:00'],
    ['12:15 p.m.', '12:15'],
    ['13:30:15', '13:30:15'],
    ['13:30:00.500', '13:30:00.5'],
    ['24:00', null],
    ['12:60', null],
    ['13 pm', null],
    ['0 am', null],
    ['noon', null],
    ['', null],
  ])('%s', (text, time) => expect(readTime(text)).toBe(time))

  test('hours count to twelve twice', () => {
    expect(['00:05', '11:59', '12:00', '23:30:15'].map(time => showTime(time, true))).toEqual([
      '12:05 AM',
      '11:59 AM',
      '12:00 PM',
      '11:30:15 PM',
    ])
  })

  test('the times of a day are a step apart', () => {
    expect(timesOf(6 * 3600)).toEqual(['00:00', '06:00', '12:00', '18:00'])
    expect(timesOf(82_800)).toEqual(['00:00', '23:00'])
    expect(timesOf(90).slice(0, 3)).toEqual(['00:00', '00:01:30', '00:03'])
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 82_800 }), step => {
        const times = timesOf(step)
        expect(times.length).toBe(Math.ceil(86_400 / step))
        expect(times.every(isTime)).toBe(true)
      }),
    )
  })
})

describe('dates with times', () => {
  test('what is shown is read as what it was', () => {
    fc.assert(
      fc.property(aDate, aTime, aFormat, (date, time, format) => {
        const datetime = `${date}T${time}`
        expect(isDatetime(datetime)).toBe(true)
        expect(readDatetime(showDatetime(datetime, format), format)).toBe(datetime)
      }),
    )
  })

  test.each([
    ['2024-01-31T13:30', '2024-01-31T13:30'],
    ['31/01/2024 1:30 pm', '2024-01-31T13:30'],
    ['31/01/2024,9', '2024-01-31T09:00'],
    ['31/01/2024', null],
    ['13:30', null],
    ['31/13/2024, 13:30', null],
  ])('%s', (text, datetime) => expect(readDatetime(text, 'DD/MM/YYYY')).toBe(datetime))

  test('what is not a date of the protocol is told', () => {
    expect([isDate('2024-1-31'), isDate('x'), isDate('2024-02-30')]).toEqual([false, false, false])
    expect([isTime('9:00'), isTime('x'), isTime('25:00')]).toEqual([false, false, false])
    expect([isDatetime('2024-01-31'), isDatetime('2024-01-31T9:00')]).toEqual([false, false])
  })
})
