import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { MenuButton } from './MenuButton'
import type { ElementOf } from './registry'

function menuButton(fields: Partial<ElementOf<'menu_button'>> = {}): ElementOf<'menu_button'> {
  const look = { kind: 'secondary', icon: null, width: { type: 'content' }, wrap: true } as const
  return { type: 'menu_button', widget: widget('Export'), options: ['CSV', '**PDF**'], ...look, ...fields }
}

const button = () => screen.getByRole('button', { name: /Export$/ })

test('a press opens it, and a choice is told by place and label', async () => {
  const { setValue } = renderWidget(MenuButton, menuButton())
  expect(button()).toHaveAttribute('aria-expanded', 'false')
  await userEvent.click(button())
  const menu = within(screen.getByTestId('stMenuButtonBody')).getByRole('menu', { name: 'Export' })
  const items = within(menu).getAllByRole('menuitem')
  expect(items.map(item => item.textContent)).toEqual(['CSV', expect.stringContaining('PDF')])
  await userEvent.click(items[1])
  expect(setValue.mock.calls).toEqual([[{ type: 'choice', value: { index: 1, label: '**PDF**' } }]])
  expect(screen.queryByRole('menu')).toBeNull()
})

test('the same can be chosen again', async () => {
  const { setValue } = renderWidget(MenuButton, menuButton())
  for (let count = 0; count < 2; count++) {
    await userEvent.click(button())
    await userEvent.click(screen.getByRole('menuitem', { name: 'CSV' }))
  }
  expect(setValue).toHaveBeenCalledTimes(2)
})

test('the keyboard opens it at either end, chooses, and comes back to the button', async () => {
  const { setValue } = renderWidget(MenuButton, menuButton())
  await userEvent.tab()
  await userEvent.keyboard('{ArrowUp}')
  expect(screen.getAllByRole('menuitem')[1]).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).toBeNull()
  await waitFor(() => expect(button()).toHaveFocus())
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(screen.getAllByRole('menuitem')[0]).toHaveFocus())
  await userEvent.keyboard('{Enter}')
  expect(setValue.mock.calls).toEqual([[{ type: 'choice', value: { index: 0, label: 'CSV' } }]])
  await waitFor(() => expect(button()).toHaveFocus())
})

test('a disabled one does not open', async () => {
  renderWidget(MenuButton, menuButton({ widget: widget('Export', { disabled: true }) }))
  await userEvent.click(button())
  expect(screen.queryByRole('menu')).toBeNull()
})

test('its names are those that style sheets know', () => {
  renderWidget(MenuButton, menuButton({ icon: '🌊' }))
  expect(screen.getByTestId('stMenuButton')).toContainElement(screen.getByTestId('stMenuButtonButton'))
  expect(button()).toHaveAttribute('kind', 'secondary')
  expect(button()).toHaveTextContent('🌊Export')
})
