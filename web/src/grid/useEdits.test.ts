import { act, renderHook } from '@testing-library/react'
import * as arrow from 'apache-arrow'
import { expect, test, vi } from 'vitest'
import { loadFrame } from '../frame'
import type { Editor, Value } from '../protocol'
import { frameOf } from '../testing/frames'
import { widget } from '../testing/pages'
import { EditedFrame } from './edited'
import type { Sort } from './order'
import type { ColumnSettings } from './settings'
import { useArrangement } from './useArrangement'
import { useEdits } from './useEdits'

const editor = (fields: Partial<Editor> = {}): Editor => ({
  ...{ widget: widget('e'), add_rows: true, delete_rows: true, fixed: [] },
  ...fields,
})

const frame = () =>
  loadFrame(
    frameOf({
      n: arrow.vectorFromArray([3, 1, 2]),
      t: arrow.vectorFromArray(['c', 'a', 'b'], new arrow.Utf8()),
    }),
  )

async function editing(
  settings: ColumnSettings[] = [],
  value?: Value,
  sort: Sort | null = null,
  given = editor(),
) {
  const base = await frame()
  const setValue = vi.fn()
  const rendered = renderHook(
    ({ value, sort }: { value: Value | undefined; sort: Sort | null }) => {
      const editing = useEdits(given, base, settings, value, setValue)
      return { editing, arrangement: useArrangement(editing?.frame ?? base, sort) }
    },
    { initialProps: { value, sort } },
  )
  const get = () => {
    const { editing } = rendered.result.current
    if (!editing) throw new Error('nothing is edited')
    return editing
  }
  const sent = () => setValue.mock.lastCall?.[0].value && JSON.parse(setValue.mock.lastCall[0].value)
  const texts = (column = 0) => {
    const { source, rows } = rendered.result.current.arrangement
    return Array.from({ length: source.rows }, (_, row) => source.cell(rows ? rows[row] : row, column)?.text)
  }
  return {
    ...rendered,
    get,
    sent,
    texts,
    setValue,
    give: (value?: Value) => rendered.rerender({ value, sort }),
  }
}

test('an edit shows at once and is sent by the place of its row in the data', async () => {
  const { get, sent, texts } = await editing()
  act(() => get().setCells([{ row: 2, name: 'n', value: 7 }]))
  expect(texts()).toEqual(['3', '1', '7'])
  expect(sent()).toEqual({ edited_rows: { 2: { n: 7 } }, added_rows: [], deleted_rows: [] })
})

test('rows are deleted and added; places stay those of the data', async () => {
  const { get, sent, texts } = await editing([{ initial: 5 }])
  act(() => get().deleteRows([0]))
  act(() => get().addRows([new Map([['t', 'd']])]))
  act(() => get().setCells([{ row: get().frame.idAt(0), name: 'n', value: 9 }]))
  expect(texts()).toEqual(['9', '2', '5'])
  expect(sent()).toEqual({ edited_rows: { 1: { n: 9 } }, added_rows: [{ n: 5, t: 'd' }], deleted_rows: [0] })
})

test('an added row that lacks a value is kept here and sent once it has it', async () => {
  const { get, setValue, sent, texts } = await editing([{}, { required: true }])
  act(() => get().addRows([new Map()]))
  expect(setValue).not.toHaveBeenCalled()
  const id = get().frame.idAt(3)
  expect(get().lacking(id)).toEqual([1])
  act(() => get().setCells([{ row: id, name: 't', value: 'x' }]))
  expect(get().lacking(id)).toEqual([])
  expect(sent()).toEqual({ edited_rows: {}, added_rows: [{ t: 'x' }], deleted_rows: [] })
  expect(texts(1)).toEqual(['c', 'a', 'b', 'x'])
})

