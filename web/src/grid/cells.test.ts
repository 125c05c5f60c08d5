import { type CustomCell, type GridCell, GridCellKind } from '@glideapps/glide-data-grid'
import * as arrow from 'apache-arrow'
import { describe, expect, test, vi } from 'vitest'
import { loadFrame } from '../frame'
import { frameOf } from '../testing/frames'
import { cellMaker, copiedCell, gridCell, styledCell } from './cells'
import type { ColumnSettings } from './settings'
import type { TagsCell } from './tags'

const missing = { text: '—', theme: { textDark: 'gray' } }
const palette = (color: string | undefined) => color ?? 'first'

/** The cells of a column. */
async function cells(vector: arrow.Vector, settings: ColumnSettings = {}): Promise<GridCell[]> {
  const source = await loadFrame(frameOf({ x: vector }))
  const make = cellMaker(source.column(0), settings, palette)
  return Array.from({ length: source.rows }, (_, row) => gridCell({ source, row, column: 0 }, make, missing))
}

const numbers = (...values: (number | null)[]) => arrow.vectorFromArray(values, new arrow.Float64())
const texts = (...values: (string | null)[]) => arrow.vectorFromArray(values, new arrow.Utf8())
const lists = (...values: (number | null)[][]) =>
  arrow.vectorFromArray(values, new arrow.List(new arrow.Field('item', new arrow.Float64(), true)))

const shown = (all: GridCell[]) => all.map(cell => ('displayData' in cell ? cell.displayData : undefined))
const data = <T extends object>(cell: GridCell) => (cell as CustomCell<T>).data

describe('cells', () => {
  test('numbers stand right, and what is missing has the text for that', async () => {
    const [number, none] = await cells(numbers(1.5, null))
    expect(number).toMatchObject({ kind: GridCellKind.Text, displayData: '1.5', contentAlign: 'right' })
    expect(none).toMatchObject({ displayData: '—', allowOverlay: false, themeOverride: missing.theme })
    expect(none.contentAlign).toBe('right')
  })

  test('numbers and times are shown in their format, and copied with all digits', async () => {
    const [price] = await cells(numbers(Math.E), { type: 'number', format: '$%.2f' })
    expect(price).toMatchObject({ displayData: '$2.72', copyData: String(Math.E) })
    const time = arrow.vectorFromArray([Date.UTC(2024, 2, 1, 12)], new arrow.TimestampMillisecond())
    expect(shown(await cells(time, { type: 'datetime', format: 'DD/MM/YY' }))).toEqual(['01/03/24'])
    expect(shown(await cells(time, { timezone: 'Asia/Tokyo' }))).toEqual(['2024-03-01 21:00:00+09:00'])
    expect(shown(await cells(time, { type: 'date' }))).toEqual(['2024-03-01'])
  })

  test('times that are texts are shown in their format, too', async () => {
    const clock = { type: 'time', format: 'HH:mm' } as const
    expect(shown(await cells(texts('01:02:03', '23:59', 'noon', ''), clock))).toEqual([
      '01:02',
      '23:59',
      'noon',
      '',
    ])
    const day = { type: 'datetime', format: 'DD.MM.YY HH:mm' } as const
    expect(shown(await cells(texts('2024-03-01 08:30:00+01:00', '2024-03-01'), day))).toEqual([
      '01.03.24 07:30',
      '01.03.24 00:00',
    ])
  })

  test('a format leaves alone what it is not for', async () => {
    expect(shown(await cells(texts('abc'), { type: 'number', format: '%d' }))).toEqual(['abc'])
    expect(shown(await cells(texts('7'), { type: 'number', format: '%03d' }))).toEqual(['007'])
  })

  test('an alignment that the script chose holds', async () => {
    const [cell] = await cells(numbers(1), { alignment: 'center' })
    expect(cell.contentAlign).toBe('center')
  })

  test('boxes are ticked by what means yes', async () => {
    const boxes = await cells(texts('true', 'No', 'perhaps'), { type: 'checkbox' })
    expect(boxes.map(cell => (cell.kind === GridCellKind.Boolean ? cell.data : cell.kind))).toEqual([
      true,
      false,
      GridCellKind.Text,
    ])
  })

  test('lists are bubbles, also those in a text', async () => {
    const bubbles = [
      ...(await cells(lists([1, 2]))),
      ...(await cells(texts('a, b', '["c"]'), { type: 'list' })),
      ...(await cells(texts('x'), { type: 'multiselect', options: [{ value: 'x', label: 'Ex' }] })),
    ]
    expect(bubbles.map(cell => (cell.kind === GridCellKind.Bubble ? cell.data : cell.kind))).toEqual([
      ['1', '2'],
      ['a', 'b'],
      ['c'],
      ['Ex'],
    ])
  })

  test('bubbles have the colours of their options', async () => {
    const options = [
      { value: 'x', label: 'Ex', color: 'red' },
      { value: 'y', color: 'auto' },
    ]
    const colors = async (settings: ColumnSettings) =>
      (await cells(texts('y,x,z', 'z'), settings)).map(cell => (cell as TagsCell).colors)
    expect(await colors({ type: 'multiselect', options })).toEqual([
      ['chart-1', 'red', undefined],
      [undefined],
    ])
    expect(await colors({ type: 'multiselect', color: 'blue' })).toEqual([['blue', 'blue', 'blue'], ['blue']])
    expect(await colors({ type: 'multiselect' })).toEqual([undefined, undefined])
  })
})

