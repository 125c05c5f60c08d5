import { act, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { NumberInput } from './NumberInput'
import type { ElementOf } from './registry'

function numberInput(fields: Partial<ElementOf<'number_input'>> = {}): ElementOf<'number_input'> {
  const look = { format: null, placeholder: '', icon: null, width: { type: 'stretch' } } as const
  const rest = { integer: false, min: null, max: null, step: 0.01, default: 0 }
  return { type: 'number_input', widget: widget('n'), ...rest, ...look, ...fields }
}

const whole = { integer: true, step: 1 }
const input = () => screen.getByRole<HTMLInputElement>('spinbutton', { name: /^n/ })
const up = () => screen.getByTestId('stNumberInputStepUp')
const down = () => screen.getByTestId('stNumberInputStepDown')

/** Types over what stands in the field. */
async function enter(text: string) {
  await userEvent.clear(input())
  await userEvent.type(input(), text)
}

function numbersOf(setValue: ReturnType<typeof vi.fn>) {
  return setValue.mock.calls.map(([value]) => (value.type === 'none' ? null : value.value[0]))
}

afterEach(() => vi.useRealTimers())

test('what is typed counts when Enter is pressed or the field is left', async () => {
  const { setValue } = renderWidget(NumberInput, numberInput())
  await enter('1.5')
  expect(setValue).not.toHaveBeenCalled()
  expect(screen.getByText('Press Enter to apply')).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await enter('2')
  await userEvent.tab()
  expect(setValue.mock.calls).toEqual([
    [{ type: 'numbers', value: [1.5] }],
    [{ type: 'numbers', value: [2] }],
  ])
})

test('it tells its number to machines and people', () => {
  renderWidget(NumberInput, numberInput({ min: 0, max: 10, default: 3, format: '%d m' }))
  expect(input()).toHaveAttribute('inputmode', 'decimal')
  expect(input()).toHaveAttribute('aria-valuenow', '3')
  expect(input()).toHaveAttribute('aria-valuemin', '0')
  expect(input()).toHaveAttribute('aria-valuemax', '10')
  expect(input()).toHaveAttribute('aria-valuetext', '3 m')
})

test('its format is shown while it is not typed into', async () => {
  renderWidget(NumberInput, numberInput({ default: 1234.5, format: '%.2f €' }))
  expect(input()).toHaveValue('1234.50 €')
  await userEvent.click(input())
  expect(input()).toHaveValue('1234.50')
  await userEvent.keyboard('{Backspace}{Backspace}{Backspace}')
  await userEvent.tab()
  expect(input()).toHaveValue('1234.00 €')
})

test('a decimal comma is taken', async () => {
  const { setValue } = renderWidget(NumberInput, numberInput())
  await enter('1,25{Enter}')
  expect(numbersOf(setValue)).toEqual([1.25])
})

test('keys move by a step and by ten, from what is typed', async () => {
  const { setValue } = renderWidget(NumberInput, numberInput(whole))
  await userEvent.click(input())
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}{PageUp}{PageDown}')
  await enter('40{ArrowUp}')
  expect(numbersOf(setValue)).toEqual([1, 2, 1, 11, 1, 41])
  expect(input()).toHaveValue('41')
})

test('steps are exact', async () => {
  const { setValue } = renderWidget(NumberInput, numberInput({ step: 0.1 }))
  for (let count = 0; count < 3; count++) await userEvent.click(up())
  expect(numbersOf(setValue)).toEqual([0.1, 0.2, 0.3])
})

test('its buttons step once a press, and leave the focus where it is', async () => {
  const { setValue } = renderWidget(NumberInput, numberInput(whole))
  await userEvent.click(input())
  await userEvent.click(up())
  await userEvent.click(up())
  await userEvent.click(down())
  expect(numbersOf(setValue)).toEqual([1, 2, 1])
  expect(input()).toHaveFocus()
})

test('a button that is held steps again and again, until it is let go', () => {
  vi.useFakeTimers()
  const { setValue } = renderWidget(NumberInput, numberInput(whole))
  fireEvent.pointerDown(up(), { button: 0 })
  act(() => vi.advanceTimersByTime(300))
  expect(setValue).not.toHaveBeenCalled()
  // One timer after the other, as a page would be drawn between them.
  for (let count = 0; count < 4; count++) act(() => vi.advanceTimersToNextTimer())
  fireEvent.pointerUp(up())
  fireEvent.click(up())
  act(() => vi.advanceTimersByTime(1000))
  expect(numbersOf(setValue)).toEqual([1, 2, 3, 4])
})

