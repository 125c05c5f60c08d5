import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { ButtonGroup } from './ButtonGroup'
import type { ElementOf } from './registry'

function pills(fields: Partial<ElementOf<'button_group'>> = {}): ElementOf<'button_group'> {
  return {
    type: 'button_group',
    widget: widget('days'),
    style: 'pills',
    options: ['Mon', 'Tue', 'Wed'],
    default: [],
    multiple: false,
    width: { type: 'content' },
    wrap: true,
    ...fields,
  }
}

const MON = { index: 0, label: 'Mon' }
const WED = { index: 2, label: 'Wed' }
const several = { multiple: true, default: [WED] }

test('of single ones a press takes the place of the one before, or takes it back', async () => {
  const { setValue } = renderWidget(ButtonGroup, pills())
  expect(screen.getByRole('radiogroup', { name: 'days' })).toBeVisible()
  await userEvent.click(screen.getByRole('radio', { name: 'Mon' }))
  await userEvent.click(screen.getByRole('radio', { name: 'Wed' }))
  expect(screen.getByRole('radio', { checked: true })).toHaveTextContent('Wed')
  await userEvent.click(screen.getByRole('radio', { name: 'Wed' }))
  expect(setValue.mock.calls.map(([value]) => value.value)).toEqual([[MON], [WED], []])
})

test('of several the order is that of choosing', async () => {
  const { setValue } = renderWidget(ButtonGroup, pills(several))
  await userEvent.click(screen.getByRole('button', { name: 'Mon', pressed: false }))
  expect(screen.getAllByRole('button', { pressed: true })).toHaveLength(2)
  await userEvent.click(screen.getByRole('button', { name: 'Wed', pressed: true }))
  expect(setValue.mock.calls.map(([value]) => value.value)).toEqual([[WED, MON], [MON]])
})

test.each([
  ['pills', 'stBaseButton-pills'],
  ['segmented', 'stBaseButton-segmented_control'],
] as const)('buttons of %s are called %s, and the ones pressed in Active', (style, name) => {
  renderWidget(ButtonGroup, pills({ style, default: [MON] }))
  expect(screen.getByTestId('stButtonGroup')).toBeVisible()
  expect(screen.getByTestId(`${name}Active`)).toHaveTextContent('Mon')
  expect(screen.getAllByTestId(name)).toHaveLength(2)
})

test('a required one is not taken back', async () => {
  const required = widget('days', { required: true })
  const { setValue } = renderWidget(ButtonGroup, pills({ widget: required, default: [MON] }))
  await userEvent.click(screen.getByRole('radio', { name: 'Mon' }))
  expect(setValue).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('radio', { name: 'Wed' }))
  expect(setValue).toHaveBeenCalledWith({ type: 'choices', value: [WED] })
})

test('the group is one stop of the Tab key, and the arrow keys move within it without choosing', async () => {
  const { setValue } = renderWidget(ButtonGroup, pills(several))
  await userEvent.tab()
  expect(screen.getByRole('button', { name: 'Wed' })).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}')
  expect(screen.getByRole('button', { name: 'Mon' })).toHaveFocus()
  await userEvent.keyboard('{End}{ArrowLeft}')
  expect(screen.getByRole('button', { name: 'Tue' })).toHaveFocus()
  expect(setValue).not.toHaveBeenCalled()
  await userEvent.keyboard(' ')
  expect(setValue.mock.calls).toEqual([[{ type: 'choices', value: [WED, { index: 1, label: 'Tue' }] }]])
  await userEvent.tab()
  expect(document.body).toHaveFocus()
})

test('from right to left the arrow keys follow the eye', async () => {
  renderWidget(ButtonGroup, pills())
  screen.getByRole('radiogroup').style.direction = 'rtl'
  await userEvent.tab()
  await userEvent.keyboard('{ArrowLeft}')
  expect(screen.getByRole('radio', { name: 'Tue' })).toHaveFocus()
})

test('a choice that is gone is no longer pressed in, nor given again', async () => {
  const { setValue, give } = renderWidget(ButtonGroup, pills(several))
  act(() => give({ type: 'choices', value: [{ index: 7, label: 'Sun' }, WED] }))
  expect(screen.getAllByRole('button', { pressed: true })).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Mon' }))
  expect(setValue).toHaveBeenCalledWith({ type: 'choices', value: [WED, MON] })
})

test('a disabled one is not pressed', async () => {
  const { setValue } = renderWidget(ButtonGroup, pills({ widget: widget('days', { disabled: true }) }))
  await userEvent.click(screen.getByRole('radio', { name: 'Mon' }))
  expect(setValue).not.toHaveBeenCalled()
})
