import { CompactSelection, emptyGridSelection, type GridSelection } from '@glideapps/glide-data-grid'
import { describe, expect, test } from 'vitest'
import { bounded, type Layout, modesOf, picked, pickedFrom, selectedValue, selectionOf } from './selection'

const ALL = modesOf(['multi-row', 'multi-column', 'multi-cell'])
// Row labels, then a and b; rows are shown as 2, 0, 1.
const layout: Layout = { names: [null, 'a', 'b'], rows: 3, order: Uint32Array.of(2, 0, 1) }
const placesOf = (rows: Iterable<number>) => Array.from(rows, row => layout.order?.[row] ?? row)

function selection(fields: Partial<GridSelection>): GridSelection {
  return { ...emptyGridSelection, ...fields }
}

const range = (x: number, y: number, width: number, height: number) => ({
  cell: [x, y] as const,
  range: { x, y, width, height },
  rangeStack: [],
})

describe('what is selected', () => {
  test('are places in the data, whatever the order shown', async () => {
    const rows = CompactSelection.fromArray([0, 2])
    expect((await picked(selection({ rows }), ALL, layout, placesOf)).rows).toEqual([1, 2])
  })

  test('are columns by name, without row labels', async () => {
    const columns = CompactSelection.fromArray([0, 2])
    expect((await picked(selection({ columns }), ALL, layout, placesOf)).columns).toEqual(['b'])
  })

  test('are all cells of a range', async () => {
    const { cells } = await picked(selection({ current: range(0, 1, 3, 2) }), ALL, layout, placesOf)
    expect(cells).toEqual([
      [0, 'a'],
      [0, 'b'],
      [1, 'a'],
      [1, 'b'],
    ])
  })

  test('is nothing of what the script does not ask for', async () => {
    const all = selection({
      rows: CompactSelection.fromSingleSelection(0),
      columns: CompactSelection.fromSingleSelection(1),
      current: range(1, 0, 1, 1),
    })
    expect(await picked(all, modesOf([]), layout, placesOf)).toEqual({ rows: [], columns: [], cells: [] })
  })

  test('is nothing as a value if it is empty, else JSON', () => {
    expect(selectedValue({ rows: [], columns: [], cells: [] })).toEqual({ type: 'none' })
    expect(selectedValue({ rows: [1], columns: [], cells: [[0, 'a']] })).toEqual({
      type: 'json',
      value: '{"rows":[1],"columns":[],"cells":[[0,"a"]]}',
    })
  })
})

describe('a value', () => {
  test('is shown where its rows are now', () => {
    const shown = selectionOf(
      {
        rows: [2, 1],
        columns: ['b', 'gone'],
        cells: [
          [0, 'a'],
          [1, 'b'],
        ],
      },
      ALL,
      layout,
    )
    expect([...shown.rows]).toEqual([0, 2])
    expect([...shown.columns]).toEqual([2])
    expect(shown.current?.range).toEqual({ x: 1, y: 1, width: 2, height: 2 })
  })

  test('of rows that are not there is left out', () => {
    const { rows } = selectionOf({ rows: [-1, 0.5, 3, 99], columns: [], cells: [] }, ALL, layout)
    expect(rows.length).toBe(0)
  })

  test('counts more than the default, even if it is nothing', () => {
    expect(pickedFrom(undefined, '{"rows":[1]}').rows).toEqual([1])
    expect(pickedFrom({ type: 'none' }, '{"rows":[1]}').rows).toEqual([])
    expect(pickedFrom({ type: 'json', value: '{"rows":[2]}' }, '{"rows":[1]}').rows).toEqual([2])
  })

  test('that makes no sense selects nothing', () => {
    for (const text of ['{', 'null', '{"rows":7}', '5']) {
      expect(pickedFrom(undefined, text)).toEqual({ rows: [], columns: [], cells: [] })
    }
  })
})

describe('what would be too much to send', () => {
  const large: Layout = { names: ['a', 'b'], rows: 10_000_000, order: null }

  test('is not selected: rows', () => {
    const rows = CompactSelection.fromSingleSelection([5, 9_000_000])
    const { rows: left } = bounded(selection({ rows }), ALL, large)
    expect([left.first(), left.length]).toEqual([5, 100_000])
  })

  test('is not selected: cells, but for those at the one that has the focus', () => {
    const current = { ...range(0, 0, 2, 8_000_000), cell: [0, 7_999_999] as const }
    expect(bounded(selection({ current }), ALL, large).current?.range).toEqual({
      x: 0,
      y: 7_995_000,
      width: 2,
      height: 5000,
    })
  })

  test('row labels are no columns to select', () => {
    const columns = CompactSelection.fromArray([0, 1])
    expect([...bounded(selection({ columns }), ALL, layout).columns]).toEqual([1])
  })
})
