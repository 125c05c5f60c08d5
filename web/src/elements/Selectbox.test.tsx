import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderGuarded } from '../testing/guarded'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import type { ElementOf } from './registry'
import { Selectbox } from './Selectbox'

function selectbox(fields: Partial<ElementOf<'selectbox'>> = {}): ElementOf<'selectbox'> {
  const options = ['apple', 'pear', 'plum', 'Äpfel']
  const first = { index: 0, label: 'apple' }
  return {
    type: 'selectbox',
    widget: widget('fruit'),
    options,
    default: first,
    placeholder: 'Choose',
    accept_new: false,
    filter: 'fuzzy',
    icon: null,
    width: { type: 'stretch' },
    ...fields,
  }
}

const input = () => screen.getByRole('combobox', { name: /^fruit/ })
const labels = () => screen.queryAllByRole('option').map(option => option.textContent)

test('a click opens the list, and a click on an option chooses it', async () => {
  const { setValue } = renderWidget(Selectbox, selectbox())
  expect(input()).toHaveValue('apple')
  await userEvent.click(input())
  expect(labels()).toEqual(['apple', 'pear', 'plum', 'Äpfel'])
  expect(screen.getByRole('listbox')).toHaveAttribute('data-testid', 'stSelectboxVirtualDropdown')
  await userEvent.click(screen.getByRole('option', { name: 'plum' }))
  expect(setValue.mock.calls).toEqual([[{ type: 'choice', value: { index: 2, label: 'plum' } }]])
  expect(input()).toHaveValue('plum')
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('the keyboard opens, moves, chooses and leaves', async () => {
  const { setValue } = renderWidget(Selectbox, selectbox())
  await userEvent.tab()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
  const active = document.getElementById(input().getAttribute('aria-activedescendant') ?? '')
  expect(active).toHaveTextContent('plum')
  await userEvent.keyboard('{ArrowUp}{Enter}')
  expect(setValue).toHaveBeenCalledWith({ type: 'choice', value: { index: 1, label: 'pear' } })
  await userEvent.keyboard('{Enter}{End}{Escape}')
  expect(setValue).toHaveBeenCalledOnce()
  expect(input()).toHaveValue('pear')
})

test('typing finds options without regard to case and accents', async () => {
  const { setValue } = renderWidget(Selectbox, selectbox())
  await userEvent.click(input())
  await userEvent.keyboard('AP')
  expect(labels()).toEqual(['apple', 'Äpfel'])
  await userEvent.keyboard('f{Enter}')
  expect(setValue).toHaveBeenCalledWith({ type: 'choice', value: { index: 3, label: 'Äpfel' } })
})

test('nothing found says so, and Enter then chooses nothing', async () => {
  const { setValue } = renderWidget(Selectbox, selectbox())
  await userEvent.click(input())
  await userEvent.keyboard('zzz')
  expect(screen.getByTestId('stSelectboxVirtualDropdownEmpty')).toBeVisible()
  expect(screen.getByRole('status')).toHaveTextContent('No results')
  await userEvent.keyboard('{Enter}')
  expect(setValue).not.toHaveBeenCalled()
  expect(input()).toHaveValue('apple')
})

test('leaving the field takes back what was typed', async () => {
  renderWidget(Selectbox, selectbox())
  await userEvent.click(input())
  await userEvent.keyboard('pl')
  await userEvent.tab()
  expect(input()).toHaveValue('apple')
})

test('without a default nothing is chosen, and a choice can be taken back', async () => {
  const { setValue } = renderWidget(Selectbox, selectbox({ default: null }))
  expect(input()).toHaveAttribute('placeholder', 'Choose')
  expect(screen.queryByRole('button', { name: 'Clear value' })).toBeNull()
  await userEvent.click(input())
  await userEvent.click(screen.getByRole('option', { name: 'pear' }))
  await userEvent.click(screen.getByRole('button', { name: 'Clear value' }))
  expect(setValue).toHaveBeenLastCalledWith({ type: 'none' })
  expect(input()).toHaveValue('')
})

test('of many options only those in sight are in the document', async () => {
  const options = Array.from({ length: 10_000 }, (_, index) => `option ${index}`)
  renderWidget(Selectbox, selectbox({ options, default: { index: 5000, label: 'option 5000' } }))
  await userEvent.click(input())
  expect(labels().length).toBeLessThan(30)
  expect(labels()).toContain('option 5000')
})

test('what matches no option is entered as it is, spaces around it aside', async () => {
  const { setValue } = renderWidget(Selectbox, selectbox({ accept_new: true }))
  await userEvent.click(input())
  await userEvent.keyboard(' Kiwi fruit ')
  expect(labels()).toEqual(['Add: Kiwi fruit'])
  await userEvent.keyboard('{Enter}')
  expect(setValue.mock.calls).toEqual([[{ type: 'choice', value: { index: null, label: 'Kiwi fruit' } }]])
  expect(input()).toHaveValue('Kiwi fruit')
})

test('an option in other capitals is chosen rather than entered anew', async () => {
  const { setValue } = renderWidget(Selectbox, selectbox({ accept_new: true }))
  await userEvent.click(input())
  await userEvent.keyboard('pea')
  expect(labels()).toEqual(['Add: pea', 'pear'])
  await userEvent.keyboard('R')
  expect(labels()).toEqual(['pear'])
  await userEvent.keyboard('{Enter}')
  expect(setValue).toHaveBeenCalledWith({ type: 'choice', value: { index: 1, label: 'pear' } })
})

test('without accept_new there is nothing to add', async () => {
  renderWidget(Selectbox, selectbox())
  await userEvent.click(input())
  await userEvent.keyboard('pea')
  expect(labels()).toEqual(['pear'])
})

test('without a filter nothing can be typed, and letters go to the options that begin with them', async () => {
  const { setValue } = renderWidget(Selectbox, selectbox({ filter: null }))
  expect(input()).toHaveAttribute('readonly')
  await userEvent.tab()
  await userEvent.keyboard(' pp')
  expect(labels()).toEqual(['apple', 'pear', 'plum', 'Äpfel'])
  expect(input()).toHaveValue('apple')
  await userEvent.keyboard(' ')
  expect(setValue.mock.calls).toEqual([[{ type: 'choice', value: { index: 2, label: 'plum' } }]])
})

test('prefix finds less than contains', async () => {
  renderWidget(Selectbox, selectbox({ filter: 'prefix' }))
  await userEvent.click(input())
  await userEvent.keyboard('p')
  expect(labels()).toEqual(['pear', 'plum'])
})

test('an option that has moved is still the one that is chosen', async () => {
  const { give } = renderWidget(Selectbox, selectbox())
  act(() => give({ type: 'choice', value: { index: 0, label: 'plum' } }))
  await userEvent.click(input())
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('plum')
})

test('a value of another kind leaves the default', () => {
  const { give } = renderWidget(Selectbox, selectbox())
  act(() => give({ type: 'bool', value: true }))
  expect(input()).toHaveValue('apple')
})

test('a required one is not cleared', async () => {
  const required = widget('fruit', { required: true })
  const { setValue } = renderWidget(Selectbox, selectbox({ widget: required, default: null }))
  await userEvent.click(input())
  await userEvent.keyboard('{Enter}{Backspace}{Delete}')
  expect(screen.queryByRole('button', { name: 'Clear value' })).toBeNull()
  expect(setValue).toHaveBeenCalledOnce()
})

test('V10 a required one without a value says so when its form is submitted, until it has one', async () => {
  const required = widget('fruit', { required: true })
  const { guards } = renderGuarded(Selectbox, selectbox({ widget: required, default: null }))
  let isReady = true
  act(() => {
    isReady = guards.every(check => check())
  })
  expect(isReady).toBe(false)
  expect(input()).toHaveFocus()
  expect(input()).toHaveAccessibleDescription('This field is required.')
  await userEvent.keyboard('{Enter}{Enter}')
  expect(input()).not.toHaveAttribute('aria-invalid')
  expect(guards.every(check => check())).toBe(true)
})

test('a disabled one opens in no way', async () => {
  renderWidget(Selectbox, selectbox({ widget: widget('fruit', { disabled: true }) }))
  await userEvent.click(input())
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('what is typed takes the place of the label, however the field got the focus', async () => {
  renderWidget(Selectbox, selectbox())
  act(() => input().focus())
  await userEvent.keyboard('pl')
  expect(input()).toHaveValue('pl')
})

test('an icon stands in front', () => {
  renderWidget(Selectbox, selectbox({ icon: '🍎' }))
  expect(screen.getByText('🍎')).toBeVisible()
})