test('a button that is held stops at the end', () => {
  vi.useFakeTimers()
  const { setValue } = renderWidget(NumberInput, numberInput({ ...whole, max: 2 }))
  fireEvent.pointerDown(up(), { button: 0 })
  for (let count = 0; count < 20; count++) act(() => vi.advanceTimersByTime(100))
  expect(numbersOf(setValue)).toEqual([1, 2])
  expect(up()).toBeDisabled()
  expect(down()).toBeEnabled()
})

test('a step beyond the end goes to the end', async () => {
  const { setValue } = renderWidget(NumberInput, numberInput({ ...whole, step: 4, default: 9, max: 10 }))
  await userEvent.click(input())
  await userEvent.keyboard('{ArrowUp}{ArrowUp}')
  expect(numbersOf(setValue)).toEqual([10])
})

test.each([
  ['11', 10, 'The most is 10; it was set to that.'],
  ['-1', 0, 'The least is 0; it was set to that.'],
])('%s is beyond a bound and becomes that, which is said', async (text, number, message) => {
  const { setValue } = renderWidget(NumberInput, numberInput({ ...whole, default: 5, min: 0, max: 10 }))
  await enter(`${text}{Enter}`)
  expect(numbersOf(setValue)).toEqual([number])
  expect(input()).toHaveValue(String(number))
  expect(input()).toHaveAccessibleDescription(message)
  await userEvent.keyboard('{Backspace}')
  expect(screen.queryByRole('alert')).toBeNull()
})

test.each([
  ['abc', numberInput(), 'This is not a number: abc'],
  ['1.5', numberInput(whole), 'This is not a whole number: 1.5'],
])('%s is not sent, and the field says why', async (text, element, message) => {
  const { setValue } = renderWidget(NumberInput, element)
  await enter(`${text}{Enter}`)
  expect(input()).toBeInvalid()
  expect(input()).toHaveAccessibleDescription(message)
  expect(setValue).not.toHaveBeenCalled()
  await userEvent.keyboard('{Escape}')
  expect(input()).toBeValid()
})

test('what is half typed is not touched by a value of the server', async () => {
  const { give } = renderWidget(NumberInput, numberInput(whole))
  await enter('12')
  act(() => give({ type: 'numbers', value: [7] }))
  expect(input()).toHaveValue('12')
  await userEvent.keyboard('{Escape}')
  expect(input()).toHaveValue('7')
})

test('a value of another kind shows the default', () => {
  const { give } = renderWidget(NumberInput, numberInput({ ...whole, default: 4 }))
  act(() => give({ type: 'text', value: 'x' }))
  expect(input()).toHaveValue('4')
  act(() => give({ type: 'numbers', value: [] }))
  expect(input()).toHaveValue('4')
})

test('one without a default is empty, and can be emptied again', async () => {
  const { setValue } = renderWidget(
    NumberInput,
    numberInput({ ...whole, default: null, placeholder: 'how many' }),
  )
  expect(screen.getByPlaceholderText('how many')).toHaveValue('')
  expect(screen.queryByTestId('stNumberInputClearButton')).toBeNull()
  await userEvent.click(up())
  await userEvent.click(screen.getByRole('button', { name: 'Clear' }))
  expect(numbersOf(setValue)).toEqual([1, null])
  expect(input()).toHaveValue('')
  expect(input()).toHaveFocus()
})

test('one with a default shows that when it is emptied', async () => {
  const { setValue } = renderWidget(NumberInput, numberInput({ ...whole, default: 4 }))
  await enter('5{Enter}')
  await userEvent.clear(input())
  await userEvent.tab()
  expect(numbersOf(setValue)).toEqual([5, 4])
  expect(input()).toHaveValue('4')
})

test('one that is required is not emptied', async () => {
  const required = widget('n', { required: true })
  const { setValue } = renderWidget(NumberInput, numberInput({ ...whole, default: null, widget: required }))
  await enter('5{Enter}')
  expect(screen.queryByRole('button', { name: 'Clear' })).toBeNull()
  await userEvent.clear(input())
  await userEvent.tab()
  expect(input()).toHaveAccessibleDescription('This field is required.')
  expect(numbersOf(setValue)).toEqual([5])
})

test('a disabled one takes nothing', async () => {
  const { setValue } = renderWidget(NumberInput, numberInput({ widget: widget('n', { disabled: true }) }))
  fireEvent.keyDown(input(), { key: 'ArrowUp' })
  await userEvent.click(up())
  expect(setValue).not.toHaveBeenCalled()
  expect(up()).toBeDisabled()
})

test('its icon stands at its beginning', () => {
  renderWidget(NumberInput, numberInput({ icon: '🌊' }))
  expect(screen.getByTestId('stNumberInputIcon').nextElementSibling).toBe(input())
})
