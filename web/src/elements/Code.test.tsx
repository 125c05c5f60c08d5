import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Code as CodeProps } from '../protocol'
import { Code } from './Code'

const plain: CodeProps = {
  body: 'x = 1\ny = 2',
  language: null,
  line_numbers: false,
  wrap_lines: false,
  width: { type: 'stretch' },
  height: { type: 'content' },
}

test('shows the text at once and colours when they are here', async () => {
  render(<Code element={{ ...plain, body: 'def f(): pass', language: 'python' }} />)
  expect(screen.getByTestId('stCode')).toHaveTextContent('def f(): pass')
  await waitFor(() => expect(document.querySelector('.hljs-keyword')).toHaveTextContent('def'))
  expect(screen.getByTestId('stCode').querySelector('code')).toHaveTextContent('def f(): pass')
})

test('numbers lines', () => {
  render(<Code element={{ ...plain, line_numbers: true }} />)
  expect(document.querySelectorAll('[data-line]')).toHaveLength(2)
})

test('copies and says so', async () => {
  const user = userEvent.setup()
  render(<Code element={plain} />)
  await user.click(screen.getByTestId('stCodeCopyButton'))
  expect(await screen.findByText('Copied')).toBeInTheDocument()
  expect(await navigator.clipboard.readText()).toBe('x = 1\ny = 2')
})

test('a height is that of the whole listing', () => {
  render(<Code element={{ ...plain, height: { type: 'pixels', value: 120 } }} />)
  expect(screen.getByTestId('stCode')).toHaveStyle({ height: '120px' })
})
