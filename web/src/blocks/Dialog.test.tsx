import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { App } from '../App'
import type { Dialog as DialogProps, Node } from '../protocol'
import { block, button, checkbox, firstUpdate, text, update } from '../testing/pages'
import { fakePage, renderOn } from '../testing/render'

function dialog(fields: Partial<DialogProps> = {}, ...children: Node[]) {
  return block(
    { type: 'dialog', title: 'Really?', icon: '🌾', width: 'large', dismissible: true, ...fields },
    ...children,
  )
}

async function show(...nodes: Node[]) {
  const page = fakePage(firstUpdate([button('below')]))
  renderOn(page, <App />)
  screen.getByRole('button', { name: 'below' }).focus()
  const patches = [{ type: 'splice' as const, path: [0], at: 1, remove: 0, insert: nodes }]
  act(() => page.store.update(update({ run: 2, patches })))
  await screen.findByRole('dialog')
  return page
}

const shown = () => screen.queryByRole('dialog')

test('it is modal, has a title, and holds the focus', async () => {
  await show(dialog({}, checkbox('a')))
  const node = screen.getByRole('dialog', { name: '🌾 Really?' })
  expect(node).toHaveAttribute('aria-modal', 'true')
  expect(node).toHaveAttribute('data-width', 'large')
  expect(screen.getByTestId('stDialog')).toContainElement(node)
  for (let presses = 0; presses < 4; presses += 1) {
    await userEvent.tab()
    expect(node).toContainElement(document.activeElement as HTMLElement)
  }
})

test('Escape closes it and gives the focus back', async () => {
  await show(dialog())
  await userEvent.keyboard('{Escape}')
  expect(shown()).toBeNull()
  await waitFor(() => expect(screen.getByRole('button', { name: 'below' })).toHaveFocus())
})

test('closed, it stays so until a later run draws it', async () => {
  const page = await show(dialog({}, text('inside')))
  await userEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(shown()).toBeNull()
  act(() => page.store.update(update({ run: 2, running: true })))
  expect(shown()).toBeNull()
  act(() => page.store.update(update({ run: 3, running: true, stale: [{ path: [0], from: 0 }] })))
  expect(shown()).toBeNull()
  act(() => page.store.update(update({ run: 3 })))
  expect(shown()).toHaveTextContent('inside')
  act(() => page.store.update(update({ run: 4, running: true, stale: [{ path: [0], from: 0 }] })))
  expect(shown()).toHaveTextContent('inside')
})

test('one that asks for an answer can only be left by the script', async () => {
  const page = await show(dialog({ dismissible: false }))
  expect(screen.queryByRole('button', { name: 'Close' })).toBeNull()
  await userEvent.keyboard('{Escape}')
  expect(shown()).not.toBeNull()
  const patches = [{ type: 'splice' as const, path: [0], at: 1, remove: 1, insert: [] }]
  act(() => page.store.update(update({ run: 3, patches })))
  expect(shown()).toBeNull()
})
