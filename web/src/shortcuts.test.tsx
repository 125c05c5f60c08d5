import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef } from 'react'
import { expect, test, vi } from 'vitest'
import { pressesButton, shownShortcut, spokenShortcut, useShortcut } from './shortcuts'

/** Props of `Pressed`. */
interface Props {
  keys: string | null
  onPress: () => void
  disabled?: boolean
}

function Pressed({ keys, onPress, disabled }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  useShortcut(keys, button)
  return (
    <button ref={button} type="button" disabled={disabled} onClick={onPress}>
      Go
    </button>
  )
}

/** A page with a button that keys press; answers how often it was. */
function show(keys: string | null, around = <></>) {
  const onPress = vi.fn()
  const view = render(
    <>
      <Pressed keys={keys} onPress={onPress} />
      {around}
    </>,
  )
  return { ...view, times: () => onPress.mock.calls.length }
}

test.each([
  ['k', 'k'],
  ['ctrl+shift+k', '{Control>}{Shift>}k'],
  ['ctrl+k', '{Meta>}k'],
  ['alt+1', '{Alt>}1'],
  ['f2', '{F2}'],
  ['escape', '{Escape}'],
  ['enter', '{Enter}'],
  ['space', ' '],
  ['pagedown', '{PageDown}'],
  ['left', '{ArrowLeft}'],
])('%s is pressed from anywhere on the page', async (keys, pressed) => {
  const { times } = show(keys)
  await userEvent.keyboard(pressed)
  expect(times()).toBe(1)
})

test.each([
  ['k', '{Control>}k'],
  ['k', '{Shift>}k'],
  ['ctrl+k', 'k'],
  ['ctrl+k', '{Control>}{Alt>}k'],
  ['ctrl+k', '{Control>}j'],
])('%s is not pressed by %s', async (keys, pressed) => {
  const { times } = show(keys)
  await userEvent.keyboard(pressed)
  expect(times()).toBe(0)
})

test('a key is known by its place where it gives another sign', () => {
  const { times } = show('alt+k')
  fireEvent.keyDown(document.body, { key: '˚', code: 'KeyK', altKey: true })
  fireEvent.keyDown(document.body, { key: 'л', code: 'KeyK', altKey: true })
  expect(times()).toBe(2)
})

test('signs of the third level are typed', () => {
  const { times } = show('ctrl+alt+q')
  fireEvent.keyDown(document.body, { key: 'q', ctrlKey: true, altKey: true, modifierAltGraph: true })
  expect(times()).toBe(0)
})

test('a key that is held presses once', () => {
  const { times } = show('k')
  fireEvent.keyDown(document.body, { key: 'k' })
  fireEvent.keyDown(document.body, { key: 'k', repeat: true })
  expect(times()).toBe(1)
})

test.each([
  ['a line', <input key="x" aria-label="field" />],
  ['lines', <textarea key="x" aria-label="field" />],
])('in %s a key is typed, unless ctrl or alt is down', async (_, field) => {
  const { times } = show('k', field)
  await userEvent.type(screen.getByLabelText('field'), 'k')
  expect(screen.getByLabelText('field')).toHaveValue('k')
  expect(times()).toBe(0)

  const other = show('ctrl+j')
  await userEvent.type(screen.getByLabelText('field'), '{Control>}j{/Control}')
  expect(other.times()).toBe(1)
})

test('a key that confirms is left to the control that has the focus', async () => {
  const press = vi.fn()
  const { times } = show(
    'enter',
    <button type="button" onClick={press}>
      Other
    </button>,
  )
  screen.getByText('Other').focus()
  await userEvent.keyboard('{Enter}')
  expect(press).toHaveBeenCalledTimes(1)
  expect(times()).toBe(0)
})

test('what someone else has made use of presses nothing', () => {
  const { times } = show(
    'k',
    <button type="button" data-testid="x" onKeyDown={event => event.preventDefault()} />,
  )
  fireEvent.keyDown(screen.getByTestId('x'), { key: 'k' })
  expect(times()).toBe(0)
})

test('a button that is disabled, behind a dialog or gone is not pressed', async () => {
  const onPress = vi.fn()
  const { rerender } = render(<Pressed keys="k" onPress={onPress} disabled />)
  await userEvent.keyboard('k')
  rerender(
    <div aria-hidden="true">
      <Pressed keys="k" onPress={onPress} />
    </div>,
  )
  await userEvent.keyboard('k')
  rerender(<p />)
  await userEvent.keyboard('k')
  expect(onPress).not.toHaveBeenCalled()
  rerender(<Pressed keys="k" onPress={onPress} />)
  await userEvent.keyboard('k')
  expect(onPress).toHaveBeenCalledTimes(1)
})

test('a field can ask whether a key will press a button', () => {
  show('ctrl+k')
  const event = (key: string) => new KeyboardEvent('keydown', { key, ctrlKey: true })
  expect(pressesButton(event('k'))).toBe(true)
  expect(pressesButton(event('j'))).toBe(false)
})

test('a shortcut is written as on the platform', () => {
  expect(shownShortcut('ctrl+alt+shift+k', false)).toBe('Ctrl+Alt+Shift+K')
  expect(shownShortcut('ctrl+alt+shift+k', true)).toBe('⌥⇧⌘K')
  expect(shownShortcut('ctrl+pagedown', false)).toBe('Ctrl+PgDn')
  expect(shownShortcut('up', false)).toBe('↑')
  expect(shownShortcut('f5', false)).toBe('F5')
  expect(spokenShortcut('ctrl+shift+k', false)).toBe('Control+Shift+K')
  expect(spokenShortcut('ctrl+space', true)).toBe('Meta+Space')
  expect(spokenShortcut('left', false)).toBe('ArrowLeft')
})
