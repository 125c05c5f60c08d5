import { render, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { Html } from './Html'
import type { ElementOf } from './registry'

// Scripts run in a global scope that is not the tests' own; the document is the same one.
beforeEach(() => {
  document.title = ''
})

function html(body: string, javascript = false): ElementOf<'html'> {
  return { type: 'html', body, javascript, width: { type: 'stretch' } }
}

const SCRIPT = '<script>document.title += "x"</script>'

test('it is a part of the page, without what could run', () => {
  render(<Html element={html(`<p id="own" class="mine" style="color: red"><b>hello</b></p>${SCRIPT}`)} />)
  const node = screen.getByTestId('stHtml')
  expect(node.querySelector('#own.mine b')).toHaveTextContent('hello')
  expect(node.querySelector<HTMLElement>('#own')?.style.color).toBe('red')
  expect(node.querySelector('script')).toBeNull()
  expect(document.title).toBe('')
})

test('nothing in it is Markdown', () => {
  render(<Html element={html('<div>\n\n    **x** :tada: $a$\n\n</div>')} />)
  expect(screen.getByTestId('stHtml')).toHaveTextContent('**x** :tada: $a$')
  expect(screen.getByTestId('stHtml').querySelector('pre, strong')).toBeNull()
})

test('a style sheet alone takes no room', () => {
  render(<Html element={html('<!-- x --><style>.a { color: red }</style>')} />)
  expect(screen.getByTestId('stHtml')).toHaveAttribute('data-bare')
  expect(screen.getByTestId('stHtml').querySelector('style')).toHaveTextContent('.a { color: red }')
})

test('text beside a style sheet is no style sheet alone', () => {
  render(<Html element={html('<style>.a { color: red }</style> hello')} />)
  expect(screen.getByTestId('stHtml')).not.toHaveAttribute('data-bare')
})

test('of nothing there is nothing', () => {
  const { container } = render(<Html element={html(' \n')} />)
  expect(container).toBeEmptyDOMElement()
})

test('where the app vouches for it its scripts run, in order, once', async () => {
  const second = '<b onclick="1">b</b><script>document.title += "y"</script>'
  const { rerender } = render(<Html element={html(SCRIPT + second, true)} />)
  await waitFor(() => expect(document.title).toBe('xy'))
  expect(screen.getByText('b')).toHaveAttribute('onclick')
  rerender(<Html element={html(SCRIPT + second, true)} />)
  expect(document.title).toBe('xy')
})
