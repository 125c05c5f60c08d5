import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import type { ElementOf } from './registry'
import { TimeInput } from './TimeInput'

function timeInput(fields: Partial<ElementOf<'time_input'>> = {}): ElementOf<'time_input'> {
  return {
    type: 'time_input',
    widget: widget('alarm'),
    default: '08:45',
    step: 900,
    hours: 'twenty_four',
    width: { type: 'stretch' },
    ...fields,
  }
}

const field = () => screen.getByRole('combobox', { name: 'alarm' })
const labels = () => screen.queryAllByRole('option').map(option => option.textContent)
const active = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')
const time = (value: string) => ({ type: 'text', value })

test('a press opens a list of times a step apart, at the one that is chosen', async () => {
  const { setValue } = renderWidget(TimeInput, timeInput())
  expect(field()).toHaveValue('08:45')
  await userEvent.click(field())
  expect(active()).toHaveTextContent('08:45')
  expect(active()).toHaveAttribute('aria-selected', 'true')
  await userEvent.click(screen.getByRole('option', { name: '09:15' }))
  expect(setValue.mock.calls).toEqual([[time('09:15')]])
  expect(field()).toHaveValue('09:15')
  expect(labels()).toEqual([])
})

test('a time between the steps opens the list at the one before', async () => {
  renderWidget(TimeInput, timeInput({ default: '08:50' }))
  await userEvent.click(field())
  expect(active()).toHaveTextContent('08:45')
  expect(active()).toHaveAttribute('aria-selected', 'false')
})

test('arrow keys move in the list', async () => {
  const { setValue } = renderWidget(TimeInput, timeInput())
  await userEvent.tab()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
  expect(setValue.mock.calls).toEqual([[time('09:15')]])
})

test('any time can be typed', async () => {
  const { setValue } = renderWidget(TimeInput, timeInput())
  await userEvent.click(field())
  await userEvent.keyboard('1337{Enter}')
  expect(setValue).toHaveBeenLastCalledWith(time('13:37'))
  expect(field()).toHaveValue('13:37')
  await userEvent.clear(field())
  await userEvent.keyboard('9pm')
  await userEvent.tab()
  expect(setValue).toHaveBeenLastCalledWith(time('21:00'))
})

test('what is typed finds times of the list', async () => {
  const { setValue } = renderWidget(TimeInput, timeInput())
  await userEvent.click(field())
  await userEvent.keyboard('13')
  expect(labels()).toEqual(['13:00', '13:15', '13:30', '13:45'])
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(setValue.mock.calls).toEqual([[time('13:15')]])
})

test('what is no time is told, and nothing is given', async () => {
  const { setValue } = renderWidget(TimeInput, timeInput())
  await userEvent.click(field())
  await userEvent.keyboard('25:00{Enter}')
  expect(screen.getByTestId('stTimeInputError')).toHaveTextContent(
    '“25:00” is not a time: enter one as HH:MM.',
  )
  expect(field()).toBeInvalid()
  expect(field()).toHaveValue('08:45')
  await userEvent.keyboard('7')
  expect(screen.queryByTestId('stTimeInputError')).toBeNull()
  await userEvent.keyboard('{Escape}')
  expect(setValue).not.toHaveBeenCalled()
})

test('hours count to twelve where that is wanted', async () => {
  const { setValue } = renderWidget(TimeInput, timeInput({ hours: 'twelve', default: '13:30' }))
  expect(field()).toHaveValue('01:30 PM')
  await userEvent.click(field())
  await userEvent.click(screen.getByRole('option', { name: '01:45 PM' }))
  expect(setValue).toHaveBeenLastCalledWith(time('13:45'))
  await userEvent.click(field())
  await userEvent.keyboard('12:05 am{Enter}')
  expect(setValue).toHaveBeenLastCalledWith(time('00:05'))
})

test.each([
  [true, '01:30 PM'],
  [false, '13:30'],
])('hours count as the browser’s language has them where that is wanted: %s', (hour12, shown) => {
  const options = { hour12 } as Intl.ResolvedDateTimeFormatOptions
  const spy = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(options)
  renderWidget(TimeInput, timeInput({ hours: 'localized', default: '13:30' }))
  expect(field()).toHaveValue(shown)
  spy.mockRestore()
})

test('only what has no default can be cleared', async () => {
  const { unmount, setValue: untouched } = renderWidget(TimeInput, timeInput())
  expect(screen.queryByTestId('stTimeInputClearButton')).toBeNull()
  await userEvent.clear(field())
  await userEvent.tab()
  expect(field()).toHaveValue('08:45')
  expect(untouched).not.toHaveBeenCalled()
  unmount()

  const { setValue } = renderWidget(TimeInput, timeInput({ default: null }))
  expect(field()).toHaveValue('')
  await userEvent.type(field(), '7:30{Enter}')
  await userEvent.click(screen.getByTestId('stTimeInputClearButton'))
  expect(setValue).toHaveBeenLastCalledWith({ type: 'none' })
  await userEvent.type(field(), '7:30{Enter}')
  await userEvent.clear(field())
  await userEvent.tab()
  expect(setValue).toHaveBeenLastCalledWith({ type: 'none' })
  expect(field()).toHaveValue('')
})

test('an update of the page leaves what is half typed alone', async () => {
  const { give } = renderWidget(TimeInput, timeInput())
  await userEvent.click(field())
  await userEvent.keyboard('1')
  act(() => give({ type: 'text', value: '10:00' }))
  expect(field()).toHaveValue('1')
  await userEvent.keyboard('{Escape}')
  expect(field()).toHaveValue('10:00')
  act(() => give({ type: 'text', value: 'soon' }))
  expect(field()).toHaveValue('08:45')
})

test('a disabled one opens nothing', async () => {
  renderWidget(TimeInput, timeInput({ widget: widget('alarm', { disabled: true }) }))
  await userEvent.click(field())
  expect(labels()).toEqual([])
})
