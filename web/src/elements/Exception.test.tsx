import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Exception as ExceptionProps } from '../protocol'
import { Exception } from './Exception'

const error: ExceptionProps = {
  kind: 'ValueError',
  message: 'a *b*',
  markdown: false,
  traceback: ['one', 'two'],
  warning: false,
  width: { type: 'stretch' },
}

test('what went wrong comes first, then where', () => {
  render(<Exception element={error} />)
  expect(screen.getByTestId('stExceptionMessage')).toHaveTextContent('ValueError: a *b*')
  expect(screen.getAllByTestId('stExceptionTraceRow').map(row => row.textContent)).toEqual(['one', 'two'])
})

test('without a traceback there is no room for one', () => {
  render(<Exception element={{ ...error, traceback: [] }} />)
  expect(screen.queryByText('Traceback')).toBeNull()
})
