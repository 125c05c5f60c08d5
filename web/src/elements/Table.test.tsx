import { render, screen } from '@testing-library/react'
import * as arrow from 'apache-arrow'
import { expect, test } from 'vitest'
import { frameOf } from '../testing/frames'
import { Table } from './Table'

test('row labels are headers, numbers stand right, nulls are grey', async () => {
  const frame = frameOf(
    {
      '': arrow.vectorFromArray(['r']),
      n: arrow.vectorFromArray([1.5]),
      s: arrow.vectorFromArray([null], new arrow.Utf8()),
    },
    1,
  )
  render(<Table element={{ frame }} />)
  expect(await screen.findByTestId('stTableStyledTable')).toBeInTheDocument()
  expect(screen.getByRole('rowheader')).toHaveTextContent('r')
  expect(screen.getByRole('cell', { name: '1.5' }).className).toMatch(/right/)
  expect(screen.getByRole('cell', { name: 'None' }).className).toMatch(/missing/)
})

test('an empty one says so', async () => {
  render(<Table element={{ frame: frameOf({ n: arrow.vectorFromArray([], new arrow.Int32()) }) }} />)
  expect(await screen.findByTestId('stTableStyledEmptyTableCell')).toHaveTextContent('empty')
  expect(screen.getByRole('columnheader', { name: 'n' })).toBeInTheDocument()
})
