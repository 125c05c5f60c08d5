import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FormProvider } from '../page'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import type { ElementOf } from './registry'
import { TextArea } from './TextArea'

function textArea(fields: Partial<ElementOf<'text_area'>> = {}): ElementOf<'text_area'> {
  const size = { width: { type: 'stretch' }, height: { type: 'auto' } } as const
  const rest = { placeholder: '', max_chars: null }
  return { type: 'text_area', widget: widget('note'), default: '', ...rest, ...size, ...fields }
}

const area = () => screen.getByLabelText<HTMLTextAreaElement>(/^note/)

test('Enter begins a line, and Enter with ctrl or the command key has the text count', async () => {
  const { setValue } = renderWidget(TextArea, textArea())
  await userEvent.type(area(), 'a{Enter}b')
  expect(setValue).not.toHaveBeenCalled()
  expect(screen.getByText('Press Ctrl+Enter to apply')).toBeVisible()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await userEvent.keyboard('c{Meta>}{Enter}{/Meta}')
  expect(setValue.mock.calls.map(([value]) => value.value)).toEqual(['a\nb', 'a\nbc'])
  expect(area()).toHaveValue('a\nbc')
})

test('what is typed counts when the field is left', async () => {
  const { setValue } = renderWidget(TextArea, textArea())
  await userEvent.type(area(), 'a')
  await userEvent.tab()
  expect(setValue.mock.calls).toEqual([[{ type: 'text', value: 'a' }]])
})

test('what is half typed is not touched by a value of the server, and Escape gives it up', async () => {
  const { give, setValue } = renderWidget(TextArea, textArea())
  await userEvent.type(area(), 'a')
  act(() => give({ type: 'text', value: 'b' }))
  expect(area()).toHaveValue('a')
  await userEvent.keyboard('{Escape}')
  expect(area()).toHaveValue('b')
  expect(setValue).not.toHaveBeenCalled()
})

test('an emptied field without a default is none', async () => {
  const { setValue } = renderWidget(TextArea, textArea({ default: null }))
  await userEvent.type(area(), 'x')
  await userEvent.tab()
  await userEvent.clear(area())
  await userEvent.tab()
  expect(setValue).toHaveBeenLastCalledWith({ type: 'none' })
})

test('a bound is told and kept', async () => {
  renderWidget(TextArea, textArea({ max_chars: 3 }))
  await userEvent.type(area(), 'abcd')
  expect(area()).toHaveValue('abc')
  expect(screen.getByTestId('InputInstructions')).toHaveTextContent('3/3')
})

test('one that is required is not emptied, and says so', async () => {
  const required = widget('note', { required: true })
  const { setValue } = renderWidget(TextArea, textArea({ default: 'x', widget: required }))
  await userEvent.clear(area())
  await userEvent.tab()
  expect(area()).toBeInvalid()
  expect(area()).toHaveAccessibleDescription('This field is required.')
  expect(screen.getByTestId('stTextAreaErrorIcon')).toBeVisible()
  expect(setValue).not.toHaveBeenCalled()
})

test('its height is that of the script, or that of its text', async () => {
  const { unmount } = renderWidget(TextArea, textArea({ height: { type: 'pixels', value: 321 } }))
  expect(area()).toHaveStyle({ height: '321px' })
  unmount()
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return 20 * (this as HTMLTextAreaElement).value.split('\n').length
  })
  renderWidget(TextArea, textArea({ height: { type: 'content' } }))
  await userEvent.type(area(), 'a{Enter}b{Enter}c')
  expect(area()).toHaveStyle({ height: '60px' })
})

test.each([
  ['presses the first button that submits', true, 1],
  ['does not where Enter is not to submit', false, 0],
])('in a form Enter with ctrl %s', async (_, enterToSubmit, times) => {
  const submit = vi.fn()
  render(
    <FormProvider value={{ enterToSubmit, submit: () => true, guard: () => () => {} }}>
      <form onSubmit={event => event.preventDefault()}>
        <TextArea element={textArea()} value={undefined} setValue={vi.fn()} />
        <button type="submit" onClick={submit}>
          Send
        </button>
      </form>
    </FormProvider>,
  )
  await userEvent.type(area(), 'a{Control>}{Enter}{/Control}')
  expect(submit).toHaveBeenCalledTimes(times)
})
