import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderGuarded } from '../testing/guarded'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { Multiselect } from './Multiselect'
import type { ElementOf } from './registry'

function multiselect(fields: Partial<ElementOf<'multiselect'>> = {}): ElementOf<'multiselect'> {
  return {
    type: 'multiselect',
    widget: widget('fruit'),
    options: ['apple', 'pear', 'plum', 'Äpfel'],
    default: [],
    placeholder: 'Choose options',
    max_selections: null,
    accept_new: false,
    filter: 'fuzzy',
    select_all: 0,
    width: { type: 'stretch' },
    wrap: true,
    ...fields,
  }
}

const PEAR = { index: 1, label: 'pear' }
const PLUM = { index: 2, label: 'plum' }

const input = () => screen.getByRole('combobox', { name: /^fruit/ })
const labels = () => screen.queryAllByRole('option').map(option => option.textContent)
const tags = () =>
  [...screen.getByTestId('stMultiSelectTagsContainer').querySelectorAll('[data-baseweb=tag]')].map(
    tag => tag.textContent,
  )

test('options are chosen one after the other, and leave the list', async () => {
  const { setValue } = renderWidget(Multiselect, multiselect())
  expect(input()).toHaveAttribute('placeholder', 'Choose options')
  await userEvent.click(input())
  expect(screen.getByTestId('stMultiSelectDropdown')).toBeVisible()
  await userEvent.click(screen.getByRole('option', { name: 'plum' }))
  expect(labels()).toEqual(['apple', 'pear', 'Äpfel'])
  await userEvent.click(screen.getByRole('option', { name: 'pear' }))
  expect(setValue.mock.calls).toEqual([
    [{ type: 'choices', value: [PLUM] }],
    [{ type: 'choices', value: [PLUM, PEAR] }],
  ])
  expect(tags()).toEqual(['plum', 'pear'])
  expect(input()).toHaveFocus()
})

