import { act, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { FormProvider, type FormScope } from '../page'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import type { ElementOf, ElementProps } from './registry'
import { TextInput } from './TextInput'

function textInput(fields: Partial<ElementOf<'text_input'>> = {}): ElementOf<'text_input'> {
  const look = { placeholder: '', icon: null, width: { type: 'stretch' } } as const
  const rest = { max_chars: null, kind: 'text', autocomplete: '', validation: null, live: null } as const
  return { type: 'text_input', widget: widget('name'), default: '', ...look, ...rest, ...fields }
}

const input = () => screen.getByLabelText<HTMLInputElement>(/^name/)

const digits = { pattern: '^\\d+$', message: 'Digits only' }

afterEach(() => vi.useRealTimers())

test('what is typed counts when Enter is pressed', async () => {
  const { setValue } = renderWidget(TextInput, textInput())
  await userEvent.type(input(), 'Ada')
  expect(setValue).not.toHaveBeenCalled()
  expect(screen.getByText('Press Enter to apply')).toBeVisible()
  await userEvent.keyboard('{Enter}')
  expect(setValue.mock.calls).toEqual([[{ type: 'text', value: 'Ada' }]])
  expect(screen.queryByText('Press Enter to apply')).toBeNull()
})

test('what is typed counts when the field is left, once', async () => {
  const { setValue } = renderWidget(TextInput, textInput())
  await userEvent.type(input(), 'Ada{Enter}')
  await userEvent.tab()
  await userEvent.type(input(), '!')
  await userEvent.tab()
  expect(setValue.mock.calls.map(([value]) => value.value)).toEqual(['Ada', 'Ada!'])
})

test('what is half typed is not touched by a value of the server', async () => {
  const { give } = renderWidget(TextInput, textInput())
  await userEvent.type(input(), 'Ad')
  act(() => give({ type: 'text', value: 'Grace' }))
  expect(input()).toHaveValue('Ad')
  await userEvent.keyboard('{Escape}')
  expect(input()).toHaveValue('Grace')
})

test('a value of another kind shows the default', () => {
  const { give } = renderWidget(TextInput, textInput({ default: 'Ada' }))
  act(() => give({ type: 'bool', value: true }))
  expect(input()).toHaveValue('Ada')
})

test('Enter that ends a composed word does not count', async () => {
  const { setValue } = renderWidget(TextInput, textInput())
  await userEvent.type(input(), 'に')
  fireEvent.keyDown(input(), { key: 'Enter', isComposing: true })
  expect(setValue).not.toHaveBeenCalled()
})

test('an emptied field without a default is none', async () => {
  const { setValue } = renderWidget(TextInput, textInput({ default: null }))
  await userEvent.type(input(), 'x{Enter}')
  await userEvent.clear(input())
  await userEvent.keyboard('{Enter}')
  expect(setValue).toHaveBeenLastCalledWith({ type: 'none' })
})

test('a field without a default can be cleared, and keeps the focus', async () => {
  const { setValue } = renderWidget(TextInput, textInput({ default: null }))
  await userEvent.type(input(), 'x{Enter}y')
  await userEvent.click(screen.getByRole('button', { name: 'Clear' }))
  expect(setValue.mock.calls).toEqual([[{ type: 'text', value: 'x' }], [{ type: 'none' }]])
  expect(input()).toHaveValue('')
  expect(input()).toHaveFocus()
  expect(screen.queryByTestId('stTextInputClearButton')).toBeNull()
})

test('a field for searches can be cleared to its empty text', async () => {
  const { setValue } = renderWidget(TextInput, textInput({ kind: 'search' }))
  await userEvent.type(screen.getByRole('searchbox', { name: 'name' }), 'x{Enter}')
  await userEvent.click(screen.getByTestId('stTextInputClearButton'))
  expect(setValue).toHaveBeenLastCalledWith({ type: 'text', value: '' })
})

test('one that is required can not be cleared', async () => {
  renderWidget(TextInput, textInput({ default: null, widget: widget('name', { required: true }) }))
  await userEvent.type(input(), 'x')
  expect(screen.queryByRole('button', { name: 'Clear' })).toBeNull()
})

test('a bound is told and kept', async () => {
  renderWidget(TextInput, textInput({ max_chars: 3 }))
  await userEvent.type(input(), 'abcd')
  expect(input()).toHaveValue('abc')
  expect(screen.getByTestId('InputInstructions')).toHaveTextContent('3/3')
})

test('a password is hidden until it is to be seen', async () => {
  renderWidget(TextInput, textInput({ kind: 'password' }))
  expect(input().type).toBe('password')
  await userEvent.click(screen.getByRole('button', { name: 'Show password text' }))
  expect(input().type).toBe('text')
})

test.each([
  ['email', 'email', 'email', 'email'],
  ['url', 'url', 'url', 'url'],
  ['phone', 'tel', 'tel', 'tel'],
  ['search', 'search', 'search', 'off'],
] as const)('a field for %s has its keyboard and its completion', (kind, type, keyboard, completion) => {
  renderWidget(TextInput, textInput({ kind }))
  expect(input().type).toBe(type)
  expect(input()).toHaveAttribute('inputmode', keyboard)
  expect(input()).toHaveAttribute('autocomplete', completion)
})

test('the completion that the script names comes first', () => {
  renderWidget(TextInput, textInput({ kind: 'email', autocomplete: 'work email' }))
  expect(input()).toHaveAttribute('autocomplete', 'work email')
})

test('its icon stands at its beginning, and is not spoken', () => {
  renderWidget(TextInput, textInput({ icon: '🌊' }))
  expect(screen.getByTestId('stTextInputIcon')).toHaveTextContent('🌊')
  expect(screen.getByTestId('stTextInputIcon')).toHaveAttribute('aria-hidden', 'true')
  expect(screen.getByTestId('stTextInputIcon').nextElementSibling).toBe(input())
})

test('a text that is not as asked is not sent, and the field says why until it is', async () => {
  const { setValue } = renderWidget(TextInput, textInput({ validation: digits }))
  await userEvent.type(input(), '1a')
  expect(screen.queryByRole('alert')).toBeNull()
  await userEvent.keyboard('{Enter}')
  expect(screen.getByRole('alert')).toHaveTextContent('Digits only')
  expect(screen.getByTestId('stTextInputErrorIcon')).toBeVisible()
  expect(input()).toBeInvalid()
  expect(input()).toHaveAccessibleDescription('Digits only')
  await userEvent.tab()
  expect(input()).toHaveValue('1a')
  expect(setValue).not.toHaveBeenCalled()

  await userEvent.type(input(), '{Backspace}')
  expect(screen.queryByRole('alert')).toBeNull()
  await userEvent.keyboard('{Enter}')
  expect(setValue.mock.calls).toEqual([[{ type: 'text', value: '1' }]])
})

test('an empty text is not asked to match', async () => {
  const { setValue } = renderWidget(TextInput, textInput({ default: '1', validation: digits }))
  await userEvent.clear(input())
  await userEvent.keyboard('{Enter}')
  expect(setValue).toHaveBeenCalledWith({ type: 'text', value: '' })
})

test('a pattern that the browser can not read asks for nothing, and is told to the developer', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { setValue } = renderWidget(TextInput, textInput({ validation: { pattern: '(', message: '' } }))
  await userEvent.type(input(), 'x{Enter}')
  expect(setValue).toHaveBeenCalledWith({ type: 'text', value: 'x' })
  expect(warn.mock.calls[0][0]).toMatch(/\($/)
})

test('one that is required is not emptied', async () => {
  const required = widget('name', { required: true })
  const { setValue } = renderWidget(TextInput, textInput({ default: 'Ada', widget: required }))
  expect(input()).toBeRequired()
  await userEvent.clear(input())
  await userEvent.tab()
  expect(screen.getByRole('alert')).toHaveTextContent('This field is required.')
  await userEvent.type(input(), '{Escape}')
  expect(input()).toHaveValue('Ada')
  expect(screen.queryByRole('alert')).toBeNull()
  expect(setValue).not.toHaveBeenCalled()
})

test('a live one sends what is typed when the typing pauses, and once', () => {
  vi.useFakeTimers()
  const { setValue } = renderWidget(TextInput, textInput({ live: 300 }))
  fireEvent.change(input(), { target: { value: 'A' } })
  act(() => vi.advanceTimersByTime(200))
  fireEvent.change(input(), { target: { value: 'Ad' } })
  act(() => vi.advanceTimersByTime(200))
  expect(setValue).not.toHaveBeenCalled()
  expect(screen.queryByText('Press Enter to apply')).toBeNull()
  act(() => vi.advanceTimersByTime(100))
  fireEvent.blur(input())
  act(() => vi.advanceTimersByTime(1000))
  expect(setValue.mock.calls).toEqual([[{ type: 'text', value: 'Ad' }]])
})

test('a live one waits for the end of a composed word, and says nothing of what is wrong meanwhile', () => {
  vi.useFakeTimers()
  const { setValue } = renderWidget(TextInput, textInput({ live: 100, validation: digits }))
  fireEvent.change(input(), { target: { value: '1x' } })
  act(() => vi.advanceTimersByTime(500))
  expect(screen.queryByRole('alert')).toBeNull()
  fireEvent.compositionStart(input())
  fireEvent.change(input(), { target: { value: '12' } })
  act(() => vi.advanceTimersByTime(500))
  expect(setValue).not.toHaveBeenCalled()
  fireEvent.compositionEnd(input())
  act(() => vi.advanceTimersByTime(100))
  expect(setValue.mock.calls).toEqual([[{ type: 'text', value: '12' }]])
})

test('a disabled one takes nothing', async () => {
  const { setValue } = renderWidget(
    TextInput,
    textInput({ default: null, widget: widget('name', { disabled: true }) }),
  )
  await userEvent.type(input(), 'x{Enter}')
  expect(setValue).not.toHaveBeenCalled()
})

/** The field in a form, and whether that may be submitted. */
function renderInForm(element: ElementOf<'text_input'>) {
  let check = () => true
  const form: FormScope = {
    enterToSubmit: true,
    submit: () => true,
    guard: (_, asked) => {
      check = asked
      return () => {}
    },
  }
  const InForm = (props: ElementProps<'text_input'>) => (
    <FormProvider value={form}>
      <TextInput {...props} />
    </FormProvider>
  )
  const mayPass = () => {
    let passes = false
    act(() => {
      passes = check()
    })
    return passes
  }
  return { ...renderWidget(InForm, element), mayPass }
}

test('V10: a form waits for a required text, which gets the focus and says so', async () => {
  const required = widget('name', { required: true })
  const { mayPass, setValue } = renderInForm(textInput({ widget: required }))
  expect(mayPass()).toBe(false)
  expect(input()).toHaveFocus()
  expect(input()).toHaveAccessibleDescription('This field is required.')
  await userEvent.type(input(), 'Ada')
  expect(mayPass()).toBe(true)
  expect(setValue.mock.calls).toEqual([[{ type: 'text', value: 'Ada' }]])
})

test('V10: a form waits for a text that is as asked, also where that is the default', () => {
  const { mayPass } = renderInForm(textInput({ default: 'x', validation: digits }))
  expect(mayPass()).toBe(false)
  expect(screen.getByRole('alert')).toHaveTextContent('Digits only')
})

test('V10: a form does not wait for a disabled one', () => {
  const both = widget('name', { required: true, disabled: true })
  expect(renderInForm(textInput({ widget: both })).mayPass()).toBe(true)
})
