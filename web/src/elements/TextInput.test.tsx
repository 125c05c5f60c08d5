import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import type { ElementOf } from './registry'
import { TextInput } from './TextInput'

function textInput(fields: Partial<ElementOf<'text_input'>> = {}): ElementOf<'text_input'> {
  const rest = { placeholder: '', max_chars: null, password: false, autocomplete: '' }
  return { type: 'text_input', widget: widget('name'), default: '', ...rest, ...fields }
}

const input = () => screen.getByLabelText<HTMLInputElement>('name')

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

test('an emptied field without a default is none', async () => {
  const { setValue } = renderWidget(TextInput, textInput({ default: null }))
  await userEvent.type(input(), 'x{Enter}')
  await userEvent.clear(input())
  await userEvent.keyboard('{Enter}')
  expect(setValue).toHaveBeenLastCalledWith({ type: 'none' })
})

test('a field without a default can be cleared', async () => {
  const { setValue } = renderWidget(TextInput, textInput({ default: null }))
  await userEvent.type(input(), 'x{Enter}')
  await userEvent.click(screen.getByRole('button', { name: 'Clear' }))
  expect(setValue).toHaveBeenLastCalledWith({ type: 'none' })
  expect(input()).toHaveValue('')
})

test('a bound is told and kept', async () => {
  renderWidget(TextInput, textInput({ max_chars: 3 }))
  await userEvent.type(input(), 'abcd')
  expect(input()).toHaveValue('abc')
  expect(screen.getByTestId('InputInstructions')).toHaveTextContent('3/3')
})

test('a password is hidden until it is to be seen', async () => {
  renderWidget(TextInput, textInput({ password: true }))
  expect(input().type).toBe('password')
  await userEvent.click(screen.getByRole('button', { name: 'Show password text' }))
  expect(input().type).toBe('text')
})
