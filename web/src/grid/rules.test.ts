import * as arrow from 'apache-arrow'
import { expect, test } from 'vitest'
import { loadFrame } from '../frame'
import { frameOf } from '../testing/frames'
import { cellsOf } from './clipboard'
import { typedFrame } from './edited'
import { type ColumnRules, rulesOf } from './rules'
import type { ColumnSettings } from './settings'

async function rules(vector: arrow.Vector, settings: ColumnSettings = {}): Promise<ColumnRules> {
  const source = typedFrame(await loadFrame(frameOf({ a: vector })), [settings])
  const found = rulesOf(source, 0, settings)
  if (!found) throw new Error('the column can only be read')
  return found
}

const INTS = arrow.vectorFromArray([1, 2], new arrow.Int32())
const FLOATS = arrow.vectorFromArray([1.5, 2])
const TEXTS = arrow.vectorFromArray(['rye', 'oat', 'rye'], new arrow.Utf8())
const DAYS = arrow.vectorFromArray([new Date('2024-03-01')], new arrow.DateDay())
const TIMES = arrow.vectorFromArray([new Date('2024-03-01T12:30:00Z')], new arrow.TimestampMillisecond())
const BERLIN = arrow.vectorFromArray(
  [new Date('2024-03-01T12:30:00Z')],
  new arrow.TimestampMillisecond('Europe/Berlin'),
)
const CLOCKS = arrow.vectorFromArray([45_000_000], new arrow.TimeMillisecond())

test.each([
  [INTS, '12', 12],
  [INTS, ' 1,234 ', 1234],
  [INTS, '12345678901234567890', '12345678901234567890'],
  [FLOATS, '1,5', 1.5],
  [FLOATS, '1,234.5', 1234.5],
  [FLOATS, '$ (2.50)', -2.5],
  [FLOATS, '1.234,5', 1234.5],
  [FLOATS, '57%', 0.57],
  [TEXTS, 'wheat', 'wheat'],
  [DAYS, '2024-01-31', '2024-01-31'],
  [DAYS, '31.1.2024', '2024-01-31'],
  [DAYS, '1/31/2024', '2024-01-31'],
  [TIMES, '2024-01-31 13:30', '2024-01-31T13:30'],
  [TIMES, '2024-01-31T3:30:05.25', '2024-01-31T03:30:05.250'],
  [BERLIN, '2024-03-01 13:30:00+01:00', '2024-03-01T12:30Z'],
  [BERLIN, '2024-07-01 13:30', '2024-07-01T11:30Z'],
  [CLOCKS, '7:05', '07:05'],
  [CLOCKS, '07:05:09', '07:05:09'],
  [INTS, '', null],
])('a text becomes the value that its column has', async (vector, text, value) => {
  expect((await rules(vector)).read(text)).toEqual({ value })
})

test.each([
  [INTS, {}, '1.5', 'Only whole numbers fit here.'],
  [INTS, { max: 9 }, '10', 'The greatest value is 9.'],
  [INTS, { min: 3 }, '2', 'The least value is 3.'],
  [FLOATS, {}, 'much', '“much” is no number.'],
  [TEXTS, { maxChars: 3 }, 'wheat', 'At most 3 characters fit here.'],
  [TEXTS, { validate: '^[a-z]+$' }, 'Rye 2', 'This does not match the pattern ^[a-z]+$'],
  [TEXTS, { type: 'selectbox' }, 'corn', '“corn” is none of the options.'],
  [TEXTS, { type: 'checkbox' }, 'perhaps', 'This is neither true nor false.'],
  [DAYS, {}, '2024-02-30', 'This is no date, such as 2024-01-31.'],
  [DAYS, { earliest: '2024-01-01' }, '2023-12-31', 'The earliest is 2024-01-01.'],
  [TIMES, { latest: '2024-01-01T12:00:00' }, '2024-01-01 12:01', 'The latest is 2024-01-01T12:00:00.'],
  [BERLIN, { latest: '2024-01-01T12:00:00' }, '2024-01-01 12:01', 'The latest is 2024-01-01T12:00:00.'],
  [CLOCKS, {}, '25:00', 'This is no time, such as 13:30.'],
  [TEXTS, { required: true }, '', 'A value is needed here.'],
] as const)('what does not fit is told of', async (vector, settings, text, problem) => {
  expect((await rules(vector, settings)).read(text)).toEqual({ problem })
})

