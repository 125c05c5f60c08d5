import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { App } from '../App'
import type { Node } from '../protocol'
import { expander, firstUpdate, text, update, widget } from '../testing/pages'
import { fakePage, renderOn } from '../testing/render'

function show(node: Node) {
  const page = fakePage(firstUpdate([node]))
  renderOn(page, <App />)
  return page
}

const details = () => screen.getByRole<HTMLDetailsElement>('group')

test('it is open or closed as the script says, then as the user does', async () => {
  const page = show(expander('more', { expanded: true }, text('inside')))
  expect(details().open).toBe(true)
  await userEvent.click(screen.getByText('more'))
  expect(details().open).toBe(false)
  expect(page.connection.give).not.toHaveBeenCalled()
})

test('V11: of a widget, whether it is open is its value', async () => {
  const page = show(expander('more', { widget: widget('fold') }, text('inside')))
  await userEvent.click(screen.getByText('more'))
  expect(page.connection.give).toHaveBeenCalledExactlyOnceWith('fold', { type: 'bool', value: true })
  expect(details().open).toBe(true)
})

test('V7: that the server closes or opens it is no news of the user', async () => {
  const page = show(expander('more', { widget: widget('fold') }, text('inside')))
  const set = (value: boolean) =>
    act(() => page.store.update(update({ run: 2, values: [{ id: 'fold', value: { type: 'bool', value } }] })))
  set(true)
  expect(details().open).toBe(true)
  // The browser tells of it later.
  await act(() => new Promise(resolve => setTimeout(resolve, 20)))
  set(false)
  await act(() => new Promise(resolve => setTimeout(resolve, 20)))
  expect(details().open).toBe(false)
  expect(page.connection.give).not.toHaveBeenCalled()
})
