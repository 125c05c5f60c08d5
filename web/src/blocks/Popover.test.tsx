import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { App } from '../App'
import type { Node, Popover as PopoverProps } from '../protocol'
import { block, checkbox, firstUpdate, leaf, text, update, widget } from '../testing/pages'
import { fakePage, renderOn } from '../testing/render'

function popover(fields: Partial<PopoverProps>, ...children: Node[]) {
  return block(
    {
      type: 'popover',
      widget: null,
      key: 'more',
      label: 'More',
      kind: 'primary',
      icon: null,
      help: null,
      disabled: false,
      width: { type: 'content' },
      ...fields,
    },
    ...children,
  )
}

function show(...nodes: Node[]) {
  const page = fakePage(firstUpdate(nodes))
  renderOn(page, <App />)
  return page
}

const button = () => screen.getByTestId('stPopoverButton')
const body = () => screen.queryByTestId('stPopoverBody')

test('its button opens and closes it', async () => {
  show(popover({}, text('inside')))
  expect(button()).toHaveAttribute('kind', 'primary')
  expect(document.querySelector('.st-key-more')).toHaveAttribute('data-testid', 'stPopover')
  expect(body()).toBeNull()
  await userEvent.click(button())
  expect(body()).toHaveTextContent('inside')
  expect(screen.getByRole('dialog', { name: 'More' })).toBe(body())
  expect(button()).toHaveAttribute('aria-expanded', 'true')
  await userEvent.click(button())
  expect(body()).toBeNull()
})

test('the focus goes into it, and Escape gives it back', async () => {
  show(popover({}, checkbox('a')))
  await userEvent.click(button())
  expect(body()).toHaveFocus()
  await userEvent.tab()
  expect(screen.getByRole('checkbox')).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  expect(body()).toBeNull()
  await waitFor(() => expect(button()).toHaveFocus())
})

test('a press elsewhere closes it, one inside does not', async () => {
  const page = show(popover({}, checkbox('a')), text('elsewhere'))
  await userEvent.click(button())
  await userEvent.click(screen.getByRole('checkbox'))
  expect(page.store.value('a')).toEqual({ type: 'bool', value: true })
  expect(body()).not.toBeNull()
  await userEvent.click(screen.getByText('elsewhere'))
  expect(body()).toBeNull()
})

test('a list that is opened in it is inside too', async () => {
  const options = ['oats', 'rye']
  const look = { placeholder: '', accept_new: false, filter: 'fuzzy', icon: null } as const
  const width = { type: 'stretch' } as const
  const select = leaf({ type: 'selectbox', widget: widget('Corn'), options, default: null, width, ...look })
  const page = show(popover({}, select))
  await userEvent.click(button())
  await userEvent.click(screen.getByRole('combobox'))
  await userEvent.click(await screen.findByRole('option', { name: 'rye' }))
  expect(page.store.value('Corn')).toEqual({ type: 'choice', value: { index: 1, label: 'rye' } })
  expect(body()).not.toBeNull()
})

test('it stays open when the script runs again', async () => {
  const page = show(popover({}, text('inside')))
  await userEvent.click(button())
  const insert = [text('above'), popover({}, text('changed'))]
  const patches = [{ type: 'splice' as const, path: [0], at: 0, remove: 1, insert }]
  act(() => page.store.update(update({ run: 2, patches })))
  expect(body()).toHaveTextContent('changed')
})

test('a disabled one does not open', async () => {
  show(popover({ disabled: true }, text('inside')))
  await userEvent.click(button())
  expect(body()).toBeNull()
})

test('V11: of a widget, whether it is open is its value', async () => {
  const page = show(popover({ widget: widget('more') }, text('inside')))
  await userEvent.click(button())
  expect(page.connection.give).toHaveBeenLastCalledWith('more', { type: 'bool', value: true })
  expect(body()).toHaveTextContent('inside')
  act(() =>
    page.store.update(update({ run: 2, values: [{ id: 'more', value: { type: 'bool', value: false } }] })),
  )
  expect(body()).toBeNull()
  expect(page.connection.give).toHaveBeenCalledOnce()
})
