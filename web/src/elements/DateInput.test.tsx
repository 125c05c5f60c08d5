import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FormProvider } from '../page'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { DateInput } from './DateInput'
import type { ElementOf, ElementProps } from './registry'

// The clocks of the user stand still.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date(2024, 2, 10, 12) }))
afterEach(() => vi.useRealTimers())

function dateInput(fields: Partial<ElementOf<'date_input'>> = {}): ElementOf<'date_input'> {
  return {
    type: 'date_input',
    widget: widget('day'),
    default: ['2024-01-31'],
    range: false,
    min: '2014-01-31',
    max: '2034-01-31',
    format: 'DD/MM/YYYY',
    width: { type: 'stretch' },
    ...fields,
  }
}

const aRange = { range: true, default: ['2024-01-05', '2024-01-20'] }
const field = () => screen.getByRole('textbox', { name: 'day' })
const start = () => screen.getByRole('textbox', { name: /Start date/ })
const end = () => screen.getByRole('textbox', { name: /End date/ })
const day = (name: RegExp) => screen.getByRole('button', { name })
const calendar = () => screen.queryByTestId('stDateInputCalendar')
const texts = (...value: string[]) => ({ type: 'texts', value })

async function fill(input: HTMLElement, text: string) {
  await userEvent.clear(input)
  await userEvent.type(input, text)
}

test('a date that is written out counts at once', async () => {
  const { setValue } = renderWidget(DateInput, dateInput())
  expect(field()).toHaveValue('31/01/2024')
  await fill(field(), '01/02/202')
  expect(setValue).not.toHaveBeenCalled()
  await userEvent.type(field(), '4')
  expect(setValue.mock.calls).toEqual([[texts('2024-02-01')]])
})

test('what is typed in short counts with Enter, or once the field is left', async () => {
  const { setValue } = renderWidget(DateInput, dateInput())
  await fill(field(), '1.2.2024{Enter}')
  expect(setValue).toHaveBeenLastCalledWith(texts('2024-02-01'))
  expect(field()).toHaveValue('01/02/2024')
  await fill(field(), '20240203')
  await userEvent.tab()
  expect(screen.getByTestId('stDateInputError')).toHaveTextContent('“20240203” is not a date')
  await fill(field(), '03022024')
  await userEvent.tab()
  expect(setValue).toHaveBeenLastCalledWith(texts('2024-02-03'))
})

test('a date can be pasted', async () => {
  const { setValue } = renderWidget(DateInput, dateInput())
  await userEvent.clear(field())
  await userEvent.paste('2024-02-29')
  await userEvent.keyboard('{Enter}')
  expect(setValue.mock.calls).toEqual([[texts('2024-02-29')]])
})

test('a date out of bounds is not taken but told, with the bounds', async () => {
  const { setValue } = renderWidget(DateInput, dateInput({ min: '2024-01-01', max: '2024-02-01' }))
  await fill(field(), '02/02/2024')
  expect(setValue).not.toHaveBeenCalled()
  expect(screen.getByRole('alert')).toHaveTextContent(
    '02/02/2024 is out of bounds: choose a date from 01/01/2024 to 01/02/2024.',
  )
  expect(field()).toBeInvalid()
  expect(field()).toHaveAccessibleDescription(/out of bounds/)
  await userEvent.keyboard('{Escape}{Escape}')
  expect(screen.queryByRole('alert')).toBeNull()
  expect(field()).toHaveValue('31/01/2024')
})

test('an update of the page leaves what is half typed alone', async () => {
  const { give } = renderWidget(DateInput, dateInput())
  await fill(field(), '01/0')
  act(() => give({ type: 'texts', value: ['2024-03-01'] }))
  expect(field()).toHaveValue('01/0')
  await userEvent.keyboard('{Escape}{Escape}')
  expect(field()).toHaveValue('01/03/2024')
})

