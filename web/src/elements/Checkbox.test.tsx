import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { Checkbox } from './Checkbox'

test('a click on the label and the space bar both tick', async () => {
  const { setValue } = renderWidget(Checkbox, { type: 'checkbox', widget: widget('ok'), default: false })
  await userEvent.click(screen.getByText('ok'))
  expect(screen.getByRole('checkbox', { name: 'ok' })).toBeChecked()
  await userEvent.keyboard(' ')
  expect(setValue.mock.calls.map(([value]) => value.value)).toEqual([true, false])
})

test('its default counts until it has a value', () => {
  renderWidget(Checkbox, { type: 'checkbox', widget: widget('ok'), default: true })
  expect(screen.getByRole('checkbox')).toBeChecked()
})

test('a collapsed label is still its name', () => {
  const collapsed = widget('ok', { label_visibility: 'collapsed' })
  renderWidget(Checkbox, { type: 'checkbox', widget: collapsed, default: true })
  expect(screen.getByRole('checkbox', { name: 'ok' })).toBeInTheDocument()
})