describe('links', () => {
  const link = async (displayText: string | undefined, url: string) =>
    shown(await cells(texts(url), { type: 'link', displayText }))[0]

  test('show their address, a text, an icon, or a part of the address', async () => {
    expect(await link(undefined, 'https://a.b')).toBe('https://a.b')
    expect(await link('Open', 'https://a.b')).toBe('Open')
    expect(await link(':material/open_in_new:', 'https://a.b')).toBe('open_in_new')
    expect(await link('https://(.*?)\\.example\\.com', 'https://caf%C3%A9.example.com')).toBe('café')
    expect(await link('https://(.*?)\\.example\\.com', 'https://other.org')).toBe('https://other.org')
    expect(await link('(', 'https://a.b')).toBe('(')
  })

  test('open in a tab of their own', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null)
    const [cell] = await cells(texts('https://a.b'), { type: 'link' })
    if (cell.kind === GridCellKind.Uri) cell.onClickUri?.({} as never)
    expect(open).toHaveBeenCalledWith('https://a.b', '_blank', 'noopener,noreferrer')
  })

  test.each([
    ['link', 'javascript:alert(1)'],
    ['image', 'javascript:alert(1)'],
    ['image', 'data:text/html,<script>'],
    ['audio', 'javascript:alert(1)'],
    ['video', 'data:text/html,x'],
  ] as const)('%s: %s is text', async (type, url) => {
    const [cell] = await cells(texts(url), { type })
    expect(cell.kind).toBe(GridCellKind.Text)
  })

  test('images come from an address or are in it', async () => {
    const images = await cells(texts('https://a.b/c.png', 'data:image/png;base64,AA=='), { type: 'image' })
    expect(images.map(({ kind }) => kind)).toEqual([GridCellKind.Image, GridCellKind.Image])
  })
})

describe('charts', () => {
  test('have gaps where there is no number', async () => {
    const [cell] = await cells(lists([1, null, 3]), { type: 'line_chart', min: 0 })
    expect(data(cell)).toMatchObject({ look: 'line', values: [1, null, 3], min: 0, color: 'first' })
  })

  test('tell by their colour how it went', async () => {
    const color = async (name: string, ...values: number[]) =>
      data<{ color: string }>((await cells(lists(values), { type: 'area_chart', color: name }))[0]).color
    expect(await color('auto', 1, 2)).toBe('green')
    expect(await color('auto', 2, 1)).toBe('red')
    expect(await color('auto-inverse', 2, 1)).toBe('green')
  })

  test('bars of shares reach to one, of integers to a hundred', async () => {
    const [share] = await cells(numbers(0.25), { type: 'progress' })
    const [count] = await cells(arrow.vectorFromArray([25], new arrow.Int32()), { type: 'progress' })
    expect(data(share)).toMatchObject({ share: 0.25, text: '25%' })
    expect(data(count)).toMatchObject({ share: 0.25, text: '25%' })
    // The library tells screen readers what it would copy.
    expect(share).toMatchObject({ copyData: '25%' })
    expect(copiedCell(share)).toMatchObject({ copyData: '0.25' })
  })

  test('a bar without a length is empty', async () => {
    const [cell] = await cells(numbers(5), { type: 'progress', min: 3, max: 3, format: 'plain' })
    expect(data(cell)).toMatchObject({ share: 0, text: '5' })
  })
})

describe('styles', () => {
  test('a text replaces what is shown, not what is copied', async () => {
    const [cell] = await cells(numbers(1.23456))
    expect(styledCell(cell, '1.2 m', undefined)).toMatchObject({ displayData: '1.2 m', copyData: '1.23456' })
  })

  test('colours and the weight of a font are those of the canvas', async () => {
    const [cell] = await cells(numbers(1))
    const css = { color: 'red', backgroundColor: 'yellow', fontWeight: 'bold', fontStyle: 'italic' }
    expect(styledCell(cell, undefined, css).themeOverride).toEqual({
      textDark: 'red',
      linkColor: 'red',
      bgCell: 'yellow',
      baseFontStyle: 'italic 600 13px',
    })
  })
})
