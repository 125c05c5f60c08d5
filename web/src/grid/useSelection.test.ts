import { CompactSelection, emptyGridSelection } from '@glideapps/glide-data-grid'
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Value } from '../protocol'
import { widget } from '../testing/pages'
import { type Layout, modesOf } from './selection'
import { useSelection } from './useSelection'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const modes = modesOf(['multi-row', 'multi-cell'])
const layout: Layout = { names: ['a', 'b'], rows: 4, order: null }
const backward: Layout = { ...layout, order: Uint32Array.of(3, 2, 1, 0) }

interface Given {
  value?: Value
  layout?: Layout
  initial?: string
  isSortedAfar?: boolean
}

function selecting(given: Given = {}) {
  const setValue = vi.fn()
  const rendered = renderHook(
    ({ value, layout: shown = layout, initial, isSortedAfar = false }: Given) =>
      useSelection({
        selection: { widget: widget('s'), modes: ['multi-row', 'multi-cell'], default: initial ?? null },
        ...{ modes, value, setValue, layout: shown, isSortedAfar },
        placesOf: rows => Array.from(rows, row => shown.order?.[row] ?? row),
      }),
    { initialProps: given },
  )
  const rows = () => [...rendered.result.current.grid.rows]
  const select = (...places: number[]) =>
    act(() =>
      rendered.result.current.change({ ...emptyGridSelection, rows: CompactSelection.fromArray(places) }),
    )
  return { ...rendered, setValue, rows, select }
}

const json = (value: object): Value => ({
  type: 'json',
  value: JSON.stringify({ rows: [], columns: [], cells: [], ...value }),
})
const rest = (time: number) => act(() => vi.advanceTimersByTimeAsync(time))

test('what is selected is sent once it rests', async () => {
  const { select, setValue, rows } = selecting()
  select(1)
  await rest(100)
  select(1, 2)
  expect(rows()).toEqual([1, 2])
  await rest(100)
  expect(setValue).not.toHaveBeenCalled()
  await rest(100)
  expect(setValue.mock.calls).toEqual([[json({ rows: [1, 2] })]])
})

test('places are those in the data', async () => {
  const { select, setValue } = selecting({ layout: backward })
  select(0)
  await rest(200)
  expect(setValue).toHaveBeenCalledWith(json({ rows: [3] }))
})

test('taking all back sends nothing selected; the same again sends nothing', async () => {
  const { select, setValue } = selecting({ initial: '{"rows":[2]}' })
  select(2)
  await rest(200)
  expect(setValue).not.toHaveBeenCalled()
  select()
  await rest(200)
  expect(setValue).toHaveBeenCalledWith({ type: 'none' })
})

test('the default is shown at first, and a value from outside later', () => {
  const { rows, rerender } = selecting({ initial: '{"rows":[2]}' })
  expect(rows()).toEqual([2])
  rerender({ initial: '{"rows":[2]}', value: json({ rows: [0, 3] }) })
  expect(rows()).toEqual([0, 3])
})

test('what is selected stays so in another order of the rows', () => {
  const value = json({ rows: [0] })
  const { rows, rerender } = selecting({ value })
  expect(rows()).toEqual([0])
  rerender({ value, layout: backward })
  expect(rows()).toEqual([3])
})

test('a range keeps the cell from which it was drawn when its value comes back', async () => {
  const { result, rerender, setValue } = selecting()
  const current = { cell: [1, 2] as const, range: { x: 0, y: 1, width: 2, height: 2 }, rangeStack: [] }
  act(() => result.current.change({ ...emptyGridSelection, current }))
  await rest(200)
  rerender({ value: setValue.mock.lastCall?.[0] })
  expect(result.current.grid.current?.cell).toEqual([1, 2])
})

test('rows are forgotten when they are sorted', async () => {
  const { result, rows, setValue } = selecting({ value: json({ rows: [1] }) })
  act(() => result.current.forgetRows())
  expect(rows()).toEqual([])
  await rest(200)
  expect(setValue).toHaveBeenCalledWith({ type: 'none' })
})