test('a press opens the calendar, and a day of it is the value', async () => {
  const { setValue } = renderWidget(DateInput, dateInput())
  expect(calendar()).toBeNull()
  await userEvent.click(field())
  expect(calendar()).toBeVisible()
  expect(field()).toHaveFocus()
  expect(calendar()?.querySelector('[data-baseweb=calendar]')).not.toBeNull()
  await userEvent.click(day(/January 15, 2024/))
  expect(setValue.mock.calls).toEqual([[texts('2024-01-15')]])
  expect(calendar()).toBeNull()
})

test('the keyboard goes into the calendar, and comes back', async () => {
  const { setValue } = renderWidget(DateInput, dateInput())
  await userEvent.tab()
  await userEvent.keyboard('{ArrowDown}')
  expect(day(/January 31, 2024/)).toHaveFocus()
  await userEvent.keyboard('{ArrowLeft}{Enter}')
  expect(setValue.mock.calls).toEqual([[texts('2024-01-30')]])
  await vi.waitFor(() => expect(field()).toHaveFocus())
  await userEvent.keyboard('{ArrowDown}{Escape}')
  expect(calendar()).toBeNull()
  expect(setValue).toHaveBeenCalledOnce()
})

test('months and years are picked, days out of bounds are not', async () => {
  const { setValue } = renderWidget(DateInput, dateInput({ min: '2022-03-05', max: '2024-06-20' }))
  await userEvent.click(screen.getByTestId('stDateInputCalendarButton'))
  const years = within(screen.getByRole('combobox', { name: 'Year' })).getAllByRole('option')
  expect(years.map(year => year.textContent)).toEqual(['2022', '2023', '2024'])
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Month' }), 'June')
  expect(screen.getByRole('option', { name: 'July' })).toBeDisabled()
  await userEvent.click(day(/June 21, 2024/))
  expect(setValue).not.toHaveBeenCalled()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Year' }), '2023')
  await userEvent.click(day(/June 21, 2023/))
  expect(setValue.mock.calls).toEqual([[texts('2023-06-21')]])
})

test('what is typed is where the calendar opens', async () => {
  renderWidget(DateInput, dateInput())
  await userEvent.click(field())
  await fill(field(), '01/05/2025')
  expect(day(/May 1, 2025/)).toBeVisible()
})

test('a press elsewhere closes the calendar', async () => {
  renderWidget(DateInput, dateInput())
  await userEvent.click(field())
  await userEvent.click(document.body)
  expect(calendar()).toBeNull()
})

test('only what has no default can be cleared', async () => {
  const { unmount } = renderWidget(DateInput, dateInput())
  expect(screen.queryByTestId('stDateInputClearButton')).toBeNull()
  await userEvent.clear(field())
  await userEvent.tab()
  expect(field()).toHaveValue('31/01/2024')
  unmount()

  const { setValue } = renderWidget(DateInput, dateInput({ default: [] }))
  expect(field()).toHaveAttribute('placeholder', 'DD/MM/YYYY')
  await fill(field(), '01/02/2024')
  await userEvent.click(screen.getByTestId('stDateInputClearButton'))
  expect(setValue).toHaveBeenLastCalledWith(texts())
  expect(field()).toHaveValue('')
})

test('of a range the first day counts before the second is chosen', async () => {
  const { setValue } = renderWidget(DateInput, dateInput(aRange))
  expect([start(), end()].map(input => (input as HTMLInputElement).value)).toEqual([
    '05/01/2024',
    '20/01/2024',
  ])
  await userEvent.click(start())
  await userEvent.click(day(/January 10, 2024/))
  expect(setValue.mock.calls).toEqual([[texts('2024-01-10')]])
  expect(end()).toHaveValue('')
  await userEvent.click(document.body)
  await userEvent.click(end())
  await userEvent.click(day(/January 8, 2024/))
  expect(setValue).toHaveBeenLastCalledWith(texts('2024-01-08', '2024-01-10'))
  expect(setValue).toHaveBeenCalledTimes(2)
  expect(calendar()).toBeNull()
})

test('picking another month does not end a range that is begun', async () => {
  const { setValue } = renderWidget(DateInput, dateInput(aRange))
  await userEvent.click(start())
  await userEvent.click(day(/January 10, 2024/))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Month' }), 'March')
  await userEvent.click(day(/March 3, 2024/))
  expect(setValue).toHaveBeenLastCalledWith(texts('2024-01-10', '2024-03-03'))
})

