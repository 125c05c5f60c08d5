import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import * as arrow from 'apache-arrow'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { GridProps } from '../grid/Grid'
import type { Dataframe as DataframeProps, Value } from '../protocol'
import { saveFile, saveUrl } from '../save'
import { frameOf } from '../testing/frames'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { Dataframe } from './Dataframe'

// The grid draws on a canvas, which jsdom lacks: this one only shows what it was given.
vi.mock('../grid/Grid', () => ({
  default: ({ arrangement, columns, isSearching, setSort, onMove, ...props }: GridProps) => (
    <>
      {props.editing && <FakeEntries {...props} />}
      <button type="button" onClick={() => setSort({ name: 'n', descending: false })}>
        {JSON.stringify({
          columns,
          rows: arrangement.rows && [...arrangement.rows],
          first: arrangement.source.cell(0, columns[0])?.text,
          isSearching,
          settings: props.settings,
          placeholder: props.placeholder,
          rowHeight: props.rowHeight,
          styled: [props.styling?.text(0, 1), props.styling?.css(0, 1)],
        })}
      </button>
      <button type="button" onClick={() => onMove(['m', 'n'])}>
        move
      </button>
    </>
  ),
}))

function FakeEntries({
  editing,
  commands,
  onSelectedRows,
}: Pick<GridProps, 'editing' | 'commands' | 'onSelectedRows'>) {
  if (commands)
    commands.current = {
      addRow: () => editing?.addRows([new Map()]),
      deleteSelectedRows: () => editing?.deleteRows([0]),
    }
  return (
    <>
      <button type="button" onClick={() => editing?.setCells([{ row: 1, name: 'n', value: 9 }])}>
        edit
      </button>
      <button type="button" onClick={() => onSelectedRows?.(1)}>
        select
      </button>
    </>
  )
}
vi.mock('../save', () => ({ saveFile: vi.fn(), saveUrl: vi.fn() }))
beforeEach(() => vi.clearAllMocks())
afterEach(() => vi.unstubAllGlobals())

const frame = (numbers: number[]) =>
  frameOf({ i: arrow.vectorFromArray(numbers.map(String)), n: arrow.vectorFromArray(numbers) }, 1)

function element(props: Partial<DataframeProps> = {}): DataframeProps {
  const size = { width: { type: 'stretch' }, height: { type: 'content' } } as const
  const looks = { columns: null, heads: null, styling: null, row_height: null, placeholder: null, alt: null }
  return {
    ...{ frame: frame([3, 1, 2]), hide_index: null, column_order: null, selection: null, editor: null },
    ...size,
    ...looks,
    ...props,
  }
}

const grid = async () =>
  JSON.parse((await screen.findByRole('button', { name: /columns/ })).textContent ?? '')

test('has its names and says its size', async () => {
  render(<Dataframe element={element()} />)
  await waitFor(() =>
    expect(screen.getByTestId('stDataFrame')).toHaveAccessibleName('Table, 3 rows, 2 columns'),
  )
  const inner = screen.getByTestId('stDataFrameGlideDataEditor')
  expect(screen.getByTestId('stDataFrameResizable')).toContainElement(inner)
  expect((await grid()).columns).toEqual([0, 1])
})

test('hides row labels', async () => {
  render(<Dataframe element={element({ hide_index: true })} />)
  expect((await grid()).columns).toEqual([1])
})

test('an empty frame says so', async () => {
  render(<Dataframe element={element({ frame: frame([]) })} />)
  expect(await screen.findByText('empty')).toBeInTheDocument()
})

test('keeps the sorting when another frame comes', async () => {
  const user = userEvent.setup()
  const { rerender } = render(<Dataframe element={element()} />)
  await user.click(await screen.findByRole('button', { name: /columns/ }))
  expect((await grid()).rows).toEqual([1, 2, 0])
  rerender(<Dataframe element={element({ frame: frame([1, 3, 2]) })} />)
  await waitFor(async () => expect((await grid()).rows).toEqual([0, 2, 1]))
})

