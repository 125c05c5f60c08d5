import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { LinkButton } from './LinkButton'
import type { ElementOf } from './registry'

function link(fields: Partial<ElementOf<'link_button'>> = {}): ElementOf<'link_button'> {
  return {
    type: 'link_button',
    widget: null,
    label: 'Go',
    url: 'https://a.b',
    kind: 'primary',
    icon: null,
    icon_right: false,
    help: null,
    disabled: false,
    width: { type: 'content' },
    wrap: true,
    shortcut: null,
    ...fields,
  }
}

test('it is a link to a new tab', () => {
  renderWidget(LinkButton, link())
  const node = screen.getByRole('link', { name: 'Go' })
  expect(node).toHaveAttribute('href', 'https://a.b')
  expect(node).toHaveAttribute('target', '_blank')
  expect(node).toHaveAttribute('rel', 'noreferrer')
  expect(screen.getByTestId('stBaseLinkButton-primary')).toBe(node)
  expect(screen.getByTestId('stLinkButton')).toContainElement(node)
})

test('its icon stands on the side that was asked for', () => {
  const { unmount } = renderWidget(LinkButton, link({ icon: '🚀' }))
  expect(screen.getByRole('link')).toHaveTextContent('🚀Go')
  unmount()
  renderWidget(LinkButton, link({ icon: '🚀', icon_right: true }))
  expect(screen.getByRole('link')).toHaveTextContent('Go🚀')
})

test('a disabled one leads nowhere, and says that it is one', () => {
  renderWidget(LinkButton, link({ disabled: true }))
  expect(screen.getByRole('link')).not.toHaveAttribute('href')
  expect(screen.getByRole('link')).toHaveAttribute('aria-disabled', 'true')
})

test('its help is a tooltip', async () => {
  renderWidget(LinkButton, link({ help: 'leads away' }))
  await userEvent.tab()
  expect(await screen.findByTestId('stTooltipContent')).toHaveTextContent('leads away')
})

test('an address that could run a script is told and not made a link', () => {
  renderWidget(LinkButton, link({ url: 'javascript:alert(1)' }))
  expect(screen.queryByRole('link')).toBeNull()
  expect(screen.getByRole('alert')).toHaveTextContent('javascript:alert(1)')
})

test('one that is a widget tells of a press', async () => {
  const { setValue } = renderWidget(LinkButton, link({ widget: widget('Go') }))
  await userEvent.click(screen.getByRole('link'))
  expect(setValue.mock.calls).toEqual([[{ type: 'press' }]])
})

test.each([
  ['is no widget', link()],
  ['is disabled', link({ widget: widget('Go', { disabled: true }), disabled: true })],
])('one that %s does not', async (_, element) => {
  const { setValue } = renderWidget(LinkButton, element)
  await userEvent.click(screen.getByRole('link'))
  expect(setValue).not.toHaveBeenCalled()
})

test('keys follow it', async () => {
  renderWidget(LinkButton, link({ shortcut: 'ctrl+k' }))
  const node = screen.getByRole('link', { name: 'Go' })
  expect(node).toHaveAttribute('aria-keyshortcuts', 'Control+K')
  expect(node).toHaveTextContent('GoCtrl+K')
  const pressed = vi.fn((event: Event) => event.preventDefault())
  node.addEventListener('click', pressed)
  await userEvent.keyboard('{Control>}k{/Control}')
  expect(pressed).toHaveBeenCalledOnce()
})

test('keys do not follow one that is disabled', async () => {
  renderWidget(LinkButton, link({ shortcut: 'ctrl+k', disabled: true }))
  const pressed = vi.fn()
  screen.getByRole('link', { name: 'Go' }).addEventListener('click', pressed)
  await userEvent.keyboard('{Control>}k{/Control}')
  expect(pressed).not.toHaveBeenCalled()
})
