import * as arrow from 'apache-arrow'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type FrameSource, loadFrame, peekFrame, toRows } from './frame'
import type { Frame } from './protocol'
import { frameOf } from './testing/frames'

const field = (name: string, type: arrow.DataType) => new arrow.Field(name, type, true)

/** The texts of a column, nulls included. */
async function texts(vector: arrow.Vector, what: 'text' | 'exact' = 'text') {
  const source = await loadFrame(frameOf({ x: vector }))
  return Array.from({ length: source.rows }, (_, row) => source.cell(row, 0)?.[what])
}

async function plain(vector: arrow.Vector) {
  const source = await loadFrame(frameOf({ x: vector }))
  return Array.from({ length: source.rows }, (_, row) => source.plain(row, 0))
}

describe('cells', () => {
  test('numbers are rounded for show and exact for copies', async () => {
    const vector = arrow.vectorFromArray(
      [1, 0.123456, 1e-9, 1e20, NaN, Infinity, -Infinity, null],
      new arrow.Float64(),
    )
    expect(await texts(vector)).toEqual(['1', '0.1235', '1e-9', '1e+20', 'NaN', '∞', '-∞', 'None'])
    expect((await texts(vector, 'exact')).slice(1, 3)).toEqual(['0.123456', '1e-9'])
    expect((await plain(vector)).slice(4)).toEqual([null, null, null, null])
  })

  test('numbers of 32 bits have no digits of their own making', async () => {
    expect(await texts(arrow.vectorFromArray([0.1], new arrow.Float32()), 'exact')).toEqual(['0.1'])
  })

  test('big integers keep every digit', async () => {
    const vector = arrow.vectorFromArray([9007199254740993n, -1n, null], new arrow.Int64())
    expect(await texts(vector)).toEqual(['9007199254740993', '-1', 'None'])
    expect((await plain(vector)).slice(1)).toEqual([-1, null])
  })

  test('booleans tell whether they are ticked', async () => {
    const source = await loadFrame(
      frameOf({ x: arrow.vectorFromArray([true, false, null], new arrow.Bool()) }),
    )
    expect([0, 1, 2].map(row => source.cell(row, 0)?.checked)).toEqual([true, false, undefined])
  })

  test('categories are decoded', async () => {
    const type = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int8())
    expect(await texts(arrow.vectorFromArray(['a', 'b', null, 'a'], type))).toEqual(['a', 'b', 'None', 'a'])
  })

  test('times are shown in their zone, or as they are without one', async () => {
    const at = Date.UTC(2024, 6, 1, 12, 30, 0, 250)
    const naive = arrow.vectorFromArray([at, null], new arrow.TimestampMillisecond())
    const zoned = arrow.vectorFromArray([at], new arrow.TimestampMicrosecond('Europe/Berlin'))
    const fixed = arrow.vectorFromArray([at], new arrow.TimestampMillisecond('-03:30'))
    expect(await texts(naive)).toEqual(['2024-07-01 12:30:00.250', 'None'])
    expect(await texts(zoned)).toEqual(['2024-07-01 14:30:00.250+02:00'])
    expect(await texts(fixed)).toEqual(['2024-07-01 09:00:00.250-03:30'])
    expect(await plain(zoned)).toEqual([new Date(at)])
    expect(await plain(naive)).toEqual([new Date(2024, 6, 1, 12, 30, 0, 250), null])
  })

  test('dates, times of day and durations', async () => {
    expect(
      await texts(arrow.vectorFromArray([new Date(Date.UTC(1969, 11, 31))], new arrow.DateDay())),
    ).toEqual(['1969-12-31'])
    expect(await texts(arrow.vectorFromArray([3_723_000_000n], new arrow.TimeMicrosecond()))).toEqual([
      '01:02:03',
    ])
    const duration = arrow.vectorFromArray([90_061_500_000n, -1_000_000n], new arrow.DurationMicrosecond())
    expect(await texts(duration)).toEqual(['1 day 01:01:01.500', '-00:00:01'])
  })

  test('decimals', async () => {
    const words = (value: bigint) => new Uint32Array(new BigInt64Array([value, value < 0n ? -1n : 0n]).buffer)
    const vector = arrow.vectorFromArray([words(12345n), words(-5n)], new arrow.Decimal(2, 10, 128))
    expect(await texts(vector)).toEqual(['123.45', '-0.05'])
    expect(await plain(vector)).toEqual([123.45, -0.05])
  })

  test('lists and structs read like JSON', async () => {
    const struct = new arrow.Struct([field('a', new arrow.Int32()), field('b', new arrow.Utf8())])
    const list = arrow.vectorFromArray(
      [['x"', null], [], null],
      new arrow.List(field('item', new arrow.Utf8())),
    )
    expect(await texts(list)).toEqual(['["x\\"", null]', '[]', 'None'])
    expect(await plain(list)).toEqual([['x"', null], [], null])
    const nested = arrow.vectorFromArray(
      [
        { a: 1, b: 'y' },
        { a: null, b: null },
      ],
      struct,
    )
    expect(await texts(nested)).toEqual(['{"a": 1, "b": "y"}', '{"a": null, "b": null}'])
    expect((await plain(nested))[0]).toEqual({ a: 1, b: 'y' })
  })

  test('bytes are shown as text if they are, else in hexadecimal', async () => {
    const vector = arrow.vectorFromArray(
      [new Uint8Array([104, 105]), new Uint8Array([0, 255])],
      new arrow.Binary(),
    )
    expect(await texts(vector)).toEqual(['hi', '0x00ff'])
  })
})

describe('frames', () => {
  afterEach(() => vi.unstubAllGlobals())

  test('have columns with names and kinds; unnamed row labels have none', async () => {
    const source = await loadFrame(
      frameOf({ __index_level_0__: arrow.vectorFromArray(['r']), a: arrow.vectorFromArray([1.5]) }, 1),
    )
    expect(source.columns.map(({ name, kind, isIndex }) => [name, kind, isIndex])).toEqual([
      ['', 'text', true],
      ['a', 'number', false],
    ])
    expect(toRows(source)).toEqual([{ a: 1.5 }])
  })

  test('are read once for the same bytes', async () => {
    const frame = frameOf({ a: arrow.vectorFromArray([1]) })
    const source = await loadFrame(frame)
    expect(await loadFrame({ ...frame })).toBe(source)
    expect(peekFrame(frame)).toBe(source)
  })

  test('are fetched once for a name, and again after a failure', async () => {
    const bytes = frameOf({ a: arrow.vectorFromArray([7], new arrow.Int32()) }).data.value as Uint8Array
    const frame: Frame = { rows: 1, index: 0, data: { type: 'media', value: 'abc.arrow' } }
    const fetched = vi.fn().mockResolvedValueOnce(new Response('', { status: 404 }))
    fetched.mockImplementation(async () => new Response(bytes.slice()))
    vi.stubGlobal('fetch', fetched)
    await expect(loadFrame(frame)).rejects.toThrow('404')
    const sources: FrameSource[] = await Promise.all([loadFrame(frame), loadFrame({ ...frame })])
    expect(sources[0].cell(0, 0)?.text).toBe('7')
    expect(sources[0]).toBe(sources[1])
    expect(fetched).toHaveBeenCalledTimes(2)
  })
})
