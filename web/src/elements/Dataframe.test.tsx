import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import * as arrow from 'apache-arrow'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Dataframe as DataframeProps } from '../protocol'
import { saveFile } from '../save'
import { frameOf } from '../testing/frames'
import { Dataframe } from './Dataframe'

// The grid draws on a canvas, which jsdom lacks: this one only shows what it was given.
vi.mock('../grid/Grid', () => ({
  default: ({
    columns,
    rows,
    isSearching,
    setSort,
  }: Record<string, never> & { setSort: (sort: unknown) => void }) => (
    <button type="button" onClick={() => setSort({ name: 'n', descending: false })}>
      {JSON.stringify({ columns, rows: rows && [...(rows as Uint32Array)], isSearching })}
    </button>
  ),
}))
vi.mock('../save', () => ({ saveFile: vi.fn() }))
beforeEach(() => vi.mocked(saveFile).mockClear())

const frame = (numbers: number[]) =>
  frameOf({ i: arrow.vectorFromArray(numbers.map(String)), n: arrow.vectorFromArray(numbers) }, 1)

function element(props: Partial<DataframeProps> = {}): DataframeProps {
  const size = { width: { type: 'stretch' }, height: { type: 'content' } } as const
  return { frame: frame([3, 1, 2]), ...size, hide_index: null, column_order: null, ...props }
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
