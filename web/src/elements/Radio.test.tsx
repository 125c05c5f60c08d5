import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderGuarded } from '../testing/guarded'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { Radio } from './Radio'
import type { ElementOf } from './registry'

function radio(fields: Partial<ElementOf<'radio'>> = {}): ElementOf<'radio'> {
  return {
    type: 'radio',
    widget: widget('size'),
    options: ['small', '**large**', 'huge'],
    captions: [],
    default: { index: 0, label: 'small' },
    horizontal: false,
    width: { type: 'content' },
    ...fields,
  }
}

const option = (name: string) => screen.getByRole('radio', { name })

test('options are radio buttons in a group with the name of the widget', () => {
  renderWidget(Radio, radio())
  expect(screen.getByRole('radiogroup', { name: 'size' })).toHaveAttribute('data-testid', 'stRadioGroup')
  expect(screen.getAllByTestId('stRadioOption')).toHaveLength(3)
  expect(option('small')).toBeChecked()
})

test('a click on a label chooses', async () => {
  const { setValue } = renderWidget(Radio, radio())
  await userEvent.click(screen.getByText('huge'))
  expect(setValue.mock.calls).toEqual([[{ type: 'choice', value: { index: 2, label: 'huge' } }]])
  expect(option('huge')).toBeChecked()
})

test('the arrow keys choose, and go round', async () => {
  const { setValue } = renderWidget(Radio, radio())
  await userEvent.tab()
  expect(option('small')).toHaveFocus()
  await userEvent.keyboard('{ArrowUp}')
  expect(setValue.mock.calls).toEqual([[{ type: 'choice', value: { index: 2, label: 'huge' } }]])
  await userEvent.keyboard('{ArrowRight}')
  expect(option('small')).toBeChecked()
})

test('a caption describes its option, and is no part of its name', () => {
  renderWidget(Radio, radio({ captions: ['for one', '', 'for many'] }))
  expect(option('small')).toHaveAccessibleDescription('for one')
  expect(option('huge')).toHaveAccessibleDescription('for many')
  expect(screen.getAllByTestId('stRadioCaption')).toHaveLength(2)
})

test('without a default nothing is chosen', () => {
  renderWidget(Radio, radio({ default: null }))
  for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked()
})

test('of two options with one label just one is chosen', () => {
  renderWidget(Radio, radio({ options: ['a', 'a'], default: { index: 1, label: 'a' } }))
  expect(screen.getAllByRole<HTMLInputElement>('radio').map(radio => radio.checked)).toEqual([false, true])
})

test('a choice that is not among the options is none', () => {
  const { give } = renderWidget(Radio, radio())
  act(() => give({ type: 'choice', value: { index: 9, label: 'gone' } }))
  for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked()
  act(() => give({ type: 'press' }))
  expect(option('small')).toBeChecked()
})

test('a disabled one is not changed', async () => {
  const { setValue } = renderWidget(Radio, radio({ widget: widget('size', { disabled: true }) }))
  await userEvent.click(screen.getByText('huge'))
  expect(setValue).not.toHaveBeenCalled()
})

test('V10 a required one without a value says so when its form is submitted', () => {
  const required = widget('size', { required: true })
  const { guards } = renderGuarded(Radio, radio({ widget: required, default: null }))
  let isReady = true
  act(() => {
    isReady = guards.every(check => check())
  })
  expect(isReady).toBe(false)
  expect(option('small')).toHaveFocus()
  expect(screen.getByRole('radiogroup')).toHaveAccessibleDescription('This field is required.')
})