test('typing finds, Enter chooses the best, and the field is empty for the next', async () => {
  const { setValue } = renderWidget(Multiselect, multiselect())
  await userEvent.tab()
  await userEvent.keyboard('pl')
  expect(labels()).toEqual(['plum', 'apple', 'Äpfel'])
  await userEvent.keyboard('{Enter}')
  expect(setValue).toHaveBeenCalledWith({ type: 'choices', value: [PLUM] })
  expect(input()).toHaveValue('')
  expect(labels()).toEqual(['apple', 'pear', 'Äpfel'])
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('each tag has a button that removes it', async () => {
  const { setValue } = renderWidget(Multiselect, multiselect({ default: [PEAR, PLUM] }))
  await userEvent.click(screen.getByRole('button', { name: 'Remove pear' }))
  expect(setValue.mock.calls).toEqual([[{ type: 'choices', value: [PLUM] }]])
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('Backspace removes the last, but not while something is typed', async () => {
  const { setValue } = renderWidget(Multiselect, multiselect({ default: [PEAR, PLUM] }))
  await userEvent.tab()
  await userEvent.keyboard('x{Backspace}')
  expect(setValue).not.toHaveBeenCalled()
  await userEvent.keyboard('{Backspace}')
  expect(setValue.mock.calls).toEqual([[{ type: 'choices', value: [PEAR] }]])
})

test('the arrow keys go to the tags, and Delete removes the one with the focus', async () => {
  const apple = { index: 0, label: 'apple' }
  const { setValue } = renderWidget(Multiselect, multiselect({ default: [PEAR, PLUM, apple] }))
  await userEvent.tab()
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(screen.getByRole('button', { name: 'Remove plum' })).toHaveFocus()
  await userEvent.keyboard('{Delete}')
  expect(setValue).toHaveBeenCalledWith({ type: 'choices', value: [PEAR, apple] })
  expect(screen.getByRole('button', { name: 'Remove apple' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  expect(setValue).toHaveBeenCalledTimes(2)
  expect(setValue).toHaveBeenLastCalledWith({ type: 'choices', value: [PEAR] })
  expect(input()).toHaveFocus()
})

test('all can be removed at once', async () => {
  const { setValue } = renderWidget(Multiselect, multiselect({ default: [PEAR, PLUM] }))
  await userEvent.click(screen.getByRole('button', { name: 'Clear all' }))
  expect(setValue.mock.calls).toEqual([[{ type: 'choices', value: [] }]])
  expect(screen.queryByRole('button', { name: 'Clear all' })).toBeNull()
})

test('when there are as many as can be, the list says so', async () => {
  renderWidget(Multiselect, multiselect({ default: [PEAR], max_selections: 2, accept_new: true }))
  await userEvent.click(input())
  await userEvent.keyboard('{Enter}')
  expect(tags()).toEqual(['pear', 'apple'])
  const message = 'You can only select up to 2 options. Remove an option first.'
  expect(screen.getByTestId('stSelectboxVirtualDropdownEmpty')).toHaveTextContent(message)
  expect(screen.getByRole('status')).toHaveTextContent(`apple added ${message}`)
  await userEvent.keyboard('kiwi{Enter}')
  expect(tags()).toEqual(['pear', 'apple'])
})

test('what matches no option can be entered, once', async () => {
  const { setValue } = renderWidget(Multiselect, multiselect({ accept_new: true, default: [PEAR] }))
  await userEvent.click(input())
  await userEvent.keyboard('Kiwi')
  expect(labels()).toEqual(['Add: Kiwi'])
  await userEvent.keyboard('{Enter}')
  const kiwi = { index: null, label: 'Kiwi' }
  expect(setValue).toHaveBeenCalledWith({ type: 'choices', value: [PEAR, kiwi] })
  await userEvent.keyboard('kiwi')
  expect(labels()).toEqual([])
  await userEvent.keyboard('{Backspace}{Backspace}{Backspace}{Backspace}PEAR')
  expect(labels()).toEqual([])
})

test('what fits options comes before what is typed', async () => {
  renderWidget(Multiselect, multiselect({ accept_new: true }))
  await userEvent.click(input())
  await userEvent.keyboard('pl')
  expect(labels()).toEqual(['plum', 'apple', 'Äpfel', 'Add: pl'])
})

test('all options can be chosen at once, or all that match', async () => {
  const { setValue } = renderWidget(Multiselect, multiselect({ select_all: 10, default: [PEAR] }))
  await userEvent.click(input())
  expect(labels()[0]).toBe('Select all')
  await userEvent.keyboard('ap')
  expect(labels()).toEqual(['Select 2 matches', 'apple', 'Äpfel'])
  await userEvent.click(screen.getByRole('option', { name: 'Select 2 matches' }))
  const added = [
    { index: 0, label: 'apple' },
    { index: 3, label: 'Äpfel' },
  ]
  expect(setValue).toHaveBeenCalledWith({ type: 'choices', value: [PEAR, ...added] })
  expect(screen.getByRole('status')).toHaveTextContent('2 options added')
})

test('choosing all is a step above the first option, which the Enter key chooses', async () => {
  const { setValue } = renderWidget(Multiselect, multiselect({ select_all: 10 }))
  await userEvent.click(input())
  await userEvent.keyboard('p{Enter}')
  expect(setValue).toHaveBeenCalledWith({ type: 'choices', value: [PEAR] })
  await userEvent.keyboard('{ArrowUp}{Enter}')
  expect(tags()).toEqual(['pear', 'apple', 'plum', 'Äpfel'])
})

test('choosing all is offered up to a number of options, and from two of them', async () => {
  const { unmount } = renderWidget(Multiselect, multiselect({ select_all: 3 }))
  await userEvent.click(input())
  expect(labels()[0]).toBe('apple')
  unmount()
  renderWidget(
    Multiselect,
    multiselect({ select_all: 3, options: ['a', 'b'], default: [{ index: 0, label: 'a' }] }),
  )
  await userEvent.click(input())
  expect(labels()).toEqual(['b'])
})

test('choosing all chooses no more than can be', async () => {
  renderWidget(Multiselect, multiselect({ select_all: 10, max_selections: 2 }))
  await userEvent.click(input())
  await userEvent.click(screen.getByRole('option', { name: 'Select all' }))
  expect(tags()).toEqual(['apple', 'pear'])
})

test('a screen reader hears what is chosen, added and removed', async () => {
  renderWidget(Multiselect, multiselect({ default: [PEAR] }))
  expect(input()).toHaveAccessibleDescription('Chosen: pear')
  await userEvent.click(input())
  await userEvent.click(screen.getByRole('option', { name: 'plum' }))
  expect(screen.getByRole('status')).toHaveTextContent('plum added')
  expect(input()).toHaveAccessibleDescription('Chosen: pear, plum')
  await userEvent.keyboard('{Backspace}')
  expect(screen.getByRole('status')).toHaveTextContent('plum removed')
})

test('of many options only those in sight are in the document', async () => {
  const options = Array.from({ length: 10_000 }, (_, index) => `option ${index}`)
  renderWidget(Multiselect, multiselect({ options }))
  await userEvent.click(input())
  expect(labels().length).toBeLessThan(30)
})

test('a required one keeps its last option', async () => {
  const required = widget('fruit', { required: true })
  const { setValue } = renderWidget(Multiselect, multiselect({ widget: required, default: [PEAR] }))
  expect(within(screen.getByTestId('stMultiSelect')).queryByRole('button')).toBeNull()
  await userEvent.tab()
  await userEvent.keyboard('{Backspace}')
  expect(setValue).not.toHaveBeenCalled()
})

test('V10 a required one without a value says so when its form is submitted', () => {
  const required = widget('fruit', { required: true })
  const { guards } = renderGuarded(Multiselect, multiselect({ widget: required }))
  let isReady = true
  act(() => {
    isReady = guards.every(check => check())
  })
  expect(isReady).toBe(false)
  expect(input()).toHaveFocus()
  expect(screen.getByRole('alert')).toHaveTextContent('This field is required.')
})

test('a disabled one shows its tags without buttons', async () => {
  renderWidget(Multiselect, multiselect({ widget: widget('fruit', { disabled: true }), default: [PEAR] }))
  expect(tags()).toEqual(['pear'])
  expect(within(screen.getByTestId('stMultiSelect')).queryByRole('button')).toBeNull()
  await userEvent.click(input())
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('a value of another kind leaves the default', () => {
  const { give } = renderWidget(Multiselect, multiselect({ default: [PEAR] }))
  act(() => give({ type: 'text', value: 'x' }))
  expect(tags()).toEqual(['pear'])
})
