import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { Checkbox } from './Checkbox'
import type { ElementOf } from './registry'

function checkbox(fields: Partial<ElementOf<'checkbox'>> = {}): ElementOf<'checkbox'> {
  const width = { type: 'content' } as const
  return {
    type: 'checkbox',
    widget: widget('ok'),
    default: false,
    toggle: false,
    width,
    wrap: true,
    ...fields,
  }
}

test('a click on the label and the space bar both tick', async () => {
  const { setValue } = renderWidget(Checkbox, checkbox())
  await userEvent.click(screen.getByText('ok'))
  expect(screen.getByRole('checkbox', { name: 'ok' })).toBeChecked()
  await userEvent.keyboard(' ')
  expect(setValue.mock.calls.map(([value]) => value.value)).toEqual([true, false])
})

test('its default counts until it has a value', () => {
  renderWidget(Checkbox, checkbox({ default: true }))
  expect(screen.getByRole('checkbox')).toBeChecked()
})

test('a collapsed label is still its name', () => {
  const collapsed = widget('ok', { label_visibility: 'collapsed' })
  renderWidget(Checkbox, checkbox({ widget: collapsed }))
  expect(screen.getByRole('checkbox', { name: 'ok' })).toBeInTheDocument()
})

test('a toggle is a switch', async () => {
  const { setValue } = renderWidget(Checkbox, checkbox({ toggle: true }))
  expect(screen.queryByRole('checkbox')).toBeNull()
  await userEvent.click(screen.getByRole('switch', { name: 'ok' }))
  expect(setValue.mock.calls).toEqual([[{ type: 'bool', value: true }]])
  expect(screen.getByRole('switch')).toBeChecked()
})

test('a disabled one is not ticked', async () => {
  const { setValue } = renderWidget(Checkbox, checkbox({ widget: widget('ok', { disabled: true }) }))
  await userEvent.click(screen.getByText('ok'))
  expect(setValue).not.toHaveBeenCalled()
})

test('a label that is cut off is told in full when it is pointed at', () => {
  renderWidget(Checkbox, checkbox({ wrap: false }))
  expect(screen.getByTitle('ok')).toBe(screen.getByTestId('stWidgetLabel'))
})
