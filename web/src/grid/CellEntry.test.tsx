import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import * as arrow from 'apache-arrow'
import { expect, test, vi } from 'vitest'
import { loadFrame } from '../frame'
import { frameOf } from '../testing/frames'
import { CellEntry } from './CellEntry'
import { type Entry, entered } from './entry'
import { rulesOf } from './rules'
import type { ColumnSettings } from './settings'

async function open(vector: arrow.Vector, settings: ColumnSettings = {}, initialValue?: string) {
  const source = await loadFrame(frameOf({ a: vector }))
  const rules = rulesOf(source, 0, settings)
  if (!rules) throw new Error('the column can only be read')
  const entry: Entry = { rules, row: 0, name: 'a', label: 'A', text: rules.textOf(0, source) }
  const finish = vi.fn()
  const change = vi.fn()
  render(<CellEntry entry={entry} initialValue={initialValue} onChange={change} onFinishedEditing={finish} />)
  const given = () => {
    const [cell, movement] = finish.mock.lastCall ?? []
    return [cell && entered(cell)?.value, movement]
  }
  const kept = () => {
    const cell = change.mock.lastCall?.[0]
    return cell && entered(cell)?.value
  }
  return { finish, given, kept, user: userEvent.setup() }
}

const INTS = arrow.vectorFromArray([1, 2], new arrow.Int32())
const TEXTS = arrow.vectorFromArray(['rye', 'oat'], new arrow.Utf8())

test('Enter keeps what was typed and goes down', async () => {
  const { user, given } = await open(INTS)
  expect(screen.getByRole('textbox', { name: 'A' })).toHaveFocus()
  await user.keyboard('42{Enter}')
  expect(given()).toEqual([42, [0, 1]])
})

test('typing begins with the first character, Tab goes on', async () => {
  const { user, given } = await open(TEXTS, {}, 'w')
  await user.keyboard('heat{Tab}')
  expect(given()).toEqual(['wheat', [1, 0]])
})

test('Escape and what is left as it was change nothing', async () => {
  const { user, given, kept } = await open(INTS)
  await user.keyboard('7{Escape}')
  expect(given()).toEqual([undefined, [0, 0]])
  await user.clear(screen.getByRole('textbox'))
  await user.keyboard('1{Enter}')
  expect(given()).toEqual([undefined, [0, 1]])
  expect(kept()).toBeUndefined()
})

test('what does not fit is told of, stays open, and is not kept by a press elsewhere', async () => {
  const { user, finish, kept } = await open(INTS, { max: 9 })
  await user.keyboard('9')
  expect(kept()).toBe(9)
  await user.keyboard('9{Enter}')
  expect(screen.getByRole('alert')).toHaveTextContent('The greatest value is 9.')
  expect(screen.getByRole('textbox')).toHaveAccessibleDescription('The greatest value is 9.')
  expect(screen.getByRole('textbox')).toBeInvalid()
  expect(finish).not.toHaveBeenCalled()
  expect(kept()).toBeUndefined()
})

test('an emptied field is a missing value', async () => {
  const { user, given } = await open(INTS)
  await user.keyboard('{Backspace}{Enter}')
  expect(given()).toEqual([null, [0, 1]])
})

test('an emptied text is an empty one', async () => {
  const { user, given } = await open(TEXTS)
  await user.keyboard('{Backspace}{Enter}')
  expect(given()).toEqual(['', [0, 1]])
})

const DAYS = arrow.vectorFromArray([new Date('2024-03-01')], new arrow.DateDay())

test('a date that is typed is a text', async () => {
  const { user, given } = await open(DAYS, {}, '2')
  await user.keyboard('024-01-31{Enter}')
  expect(given()).toEqual(['2024-01-31', [0, 1]])
})

test('a date that is opened has the picker of the browser', async () => {
  await open(DAYS)
  expect(screen.getByLabelText('A')).toHaveAttribute('type', 'date')
  expect(screen.getByLabelText('A')).toHaveValue('2024-03-01')
})

test('one of several is chosen with the keyboard or the mouse', async () => {
  const { user, given } = await open(TEXTS, { type: 'selectbox' })
  expect(screen.getAllByRole('option').map(option => option.textContent)).toEqual(['None', 'rye', 'oat'])
  expect(screen.getByRole('option', { name: 'rye' })).toHaveAttribute('aria-selected', 'true')
  await user.keyboard('o')
  expect(screen.getAllByRole('option').map(option => option.textContent)).toEqual(['oat'])
  await user.keyboard('{Enter}')
  expect(given()).toEqual(['oat', [0, 1]])
  await user.clear(screen.getByRole('combobox'))
  await user.click(screen.getByRole('option', { name: 'None' }))
  expect(given()).toEqual([null, [0, 1]])
})

test('several are chosen, taken away, and made up where that is allowed', async () => {
  const options = [{ value: 'rye' }, { value: 'oat' }]
  const { user, given, kept } = await open(TEXTS, { type: 'multiselect', options, acceptsNew: true })
  expect(screen.getByRole('button', { name: 'Remove rye' })).toBeInTheDocument()
  await user.keyboard('oa{Enter}corn{Enter}')
  expect(kept()).toEqual(['rye', 'oat', 'corn'])
  await user.click(screen.getByRole('button', { name: 'Remove rye' }))
  await user.keyboard('{Backspace}{Enter}')
  expect(given()).toEqual([['oat'], [0, 1]])
})

test('what is chosen has the colours of its options', async () => {
  const options = [
    { value: 'dry', label: 'Dry', color: '#000080' },
    { value: 'wet', color: '#ffff00' },
  ]
  document.documentElement.style.setProperty('--color-bg', '#ffffff')
  const lists = arrow.vectorFromArray(['["dry","other"]'], new arrow.Utf8())
  await open(lists, { type: 'multiselect', options })
  const dry = screen.getByRole('button', { name: 'Remove Dry' })
  expect(dry).toHaveStyle({ background: '#000080', color: '#ffffff' })
  expect(screen.getByRole('button', { name: 'Remove other' })).not.toHaveAttribute('style')
  const wet = within(screen.getByRole('option', { name: 'wet' })).getByText('wet')
  expect(wet).toHaveStyle({ background: '#ffff00', color: '#000000' })
  document.documentElement.removeAttribute('style')
})
