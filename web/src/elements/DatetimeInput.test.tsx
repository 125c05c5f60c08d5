import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { DatetimeInput } from './DatetimeInput'
import type { ElementOf } from './registry'

function datetimeInput(fields: Partial<ElementOf<'datetime_input'>> = {}): ElementOf<'datetime_input'> {
  return {
    type: 'datetime_input',
    widget: widget('start'),
    default: '2024-01-31T13:30',
    min: '2024-01-01T10:00',
    max: '2024-12-31T18:00',
    format: 'YYYY/MM/DD',
    step: 3600,
    width: { type: 'stretch' },
    ...fields,
  }
}

const field = () => screen.getByRole('textbox', { name: 'start' })
const times = () => screen.getByRole('combobox', { name: 'Time' })
const day = (name: RegExp) => screen.getByRole('button', { name })
const text = (value: string) => ({ type: 'text', value })

test('a date and time that is written out counts at once', async () => {
  const { setValue } = renderWidget(DatetimeInput, datetimeInput())
  expect(field()).toHaveValue('2024/01/31, 13:30')
  await userEvent.clear(field())
  await userEvent.type(field(), '2024/02/01, 09:15')
  expect(setValue.mock.calls).toEqual([[text('2024-02-01T09:15')]])
})

test('what is typed in another manner counts with Enter', async () => {
  const { setValue } = renderWidget(DatetimeInput, datetimeInput())
  await userEvent.clear(field())
  await userEvent.type(field(), '2024-2-1 9:15 pm{Enter}')
  expect(setValue.mock.calls).toEqual([[text('2024-02-01T21:15')]])
  expect(field()).toHaveValue('2024/02/01, 21:15')
})

test('the calendar chooses the day, the list the time', async () => {
  const { setValue } = renderWidget(DatetimeInput, datetimeInput())
  await userEvent.click(field())
  await userEvent.click(day(/January 15, 2024/))
  expect(setValue).toHaveBeenLastCalledWith(text('2024-01-15T13:30'))
  await userEvent.selectOptions(times(), '20:00')
  expect(setValue).toHaveBeenLastCalledWith(text('2024-01-15T20:00'))
  expect(field()).toHaveValue('2024/01/15, 20:00')
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByTestId('stDateTimeInputCalendar')).toBeNull()
})

test('the list has the time that is chosen, and of a day at an end only what is taken', async () => {
  const { setValue } = renderWidget(DatetimeInput, datetimeInput({ default: '2024-01-01T10:30' }))
  await userEvent.click(field())
  const options = within(times()).getAllByRole('option') as HTMLOptionElement[]
  const open = options.filter(option => !option.disabled).map(option => option.value)
  expect(open.slice(0, 3)).toEqual(['10:00', '10:30', '11:00'])
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Month' }), 'December')
  await userEvent.selectOptions(times(), '23:00')
  await userEvent.click(day(/December 31, 2024/))
  expect(setValue).toHaveBeenLastCalledWith(text('2024-12-31T18:00'))
})

test('what is out of bounds, or is nothing, is told', async () => {
  const { setValue } = renderWidget(DatetimeInput, datetimeInput())
  await userEvent.clear(field())
  await userEvent.type(field(), '2024/01/01, 09:59')
  expect(screen.getByTestId('stDateTimeInputError')).toHaveTextContent(
    '2024/01/01, 09:59 is out of bounds: choose a date and time from 2024/01/01, 10:00 to 2024/12/31, 18:00.',
  )
  await userEvent.clear(field())
  await userEvent.type(field(), '2024/01/02{Enter}')
  expect(screen.getByTestId('stDateTimeInputError')).toHaveTextContent('“2024/01/02” is not a date and time')
  expect(setValue).not.toHaveBeenCalled()
})

test('without a default it is empty, and can be cleared', async () => {
  const { setValue } = renderWidget(DatetimeInput, datetimeInput({ default: null }))
  expect(field()).toHaveValue('')
  await userEvent.click(field())
  expect(times()).toBeDisabled()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Month' }), 'March')
  await userEvent.click(day(/March 3, 2024/))
  expect(setValue).toHaveBeenLastCalledWith(text('2024-03-03T00:00'))
  await userEvent.click(screen.getByTestId('stDateTimeInputClearButton'))
  expect(setValue).toHaveBeenLastCalledWith({ type: 'none' })
  expect(field()).toHaveValue('')
})

test('a value that is no date and time leaves the default', () => {
  const { give } = renderWidget(DatetimeInput, datetimeInput())
  act(() => give({ type: 'text', value: '2024-01-31' }))
  expect(field()).toHaveValue('2024/01/31, 13:30')
})
