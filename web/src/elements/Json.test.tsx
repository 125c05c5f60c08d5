import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { Json } from './Json'

const width = { type: 'stretch' } as const

test('opens and closes by keyboard', async () => {
  const user = userEvent.setup()
  render(<Json element={{ body: '{"a": {"b": 12345678901234567890}}', expanded: 1, width }} />)
  const [outer, inner] = screen
    .getAllByRole('button', { expanded: undefined })
    .filter(button => button.ariaExpanded)
  expect(outer).toHaveAttribute('aria-expanded', 'true')
  expect(inner).toHaveAttribute('aria-expanded', 'false')
  inner.focus()
  await user.keyboard('{Enter}')
  expect(screen.getByText('12345678901234567890')).toBeInTheDocument()
})

test('a level of 0 shows nothing of it', () => {
  render(<Json element={{ body: '{"a": 1}', expanded: 0, width }} />)
  expect(screen.getByTestId('stJson')).not.toHaveTextContent('"a"')
})

test('shows long lists in pages', async () => {
  const user = userEvent.setup()
  const body = JSON.stringify(Array.from({ length: 50_000 }, (_, at) => at))
  render(<Json element={{ body, expanded: null, width }} />)
  const lines = () => screen.getByTestId('stJson').querySelectorAll('[class*=leaf]').length
  expect(lines()).toBe(100)
  await user.click(screen.getByRole('button', { name: /Show 100 more of 49900/ }))
  expect(lines()).toBe(200)
})

test('what is not JSON is shown as it is, with a message', () => {
  render(<Json element={{ body: '{"a": ', expanded: null, width }} />)
  expect(screen.getByTestId('stJson')).toHaveTextContent('not valid JSON: line 1, column 7')
  expect(screen.getByTestId('stJson')).toHaveTextContent('{"a":')
})

test('a text that is an address is a link, another one is not', () => {
  render(<Json element={{ body: '["https://a.b", "javascript:alert(1)"]', expanded: null, width }} />)
  expect(screen.getAllByRole('link')).toHaveLength(1)
})
