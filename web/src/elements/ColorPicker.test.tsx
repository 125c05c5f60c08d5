import { act, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { ColorPicker } from './ColorPicker'
import type { ElementOf } from './registry'

function colorPicker(fields: Partial<ElementOf<'color_picker'>> = {}): ElementOf<'color_picker'> {
  return {
    type: 'color_picker',
    widget: widget('c'),
    default: '#ff0000',
    width: { type: 'content' },
    ...fields,
  }
}

const block = () => screen.getByRole('button', { name: 'c' })
const hex = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Hex' })

test('its button shows and tells the colour', () => {
  const { give } = renderWidget(ColorPicker, colorPicker())
  expect(block()).toHaveStyle({ backgroundColor: 'rgb(255, 0, 0)' })
  expect(block()).toHaveAccessibleDescription('#ff0000')
  act(() => give({ type: 'text', value: '#00ff80' }))
  expect(block()).toHaveAccessibleDescription('#00ff80')
})

test.each([
  ['of another kind', { type: 'bool', value: true } as const],
  ['that is no colour', { type: 'text', value: 'red; x' } as const],
])('a value %s shows the default', (_, value) => {
  const { give } = renderWidget(ColorPicker, colorPicker())
  act(() => give(value))
  expect(block()).toHaveAccessibleDescription('#ff0000')
})

test('a colour can be typed, in any way that it is written', async () => {
  const { setValue } = renderWidget(ColorPicker, colorPicker())
  await userEvent.click(block())
  expect(screen.getByTestId('stColorPickerPopover')).toBeVisible()
  expect(hex()).toHaveFocus()
  await userEvent.clear(hex())
  await userEvent.type(hex(), 'ABCDEF{Enter}')
  expect(setValue.mock.calls).toEqual([[{ type: 'text', value: '#abcdef' }]])
})

test('keys move through hues, each a value at once', async () => {
  const { setValue } = renderWidget(ColorPicker, colorPicker())
  await userEvent.click(block())
  act(() => screen.getByRole('slider', { name: 'Hue' }).focus())
  await userEvent.keyboard('{PageUp}{PageUp}')
  expect(setValue.mock.calls.map(([value]) => value.value)).toEqual(['#ff4000', '#ff8000'])
})

test('the hue of a grey is not lost', async () => {
  const { setValue } = renderWidget(ColorPicker, colorPicker({ default: '#808080' }))
  await userEvent.click(block())
  const hue = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Hue' })
  fireEvent.change(hue(), { target: { value: '120' } })
  expect(setValue).not.toHaveBeenCalled()
  expect(hue().value).toBe('120')
})

test('Escape closes it, and the button has the focus again', async () => {
  renderWidget(ColorPicker, colorPicker())
  await userEvent.click(block())
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByTestId('stColorPickerPopover')).toBeNull()
  await act(() => new Promise(requestAnimationFrame))
  expect(block()).toHaveFocus()
})

test('a press elsewhere and one on the button close it', async () => {
  renderWidget(ColorPicker, colorPicker())
  await userEvent.click(block())
  await userEvent.click(document.body)
  expect(screen.queryByTestId('stColorPickerPopover')).toBeNull()
  await userEvent.click(block())
  await userEvent.click(block())
  expect(screen.queryByTestId('stColorPickerPopover')).toBeNull()
})

test('a disabled one does not open', async () => {
  renderWidget(ColorPicker, colorPicker({ widget: widget('c', { disabled: true }) }))
  await userEvent.click(block())
  expect(screen.queryByTestId('stColorPickerPopover')).toBeNull()
})