test('usual ranges are one press away', async () => {
  const { setValue } = renderWidget(DateInput, dateInput(aRange))
  await userEvent.click(start())
  const ranges = within(screen.getByTestId('stDateInputQuickSelect'))
  await userEvent.click(ranges.getByRole('button', { name: 'Past 3 months' }))
  expect(setValue.mock.calls).toEqual([[texts('2023-12-10', '2024-03-10')]])
  expect(calendar()).toBeNull()
})

test('a range that is typed the wrong way round waits until it is right', async () => {
  const { setValue } = renderWidget(DateInput, dateInput(aRange))
  await fill(start(), '01/02/2024')
  expect(screen.getByTestId('stDateInputError')).toHaveTextContent(
    'The range ends on 20/01/2024, before it starts on 01/02/2024: choose a later end.',
  )
  await fill(end(), '03/02/2024')
  expect(setValue.mock.calls).toEqual([[texts('2024-02-01', '2024-02-03')]])
  expect(screen.queryByTestId('stDateInputError')).toBeNull()
})

test('an end without a start is not a range', async () => {
  const { setValue } = renderWidget(DateInput, dateInput({ range: true, default: [] }))
  await userEvent.type(end(), '03/02/2024')
  expect(screen.getByTestId('stDateInputError')).toHaveTextContent('The start is missing')
  await userEvent.type(start(), '01/02/2024')
  expect(setValue.mock.calls).toEqual([[texts('2024-02-01', '2024-02-03')]])
})

test('a value that is no date leaves the default', () => {
  const { give } = renderWidget(DateInput, dateInput())
  act(() => give({ type: 'texts', value: ['soon'] }))
  expect(field()).toHaveValue('31/01/2024')
  act(() => give({ type: 'numbers', value: [1] }))
  expect(field()).toHaveValue('31/01/2024')
})

test('a disabled one opens nothing', async () => {
  renderWidget(DateInput, dateInput({ widget: widget('day', { disabled: true }) }))
  expect(field()).toBeDisabled()
  await userEvent.click(screen.getByTestId('stDateInputCalendarButton'))
  await userEvent.click(screen.getByTestId('stDateInputFieldsScroller'))
  expect(calendar()).toBeNull()
})

test('V10: a form waits for a date that is required', async () => {
  const checks: (() => boolean)[] = []
  const guard = (_: string, check: () => boolean) => {
    checks.push(check)
    return () => {}
  }
  const form = { submit: () => true, enterToSubmit: true, guard }
  const element = dateInput({ default: [], widget: widget('day', { required: true }) })
  const InForm = (props: ElementProps<'date_input'>) => (
    <FormProvider value={form}>
      <DateInput {...props} />
    </FormProvider>
  )
  const { setValue, give } = renderWidget(InForm, element)
  // The star belongs to the label.
  const field = () => screen.getByRole('textbox', { name: /^day/ })
  const mayLeave = () => {
    let answer: boolean | undefined
    act(() => {
      answer = checks.at(-1)?.()
    })
    return answer
  }
  expect(mayLeave()).toBe(false)
  expect(field()).toHaveFocus()
  expect(screen.getByTestId('stDateInputError')).toHaveTextContent('Enter a date.')
  await userEvent.type(field(), '1/2/24')
  expect(mayLeave()).toBe(false)
  expect(screen.getByTestId('stDateInputError')).toHaveTextContent('“1/2/24” is not a date')
  await fill(field(), '1/2/2024')
  expect(mayLeave()).toBe(true)
  expect(setValue.mock.calls).toEqual([[texts('2024-02-01')]])
  expect(screen.queryByTestId('stDateInputClearButton')).toBeNull()

  act(() => give({ type: 'texts', value: [] }))
  expect(mayLeave()).toBe(false)
  act(() => give({ type: 'texts', value: ['2024-02-01'] }))
  expect(screen.queryByTestId('stDateInputError')).toBeNull()
})
