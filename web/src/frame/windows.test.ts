import * as arrow from 'apache-arrow'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type FrameSource, loadFrame, type Remote } from '../frame'
import type { Frame } from '../protocol'
import { frameOf } from '../testing/frames'

const ROWS = 10_000_000
const bytes = (frame: Frame) => (frame.data.value as Uint8Array).slice()

/** Rows `from` to `to` of a frame whose only column has twice the row's number, labelled by it. */
function rowsOf(from: number, to: number, isBackward: boolean): Uint8Array<ArrayBuffer> {
  const places = Array.from({ length: to - from }, (_, at) => (isBackward ? ROWS - 1 - from - at : from + at))
  const frame = frameOf({
    __index_level_0__: arrow.vectorFromArray(places, new arrow.Int32()),
    n: arrow.vectorFromArray(
      places.map(place => place * 2),
      new arrow.Float64(),
    ),
    row: arrow.vectorFromArray(places, new arrow.Uint32()),
  })
  return bytes(frame)
}

interface Asked {
  query: string
  signal?: AbortSignal | null
}

let asked: Asked[]
let broken: Response | undefined
let held: Promise<void> | undefined
let name = 0

async function serve(url: string, { signal }: RequestInit = {}): Promise<Response> {
  const query = url.slice(url.indexOf('?') + 1)
  asked.push({ query, signal })
  await held
  if (signal?.aborted) throw new DOMException('aborted', 'AbortError')
  if (broken) return broken.clone()
  const given = new URLSearchParams(query)
  if (given.has('find')) return Response.json({ cells: [[7, 1]], more: false })
  return new Response(rowsOf(Number(given.get('from')), Number(given.get('to')), given.has('sort')))
}

beforeEach(() => {
  asked = []
  broken = undefined
  held = undefined
  vi.useFakeTimers()
  vi.stubGlobal('fetch', vi.fn(serve))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function open(rows = ROWS): Promise<FrameSource & { remote: Remote }> {
  // A frame is known by its name, and each test has its own.
  name += 1
  const frame: Frame = { rows, index: 1, data: { type: 'windows', value: `w${name}.arrow` } }
  const source = await loadFrame(frame)
  asked = []
  return source as FrameSource & { remote: Remote }
}

const queries = () => asked.map(({ query }) => query)
const settle = () => vi.advanceTimersByTimeAsync(100)

describe('windows', () => {
  test('know columns and rows from the first of them', async () => {
    const source = await open()
    expect(source.rows).toBe(ROWS)
    expect(source.columns.map(({ name, isIndex }) => [name, isIndex])).toEqual([
      ['', true],
      ['n', false],
    ])
    expect(source.cell(199, 1)?.text).toBe('398')
    expect(asked).toEqual([])
  })

  test('of no rows have columns still', async () => {
    const source = await open(0)
    expect(source.columns).toHaveLength(2)
  })

  test('are asked for by their cells, once, and tell when they have come', async () => {
    const source = await open()
    const told = vi.fn()
    source.subscribe?.(told)
    expect(source.cell(5_000_123, 1)).toBeUndefined()
    expect(source.cell(5_000_124, 0)).toBeUndefined()
    expect(source.order(5_000_123, 1)).toBeNull()
    await settle()
    expect(queries()).toEqual(['from=5000000&to=5000200'])
    expect(told).toHaveBeenCalled()
    expect(source.cell(5_000_123, 1)?.text).toBe('10000246')
  })

  test('that are seen come first, then those beside them', async () => {
    const source = await open()
    source.cell(900, 0)
    source.remote.view(4010, 4040)
    await settle()
    expect(queries()).toEqual(['from=4000&to=4200', 'from=4200&to=4400', 'from=3800&to=4000'])
  })

  test('that are no longer seen are not waited for', async () => {
    const source = await open()
    let release = () => {}
    held = new Promise(resolve => {
      release = resolve
    })
    source.remote.view(4010, 4040)
    await settle()
    source.remote.view(900_000, 900_030)
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, true, true])
    release()
    await settle()
    expect(source.cell(900_000, 1)?.text).toBe('1800000')
    expect(source.remote.trouble).toBeUndefined()
  })

  test('that flit by while the view jumps about are not asked for', async () => {
    const source = await open()
    for (let at = 0; at < 100; at++) {
      source.remote.view(at * 10_000, at * 10_000 + 30)
      await vi.advanceTimersByTimeAsync(16)
    }
    expect(asked).toEqual([])
    await settle()
    expect(queries()[0]).toBe('from=990000&to=990200')
  })

  test('beside the view are asked for while it goes on step by step', async () => {
    const source = await open()
    for (let at = 1000; at < 1400; at += 20) {
      source.remote.view(at, at + 30)
      await vi.advanceTimersByTimeAsync(16)
    }
    expect(source.cell(1390, 0)?.text).toBe('1390')
  })

  test('the last one ends with the rows', async () => {
    const source = await open(450)
    source.remote.view(410, 450)
    await settle()
    expect(queries()).toEqual(['from=400&to=450', 'from=200&to=400'])
  })

  test('a hundred are kept, the ones used last', async () => {
    const source = await open()
    await source.remote.load(200, 200 * 99)
    source.cell(0, 0)
    await source.remote.load(200 * 99, 200 * 101)
    expect(source.cell(0, 0)).toBeDefined()
    expect(source.cell(200, 0)).toBeUndefined()
  })

  test('that can not be had say why, and are asked for again', async () => {
    const source = await open()
    broken = new Response('no such column: 9', { status: 400 })
    source.cell(1000, 0)
    await settle()
    expect(source.remote.trouble).toBe('the server answered 400: no such column: 9')
    source.cell(1000, 0)
    await settle()
    expect(asked).toHaveLength(1)
    broken = undefined
    source.cell(1000, 0)
    await vi.advanceTimersByTimeAsync(4000)
    expect(source.cell(1000, 0)?.text).toBe('1000')
    expect(source.remote.trouble).toBeUndefined()
  })

  test('of another size than asked for are refused', async () => {
    broken = new Response(rowsOf(0, 3, false))
    await expect(open()).rejects.toThrow('3 rows instead of 200')
  })
})

describe('the server', () => {
  test('sorts; places lead back to the data', async () => {
    const source = await open()
    const sorted = source.remote.sorted(1, true)
    expect(source.remote.sorted(1, true)).toBe(sorted)
    expect(await sorted.remote?.places([2, 0])).toEqual([ROWS - 3, ROWS - 1])
    expect(queries()).toEqual(['from=0&to=200&sort=1&descending=1'])
    expect(sorted.cell(0, 0)?.text).toBe(String(ROWS - 1))
    expect(await source.remote.places([2, 9_999_999])).toEqual([2, 9_999_999])
    expect(asked).toHaveLength(1)
  })

  test('searches in the order that is shown', async () => {
    const source = await open()
    const sorted = source.remote.sorted(0, false)
    const found = await sorted.remote?.find('a&b', new AbortController().signal)
    expect(found?.cells).toEqual([[7, 1]])
    expect(queries()).toEqual(['find=a%26b&sort=0'])
  })

  test('writes the file of all rows', async () => {
    const source = await open()
    const url = new URL(source.remote.csvUrl([1, 0]))
    expect(url.pathname).toMatch(/\/media\/.*w\d+\.arrow$/)
    expect(url.search).toBe('?format=csv&columns=1%2C0')
  })
})