test('searches on Ctrl+F', async () => {
  const user = userEvent.setup()
  render(<Dataframe element={element()} />)
  ;(await screen.findByRole('button', { name: /columns/ })).focus()
  await user.keyboard('{Control>}f{/Control}')
  expect((await grid()).isSearching).toBe(true)
})

test('saves what it shows', async () => {
  const user = userEvent.setup()
  render(<Dataframe element={element({ hide_index: true })} />)
  await grid()
  await user.click(screen.getByRole('button', { name: 'Download as CSV' }))
  expect(saveFile).toHaveBeenCalledWith('data.csv', '\ufeffn\r\n3\r\n1\r\n2\r\n', 'text/csv')
})

test('fills the window, and Escape leads back', async () => {
  const user = userEvent.setup()
  render(<Dataframe element={element()} />)
  await user.click(screen.getByTestId('StyledFullScreenButton'))
  expect(screen.getByTestId('stFullScreenFrame').className).toMatch(/full/)
  await user.keyboard('{Escape}')
  expect(screen.getByTestId('stFullScreenFrame').className).not.toMatch(/_full/)
})

test('bytes that are no table are told of', async () => {
  const broken = { rows: 1, index: 0, data: { type: 'inline', value: new Uint8Array([1, 2, 3, 4]) } } as const
  render(<Dataframe element={element({ frame: broken })} />)
  expect(await screen.findByText(/can't be shown/)).toBeInTheDocument()
})

test('settings of columns reach the grid, or it is told what is wrong with them', async () => {
  const columns = JSON.stringify({ n: { label: 'N', hidden: false }, _index: { hidden: true } })
  const { rerender } = render(<Dataframe element={element({ columns })} />)
  const shown = await grid()
  expect(shown.columns).toEqual([1])
  expect(shown.settings[1]).toMatchObject({ label: 'N' })
  rerender(<Dataframe element={element({ columns: '[' })} />)
  expect(
    await screen.findByText(/can't be shown: the settings of its columns are no JSON/),
  ).toBeInTheDocument()
})

test('row height and placeholder are as asked', async () => {
  render(<Dataframe element={element({ row_height: 80, placeholder: '–' })} />)
  expect(await grid()).toMatchObject({ rowHeight: 80, placeholder: '–' })
  expect(screen.getByTestId('stDataFrameResizable').style.height).toBe(`${36 + 3 * 80 + 2}px`)
})

test('has the name that the script gave it, and says what is selected', async () => {
  const selection = { widget: widget('Rows to keep'), modes: ['single-row'], default: null }
  render(<Dataframe element={element({ alt: 'Sales', selection })} />)
  await waitFor(() => expect(screen.getByTestId('stDataFrame')).toHaveAccessibleName('Sales, Rows to keep'))
})

test('columns stay where they were dragged when another frame comes', async () => {
  const wide = (numbers: number[]) =>
    frameOf({ n: arrow.vectorFromArray(numbers), m: arrow.vectorFromArray(numbers) })
  const user = userEvent.setup()
  const { rerender } = render(<Dataframe element={element({ frame: wide([1]) })} />)
  await user.click(await screen.findByRole('button', { name: 'move' }))
  expect((await grid()).columns).toEqual([1, 0])
  rerender(<Dataframe element={element({ frame: wide([2]) })} />)
  await waitFor(async () => expect((await grid()).first).toBe('2'))
  expect((await grid()).columns).toEqual([1, 0])
})

test('styles and texts of cells reach the grid, and the caption stands below', async () => {
  const texts = frameOf({ i: arrow.vectorFromArray(['x']), n: arrow.vectorFromArray(['three']) }, 1)
  const cells = { type: 'inline', value: '{"0,1": "color: red; position: fixed"}' } as const
  render(<Dataframe element={element({ styling: { caption: 'Below', texts, cells, rules: null } })} />)
  await waitFor(async () => expect((await grid()).styled).toEqual(['three', { color: 'red' }]))
  expect(screen.getByText('Below')).toBeInTheDocument()
})

test('rows that stay on the server are sorted and saved by it', async () => {
  const rows = { i: arrow.vectorFromArray(['a', 'b']), n: arrow.vectorFromArray([5, 4]) }
  const whole = frameOf({ ...rows, row: arrow.vectorFromArray([0, 1], new arrow.Uint32()) })
  const fetched = vi.fn(async (_: string) => new Response((whole.data.value as Uint8Array).slice()))
  vi.stubGlobal('fetch', fetched)
  const user = userEvent.setup()
  const data = { type: 'windows', value: 'big.arrow' } as const
  render(<Dataframe element={element({ frame: { rows: 2, index: 1, data } })} />)
  expect(await grid()).toMatchObject({ rows: null, first: 'a' })
  await user.click(screen.getByRole('button', { name: /columns/ }))
  await waitFor(() => expect(fetched.mock.lastCall?.[0]).toMatch(/big\.arrow\?from=0&to=2&sort=1$/))
  await user.click(screen.getByRole('button', { name: 'Download as CSV' }))
  expect(saveUrl).toHaveBeenCalledWith('data.csv', expect.stringMatching(/format=csv&columns=0%2C1$/))
  expect(saveFile).not.toHaveBeenCalled()
})

const editor = { widget: widget('Harvests'), add_rows: true, delete_rows: true, fixed: [] }

test('what is edited shows at once, is saved, and goes when the value is reset', async () => {
  const user = userEvent.setup()
  const { give, setValue } = renderWidget(Dataframe, { type: 'dataframe', ...element({ editor }) })
  await user.click(await screen.findByRole('button', { name: 'edit' }))
  const edited = { edited_rows: { 1: { n: 9 } }, added_rows: [], deleted_rows: [] }
  expect(setValue.mock.lastCall).toEqual([{ type: 'json', value: JSON.stringify(edited) }])
  await user.click(screen.getByRole('button', { name: 'Download as CSV' }))
  expect(saveFile).toHaveBeenLastCalledWith('data.csv', '\ufeffi,n\r\n3,3\r\n1,9\r\n2,2\r\n', 'text/csv')
  act(() => give(undefined as unknown as Value))
  await user.click(screen.getByRole('button', { name: 'Download as CSV' }))
  expect(saveFile).toHaveBeenLastCalledWith('data.csv', '\ufeffi,n\r\n3,3\r\n1,1\r\n2,2\r\n', 'text/csv')
})

test('the toolbar adds and deletes rows; one that lacks a value is told of and makes the grid longer', async () => {
  const user = userEvent.setup()
  const columns = JSON.stringify({ n: { label: 'Number', required: true } })
  const { setValue } = renderWidget(Dataframe, { type: 'dataframe', ...element({ editor, columns }) })
  await grid()
  const height = () => Number.parseFloat(screen.getByTestId('stDataFrameResizable').style.height)
  const before = height()
  await user.click(screen.getByRole('button', { name: 'Add a row' }))
  expect(screen.getByText('A new row does not count yet, for want of Number.')).toBeInTheDocument()
  expect(height()).toBe(before + 34)
  expect(setValue).not.toHaveBeenCalled()
  expect(screen.queryByRole('button', { name: 'Delete rows' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'select' }))
  await user.click(screen.getByRole('button', { name: 'Delete rows' }))
  expect(JSON.parse(setValue.mock.lastCall?.[0].value)).toMatchObject({ deleted_rows: [0] })
})

test('a disabled editor shows what was edited and takes nothing', async () => {
  const off = { ...editor, widget: { ...editor.widget, disabled: true } }
  const value = {
    type: 'json',
    value: '{"edited_rows":{"0":{"n":8}},"added_rows":[],"deleted_rows":[]}',
  } as const
  render(<Dataframe element={element({ editor: off, hide_index: true })} value={value} />)
  await waitFor(async () => expect((await grid()).first).toBe('8'))
  expect(screen.getByTestId('stDataFrame')).toHaveAttribute('aria-disabled', 'true')
  expect(screen.queryByRole('button', { name: 'Add a row' })).not.toBeInTheDocument()
})
