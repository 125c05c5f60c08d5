import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Help } from './Help'
import type { ElementOf } from './registry'

function help(fields: Partial<ElementOf<'help'>> = {}): ElementOf<'help'> {
  return {
    type: 'help',
    name: 'mill.grind',
    kind: 'function',
    value: '(corn, *, fine=True)',
    doc: 'Grinds.\n\n    *not* Markdown',
    members: [],
    width: { type: 'stretch' },
    ...fields,
  }
}

test('it says what an object is, and how it is documented', () => {
  render(<Help element={help()} />)
  expect(screen.getByTestId('stHelpName')).toHaveTextContent('mill.grind')
  expect(screen.getByTestId('stHelpType')).toHaveTextContent('function')
  expect(screen.getByTestId('stHelpValue')).toHaveTextContent('(corn, *, fine=True)')
  expect(screen.getByTestId('stHelpDoc').textContent).toBe('Grinds.\n\n    *not* Markdown')
  expect(screen.queryByTestId('stHelpMembersTable')).toBeNull()
})

test('what is not known is left out', () => {
  render(<Help element={help({ name: null, value: null, doc: null })} />)
  expect(screen.queryByTestId('stHelpName')).toBeNull()
  expect(screen.queryByTestId('stHelpValue')).toBeNull()
  expect(screen.getByTestId('stHelpDoc')).toHaveTextContent('No docs available')
})

test('members are rows with a value or a documentation', () => {
  const members = [
    { name: 'age', kind: 'int', value: '3', doc: null },
    { name: 'turn', kind: 'method', value: null, doc: 'Turns it.' },
    { name: 'stop', kind: 'method', value: null, doc: null },
  ]
  render(<Help element={help({ members })} />)
  const table = screen.getByTestId('stHelpMembersTable')
  expect(table.tagName).toBe('TABLE')
  expect(screen.getAllByTestId('stHelpMember').map(row => row.textContent)).toEqual([
    'ageint3',
    'turnmethodTurns it.',
    'stopmethodNo docs available',
  ])
  expect(screen.getByTestId('stHelpMemberDocValue')).toHaveTextContent('3')
  expect(screen.getAllByTestId('stHelpMemberDocString')).toHaveLength(2)
})
