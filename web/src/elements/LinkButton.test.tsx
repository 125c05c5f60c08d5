import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { LinkButton } from './LinkButton'
import type { ElementOf } from './registry'

function link(fields: Partial<ElementOf<'link_button'>> = {}): ElementOf<'link_button'> {
  return {
    type: 'link_button',
    label: 'Go',
    url: 'https://a.b',
    kind: 'primary',
    icon: null,
    icon_right: false,
    help: null,
    disabled: false,
    width: { type: 'content' },
    ...fields,
  }
}

test('it is a link to a new tab', () => {
  render(<LinkButton element={link()} />)
  const node = screen.getByRole('link', { name: 'Go' })
  expect(node).toHaveAttribute('href', 'https://a.b')
  expect(node).toHaveAttribute('target', '_blank')
  expect(node).toHaveAttribute('rel', 'noreferrer')
  expect(screen.getByTestId('stBaseLinkButton-primary')).toBe(node)
  expect(screen.getByTestId('stLinkButton')).toContainElement(node)
})

test('its icon stands on the side that was asked for', () => {
  const { rerender } = render(<LinkButton element={link({ icon: '🚀' })} />)
  expect(screen.getByRole('link')).toHaveTextContent('🚀Go')
  rerender(<LinkButton element={link({ icon: '🚀', icon_right: true })} />)
  expect(screen.getByRole('link')).toHaveTextContent('Go🚀')
})

test('a disabled one leads nowhere, and says that it is one', () => {
  render(<LinkButton element={link({ disabled: true })} />)
  expect(screen.getByRole('link')).not.toHaveAttribute('href')
  expect(screen.getByRole('link')).toHaveAttribute('aria-disabled', 'true')
})

test('its help is a tooltip', async () => {
  render(<LinkButton element={link({ help: 'leads away' })} />)
  await userEvent.tab()
  expect(await screen.findByTestId('stTooltipContent')).toHaveTextContent('leads away')
})

test('an address that could run a script is told and not made a link', () => {
  render(<LinkButton element={link({ url: 'javascript:alert(1)' })} />)
  expect(screen.queryByRole('link')).toBeNull()
  expect(screen.getByRole('alert')).toHaveTextContent('javascript:alert(1)')
})