test('numbers go by steps', async () => {
  const { read } = await rules(FLOATS, { step: 0.25 })
  expect(read('1.3')).toEqual({ value: 1.25 })
})

test('one of several is told by its value or its label, and has the value of the option', async () => {
  const options = [{ value: 1, label: 'One' }, { value: 'b' }]
  const { read } = await rules(INTS, { type: 'selectbox', options })
  expect([read('1'), read('One'), read('b')]).toEqual([{ value: 1 }, { value: 1 }, { value: 'b' }])
})

test('without options, those are offered that are there', async () => {
  const { options } = await rules(TEXTS, { type: 'selectbox' })
  expect(options?.map(({ value }) => value)).toEqual(['rye', 'oat'])
})

test('lists are read from JSON or from between commas; only options fit unless others are allowed', async () => {
  const settings = { type: 'multiselect', options: [{ value: 'rye' }, { value: 'oat' }] } as const
  const strict = await rules(TEXTS, { ...settings, options: [...settings.options] })
  expect(strict.read('["rye", "oat"]')).toEqual({ value: ['rye', 'oat'] })
  expect(strict.read('rye, corn')).toEqual({ problem: '“corn” is none of the options.' })
  const free = await rules(TEXTS, { ...settings, options: [...settings.options], acceptsNew: true })
  expect(free.read('rye, corn')).toEqual({ value: ['rye', 'corn'] })
})

test('an entry begins with what the cell holds, on the clocks that it shows', async () => {
  const text = async (vector: arrow.Vector, settings: ColumnSettings = {}) => {
    const source = await loadFrame(frameOf({ a: vector }))
    return rulesOf(source, 0, settings)?.textOf(0, source)
  }
  expect(await text(BERLIN)).toBe('2024-03-01T13:30')
  expect(await text(TIMES)).toBe('2024-03-01T12:30')
  expect(await text(TIMES, { timezone: 'America/New_York' })).toBe('2024-03-01T07:30')
  expect(await text(DAYS)).toBe('2024-03-01')
  expect(await text(CLOCKS)).toBe('12:30')
  expect(await text(FLOATS)).toBe('1.5')
})

test('charts, pictures and what is nested are only shown', async () => {
  const source = await loadFrame(frameOf({ a: TEXTS }))
  for (const type of ['image', 'json', 'line_chart', 'progress', 'audio'] as const)
    expect(rulesOf(source, 0, { type })).toBeUndefined()
  const nested = arrow.vectorFromArray(
    [{ x: 1 }],
    new arrow.Struct([new arrow.Field('x', new arrow.Int32())]),
  )
  expect(rulesOf(await loadFrame(frameOf({ a: nested })), 0, {})).toBeUndefined()
})

test('a column of nothing takes what its settings say, else texts', async () => {
  const nothing = arrow.vectorFromArray([null], new arrow.Null())
  expect((await rules(nothing, { type: 'date' })).read('2024-01-31')).toEqual({ value: '2024-01-31' })
  expect((await rules(nothing)).kind).toBe('text')
})

test.each([
  [
    'a\tb\nc\td\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a\r\n\r\nb', [['a'], [''], ['b']]],
  ['"two\nlines"\t"a ""quote"""', [['two\nlines', 'a "quote"']]],
  ['say "hi"\t\t', [['say "hi"', '', '']]],
  ['', [['']]],
])('cells are read from the clipboard', (text, cells) => {
  expect(cellsOf(text)).toEqual(cells)
})
