import { render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { PageLink } from './PageLink'
import type { ElementOf } from './registry'

afterEach(() => window.history.replaceState(null, '', '/'))

function link(fields: Partial<ElementOf<'page_link'>> = {}): ElementOf<'page_link'> {
  return {
    type: 'page_link',
    label: 'Data',
    url: 'data',
    external: false,
    icon: null,
    icon_right: false,
    help: null,
    disabled: false,
    width: { type: 'content' },
    ...fields,
  }
}

test('a page of the app is below the app', () => {
  window.history.replaceState(null, '', '/team/home?x=1')
  render(<PageLink element={link({ url: 'data?a=b' })} />)
  const node = screen.getByTestId<HTMLAnchorElement>('stPageLink-NavLink')
  expect(node.href).toBe(`${window.location.origin}/team/data?a=b`)
  expect(node).not.toHaveAttribute('target')
  expect(node).not.toHaveAttribute('aria-current')
  expect(screen.getByTestId('stPageLink')).toContainElement(node)
})

test('the page on show is told apart', () => {
  window.history.replaceState(null, '', '/team/data?x=1')
  render(<PageLink element={link()} />)
  expect(screen.getByRole('link')).toHaveAttribute('aria-current', 'page')
})

test('another place opens a new tab', () => {
  render(<PageLink element={link({ url: 'https://a.b/', external: true })} />)
  expect(screen.getByRole('link')).toHaveAttribute('target', '_blank')
})

test('a disabled one leads nowhere', () => {
  render(<PageLink element={link({ disabled: true })} />)
  expect(screen.getByRole('link')).not.toHaveAttribute('href')
})

test.each(['javascript:alert(1)', 'https://'])('%s leads nowhere and says so', url => {
  render(<PageLink element={link({ url, external: true })} />)
  expect(screen.queryByRole('link')).toBeNull()
  expect(screen.getByRole('alert')).toHaveTextContent(url)
})
