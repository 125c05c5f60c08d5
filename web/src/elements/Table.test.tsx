import { render, screen, waitFor } from '@testing-library/react'
import * as arrow from 'apache-arrow'
import { expect, test, vi } from 'vitest'
import type { Table as TableProps } from '../protocol'
import { frameOf } from '../testing/frames'
import { Table } from './Table'

function element(props: Partial<TableProps> & Pick<TableProps, 'frame'>): TableProps {
  return {
    ...{ heads: null, styling: null, border: 'all', hide_index: null, hide_header: null, alt: null },
    ...{ width: { type: 'stretch' }, height: { type: 'content' } },
    ...props,
  }
}

const twoRows = () =>
  frameOf({ i: arrow.vectorFromArray(['r', 's']), n: arrow.vectorFromArray([1.5, 2.5]) }, 1)

test('row labels are headers, numbers stand right, nulls are grey', async () => {
  const frame = frameOf(
    {
      '': arrow.vectorFromArray(['r']),
      n: arrow.vectorFromArray([1.5]),
      s: arrow.vectorFromArray([null], new arrow.Utf8()),
    },
    1,
  )
  render(<Table element={element({ frame })} />)
  expect(await screen.findByTestId('stTableStyledTable')).toBeInTheDocument()
  expect(screen.getByRole('rowheader')).toHaveTextContent('r')
  expect(screen.getByRole('cell', { name: '1.5' }).className).toMatch(/right/)
  expect(screen.getByRole('cell', { name: 'None' }).className).toMatch(/missing/)
})

test('an empty one says so', async () => {
  render(<Table element={element({ frame: frameOf({ n: arrow.vectorFromArray([], new arrow.Int32()) }) })} />)
  expect(await screen.findByTestId('stTableStyledEmptyTableCell')).toHaveTextContent('empty')
  expect(screen.getByRole('columnheader', { name: 'n' })).toBeInTheDocument()
})

test('texts are Markdown where they hold some', async () => {
  const frame = frameOf({ s: arrow.vectorFromArray(['**bold**', 'plain']) })
  render(<Table element={element({ frame })} />)
  await waitFor(() => expect(screen.getByText('bold').tagName).toBe('STRONG'))
  expect(screen.getByRole('cell', { name: 'plain' }).children).toHaveLength(0)
})

test('row labels and column names can be left out', async () => {
  render(<Table element={element({ frame: twoRows(), hide_index: true, hide_header: true })} />)
  expect(await screen.findAllByRole('cell')).toHaveLength(2)
  expect(screen.queryByRole('rowheader')).toBeNull()
  expect(screen.queryByRole('columnheader')).toBeNull()
})

test('cells have the texts and harmless styles that the script gave them', async () => {
  const texts = frameOf({ i: arrow.vectorFromArray(['R', 'S']), n: arrow.vectorFromArray(['one', null]) }, 1)
  const cells = {
    '0,1': 'background-color: #000080; position: fixed',
    '1,1': 'background: url(https://example.com/x.png)',
    '1,0': 'font-weight: bold',
  }
  const styling = {
    caption: 'Numbers',
    texts,
    cells: { type: 'inline', value: JSON.stringify(cells) } as const,
    rules: null,
  }
  render(<Table element={element({ frame: twoRows(), styling, alt: 'Two rows' })} />)
  const styled = await screen.findByRole('cell', { name: 'one' })
  // On a dark ground, the text is light in either theme.
  expect(styled.style.cssText).toBe('background-color: rgb(0, 0, 128); color: rgb(255, 255, 255);')
  expect(screen.getByRole('cell', { name: '2.5' }).style.cssText).toBe('')
  expect(screen.getByRole('rowheader', { name: 'S' })).toHaveStyle({ fontWeight: 'bold' })
  expect(screen.getByRole('table', { name: 'Two rows' })).toHaveTextContent('Numbers')
})

test('styles that are no JSON are told of', async () => {
  const styling = { caption: null, texts: null, cells: { type: 'inline', value: '{' } as const, rules: null }
  render(<Table element={element({ frame: twoRows(), styling })} />)
  expect(await screen.findByText(/can't be shown: its styles are no JSON/)).toBeInTheDocument()
})

test('a fixed height scrolls, and can be reached by the keyboard', async () => {
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(300)
  render(<Table element={element({ frame: twoRows(), height: { type: 'pixels', value: 90 } })} />)
  await screen.findByRole('table')
  expect(screen.getByTestId('stTable')).toHaveStyle({ height: '90px' })
  expect(screen.getByTestId('stTable')).toHaveAttribute('tabindex', '0')
})

test('heads of several levels stand above each other, and the same ones together', async () => {
  const frame = frameOf(
    {
      i: arrow.vectorFromArray(['r']),
      ...{ t_min: arrow.vectorFromArray([1]), t_max: arrow.vectorFromArray([2]) },
      h_max: arrow.vectorFromArray([3]),
    },
    1,
  )
  const heads = [
    ['', 'i'],
    ['t', 'min'],
    ['t', 'max'],
    ['h', 'max'],
  ]
  render(<Table element={element({ frame, heads })} />)
  await screen.findByRole('table')
  const rows = screen.getAllByRole('row').slice(0, 2)
  const told = rows.map(row =>
    [...row.children].map(cell => [cell.textContent, cell.getAttribute('colspan')]),
  )
  expect(told).toEqual([
    [
      ['', null],
      ['t', '2'],
      ['h', null],
    ],
    [
      ['i', null],
      ['min', null],
      ['max', null],
      ['max', null],
    ],
  ])
})

test('rules of a table hold for its own cells', async () => {
  const rules = JSON.stringify([
    ['td.col0', 'color: rgb(1, 2, 3); position: fixed'],
    ['.col_heading.level0.col0, .row_heading', 'background-color: #000080'],
    ['td } body', 'color: red'],
  ])
  const styling = { caption: null, texts: null, cells: { type: 'inline', value: '{}' } as const, rules }
  const { container } = render(<Table element={element({ frame: twoRows(), styling })} />)
  const cell = await screen.findByRole('cell', { name: '1.5' })
  expect(cell).toHaveClass('data', 'row0', 'col0')
  expect(screen.getByRole('columnheader', { name: 'n' })).toHaveClass('col_heading', 'level0', 'col0')
  expect(screen.getByRole('rowheader', { name: 's' })).toHaveClass('row_heading', 'level0', 'row1')
  const sheet = container.querySelector('style')?.textContent
  expect(sheet).toContain('td.col0 { color: rgb(1, 2, 3); }')
  // A text that can be read on the background comes with it.
  expect(sheet).toContain('.row_heading { background-color: #000080; color: #ffffff; }')
  expect(sheet).not.toContain('body')
  const scope = sheet?.match(/^\.([\w-]+)/)?.[1]
  expect(screen.getByRole('table')).toHaveClass(scope ?? 'none')
})
