import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { matching } from '../widgets/search'
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
    ...fields,
  }
}

const input = () => screen.getByRole('combobox', { name: 'fruit' })
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

test('options that begin with what is typed come first', () => {
  expect(matching(['snow', 'now', 'x'], 'now').map(option => option.label)).toEqual(['now', 'snow'])
})
