import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { Button } from './Button'
import type { ElementOf } from './registry'

function button(fields: Partial<ElementOf<'button'>> = {}): ElementOf<'button'> {
  return {
    type: 'button',
    widget: widget('Go'),
    kind: 'primary',
    icon: null,
    width: { type: 'content' },
    submit: false,
    ...fields,
  }
}

test('pointer, Enter and space press it', async () => {
  const { setValue } = renderWidget(Button, button())
  await userEvent.click(screen.getByRole('button', { name: 'Go' }))
  await userEvent.keyboard('{Enter} ')
  expect(setValue.mock.calls).toEqual([[{ type: 'press' }], [{ type: 'press' }], [{ type: 'press' }]])
})

test('its kind is told to style sheets', () => {
  renderWidget(Button, button())
  const node = screen.getByTestId('stBaseButton-primary')
  expect(node.tagName).toBe('BUTTON')
  expect(node).toHaveAttribute('kind', 'primary')
})

test('its help is a tooltip when it has the focus', async () => {
  renderWidget(Button, button({ widget: widget('Go', { help: 'starts it' }) }))
  await userEvent.tab()
  expect(await screen.findByTestId('stTooltipContent')).toHaveTextContent('starts it')
})

test('a disabled one does nothing', async () => {
  const { setValue } = renderWidget(Button, button({ widget: widget('Go', { disabled: true }) }))
  await userEvent.click(screen.getByRole('button'))
  expect(setValue).not.toHaveBeenCalled()
})
