import * as arrow from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { loadFrame } from '../frame'
import { frameOf } from '../testing/frames'
import { type ColumnChoice, moved, nextSort, pinnedColumns, shownColumns, sortedRows } from './order'

const frame = frameOf(
  {
    __index_level_0__: arrow.vectorFromArray(['r0', 'r1', 'r2', 'r3', 'r4']),
    n: arrow.vectorFromArray([3, null, 1, NaN, 3], new arrow.Float64()),
    s: arrow.vectorFromArray(['b', 'a', null, 'c', 'a']),
    i: arrow.vectorFromArray([2n ** 53n + 1n, 2n ** 53n, 0n, -1n, 5n], new arrow.Int64()),
  },
  1,
)

describe('sorting', () => {
  const sorted = async (name: string, descending: boolean) => {
    const rows = sortedRows(await loadFrame(frame), { name, descending })
    return rows && [...rows]
  }

  test('numbers, with what is missing last and equal ones in their order', async () => {
    expect(await sorted('n', false)).toEqual([2, 0, 4, 1, 3])
    expect(await sorted('n', true)).toEqual([0, 4, 2, 1, 3])
  })
  test('texts', async () => expect(await sorted('s', false)).toEqual([1, 4, 0, 3, 2]))
  test('big integers', async () => expect(await sorted('i', true)).toEqual([0, 1, 4, 2, 3]))
  test('a column that is gone sorts nothing', async () => expect(await sorted('gone', true)).toBeNull())

  test('a header goes through ascending, descending and unsorted', () => {
    const first = nextSort(null, 'n')
    expect(first).toEqual({ name: 'n', descending: false })
    expect(nextSort(first, 'n')).toEqual({ name: 'n', descending: true })
    expect(nextSort({ name: 'n', descending: true }, 'n')).toBeNull()
    expect(nextSort(first, 's')).toEqual({ name: 's', descending: false })
  })
})

describe('columns shown', () => {
  const shown = async (choice: Partial<ColumnChoice>) =>
    shownColumns(await loadFrame(frame), { hideIndex: null, order: null, settings: [], ...choice })

  test('row labels first, unless hidden', async () => {
    expect(await shown({})).toEqual([0, 1, 2, 3])
    expect(await shown({ hideIndex: true })).toEqual([1, 2, 3])
    expect(await shown({ hideIndex: false, order: ['i', 'gone', 'n'] })).toEqual([0, 3, 1])
  })

  test('hidden ones are left out, pinned ones come first and stay', async () => {
    const settings = [{}, { hidden: true }, {}, { pinned: true }]
    const columns = await shown({ settings })
    expect(columns).toEqual([0, 3, 2])
    expect(pinnedColumns(await loadFrame(frame), columns, settings)).toBe(2)
  })

  test('row labels that are not pinned scroll too', async () => {
    expect(pinnedColumns(await loadFrame(frame), [0, 1, 2, 3], [{ pinned: false }])).toBe(0)
  })

  test('the order that the user dragged them into holds for those that are still there', async () => {
    const source = await loadFrame(frame)
    expect(moved(source, [0, 1, 2, 3], ['i', 'gone', 'n'])).toEqual([0, 3, 1, 2])
    expect(moved(source, [0, 1, 2, 3], null)).toEqual([0, 1, 2, 3])
  })
})