test('a deleted row that was added is as if it had never been', async () => {
  const { get, setValue, give } = await editing()
  act(() => get().addRows([new Map([['n', 1]])]))
  give(setValue.mock.lastCall?.[0])
  act(() => get().deleteRows([get().frame.idAt(3)]))
  expect(setValue.mock.lastCall).toEqual([{ type: 'none' }])
})

test('the value of the widget is shown, and edits go when it is reset', async () => {
  const value: Value = {
    type: 'json',
    value: '{"edited_rows":{"0":{"n":8}},"added_rows":[{"n":4}],"deleted_rows":[1]}',
  }
  const { texts, give } = await editing([], value)
  expect(texts()).toEqual(['8', '2', '4'])
  give(undefined)
  expect(texts()).toEqual(['3', '1', '2'])
})

test('reruns that hold what was sent leave an incomplete row alone', async () => {
  const { get, setValue, give, texts } = await editing([{ required: true }])
  act(() => get().addRows([new Map()]))
  act(() => get().setCells([{ row: 0, name: 'n', value: 8 }]))
  give(setValue.mock.lastCall?.[0])
  expect(texts()).toEqual(['8', '1', '2', 'None'])
})

test('a value that is none of an editor changes nothing', async () => {
  const { texts } = await editing([], { type: 'json', value: '{"edited_rows": 3, "added_rows": "x"}' })
  expect(texts()).toEqual(['3', '1', '2'])
})

test('what was done is undone and done again', async () => {
  const { get, texts, setValue } = await editing()
  act(() => get().setCells([{ row: 0, name: 'n', value: 8 }]))
  act(() => get().deleteRows([1]))
  act(() => get().undo())
  expect(texts()).toEqual(['8', '1', '2'])
  act(() => get().undo())
  expect(texts()).toEqual(['3', '1', '2'])
  expect(setValue.mock.lastCall).toEqual([{ type: 'none' }])
  act(() => get().redo())
  expect(texts()).toEqual(['8', '1', '2'])
})

test('rows stay where they were sorted to while they are edited, and added ones come last', async () => {
  const { get, texts, sent } = await editing([], undefined, { name: 'n', descending: false })
  expect(texts()).toEqual(['1', '2', '3'])
  act(() => get().setCells([{ row: 1, name: 'n', value: 10 }]))
  expect(texts()).toEqual(['10', '2', '3'])
  act(() => get().addRows([new Map([['n', 0]])]))
  act(() => get().deleteRows([2]))
  expect(texts()).toEqual(['10', '3', '0'])
  expect(sent()).toEqual({ edited_rows: { 1: { n: 10 } }, added_rows: [{ n: 0 }], deleted_rows: [2] })
})

test('fixed columns, those disabled by settings, and all of a disabled editor can only be read', async () => {
  const one = await editing([{}, { disabled: true }], undefined, null, editor({ fixed: ['n'] }))
  expect(one.get().rules).toEqual([undefined, undefined])
  const off = await editing([], undefined, null, editor({ widget: { ...widget('e'), disabled: true } }))
  expect([off.get().rules, off.get().addsRows, off.get().deletesRows]).toEqual([[], false, false])
})

test('changed cells are sorted and charted as those of their column', async () => {
  const base = await loadFrame(
    frameOf({
      d: arrow.vectorFromArray([new Date('2024-03-01')], new arrow.DateDay()),
      z: arrow.vectorFromArray([new Date('2024-03-01T12:30:00Z')], new arrow.TimestampMillisecond('UTC')),
    }),
  )
  const cells = new Map([
    ['d', '2024-04-01'],
    ['z', '2024-04-01T10:00Z'],
  ])
  const edited = new EditedFrame(base, {
    edited: new Map([[0, cells]]),
    added: new Map(),
    deleted: new Set(),
  })
  expect(edited.order(0, 0)).toBe(Date.UTC(2024, 3, 1))
  expect(edited.cell(0, 1)?.text).toBe('2024-04-01 10:00:00+00:00')
  expect(edited.plain(0, 0)).toEqual(new Date(2024, 3, 1))
})
