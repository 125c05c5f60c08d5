import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { App } from '../App'
import type { Page } from '../page'
import type { Dialog as DialogProps, Node, Update } from '../protocol'
import { block, button, checkbox, firstUpdate, fragment, text, update, widget } from '../testing/pages'
import { fakePage, renderOn } from '../testing/render'

const look = { widget: null, dismissible: true, position: 'center' } as const

function dialog(fields: Partial<DialogProps> = {}, ...children: Node[]) {
  return block(
    { type: 'dialog', title: 'Really?', icon: '🌾', width: { type: 'large' }, ...look, ...fields },
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

const close = () => userEvent.click(screen.getByRole('button', { name: 'Close' }))
const next = (page: Page, fields: Partial<Update>) => act(() => page.store.update(update(fields)))
const unreached = [{ path: [0], from: 0 }]

test('closed, it stays so until a later run draws it', async () => {
  const page = await show(dialog({}, text('inside')))
  await close()
  expect(shown()).toBeNull()
  next(page, { run: 2 })
  expect(shown()).toBeNull()
  next(page, { run: 3, running: true, stale: unreached })
  expect(shown()).toBeNull()
  next(page, { run: 3 })
  expect(shown()).toHaveTextContent('inside')
  next(page, { run: 4, running: true, stale: unreached })
  expect(shown()).toHaveTextContent('inside')
})

test('M7: a run that was asked for before it was closed does not open it again', async () => {
  const page = await show(dialog())
  act(() => page.store.expect(1))
  await close()
  next(page, { run: 3, seen: 1 })
  expect(shown()).toBeNull()
  act(() => page.store.expect(2))
  next(page, { run: 4, seen: 2 })
  expect(shown()).not.toBeNull()
})

test('M9: the run of a fragment opens it again if it is in that one', async () => {
  const around = fragment('around', fragment('near', dialog({}, fragment('inside'))))
  const page = await show(fragment('other'), around)
  await close()
  next(page, { run: 3, fragments: ['inside', 'other'] })
  expect(shown()).toBeNull()
  next(page, { run: 4, fragments: ['other', 'around'] })
  expect(shown()).not.toBeNull()
  await close()
  next(page, { run: 5, fragments: ['near'] })
  expect(shown()).not.toBeNull()
})

test('V11: of a widget, closing it is a press', async () => {
  const page = await show(dialog({ widget: widget('question', { key: 'mine' }) }))
  expect(screen.getByTestId('stDialog')).toHaveClass('st-key-mine')
  await close()
  expect(page.connection.give).toHaveBeenCalledExactlyOnceWith('question', { type: 'press' })
  expect(shown()).toBeNull()
})

test('at a side it is told to the style sheet', async () => {
  await show(dialog({ position: 'right' }))
  expect(screen.getByTestId('stDialog')).toHaveAttribute('data-position', 'right')
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
