import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { App } from '../App'
import type { Node, Tabs as TabsProps } from '../protocol'
import { block, firstUpdate, leaf, text, textInput, update, widget } from '../testing/pages'
import { fakePage, renderOn } from '../testing/render'

function tabs(labels: string[], fields: Partial<TabsProps> = {}, content = (label: string) => text(label)) {
  const look = {
    type: 'tabs',
    widget: null,
    key: 'months',
    default: 0,
    width: { type: 'stretch' },
    height: { type: 'content' },
    ...fields,
  } as const
  return block(look, ...labels.map(label => block({ type: 'tab', label }, content(label.toLowerCase()))))
}

function show(...nodes: Node[]) {
  const page = fakePage(firstUpdate(nodes))
  renderOn(page, <App />)
  return page
}

const replace = (...insert: Node[]) =>
  update({ run: 2, patches: [{ type: 'splice', path: [0], at: 0, remove: 1, insert }] })

const selected = () => screen.getByRole('tab', { selected: true })
const seen = () => screen.getAllByTestId('stTabPanel').filter(panel => !panel.hidden)

test('one tab is chosen, and its panel seen', async () => {
  show(tabs(['Jan', 'Feb', 'Mar']))
  expect(screen.getByRole('tablist')).toHaveAttribute('data-baseweb', 'tab-list')
  expect(selected()).toHaveTextContent('Jan')
  await userEvent.click(screen.getByRole('tab', { name: 'Feb' }))
  expect(selected()).toHaveTextContent('Feb')
  expect(seen()).toHaveLength(1)
  expect(seen()[0]).toHaveTextContent('feb')
  expect(seen()[0]).toHaveAttribute('aria-labelledby', selected().id)
  expect(selected()).toHaveAttribute('aria-controls', seen()[0]?.id)
})

test('where lines run from right to left, arrows go where they point', async () => {
  show(tabs(['Jan', 'Feb', 'Mar']))
  screen.getByRole('tablist').style.direction = 'rtl'
  act(() => selected().focus())
  await userEvent.keyboard('{ArrowLeft}')
  expect(selected()).toHaveTextContent('Feb')
  await userEvent.keyboard('{ArrowRight}')
  expect(selected()).toHaveTextContent('Jan')
})

test('arrows go round, Home and End to the ends', async () => {
  show(tabs(['Jan', 'Feb', 'Mar']))
  await userEvent.tab()
  while (document.activeElement?.getAttribute('role') !== 'tab') await userEvent.tab()
  await userEvent.keyboard('{ArrowLeft}')
  expect(selected()).toHaveTextContent('Mar')
  expect(selected()).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(selected()).toHaveTextContent('Feb')
  await userEvent.keyboard('{End}')
  expect(selected()).toHaveTextContent('Mar')
  await userEvent.keyboard('{Home}')
  expect(selected()).toHaveTextContent('Jan')
})

test('the chosen one stays when the script runs again, until the script says another', async () => {
  const page = show(tabs(['Jan', 'Feb', 'Mar'], { default: 1 }))
  expect(selected()).toHaveTextContent('Feb')
  await userEvent.click(screen.getByRole('tab', { name: 'Mar' }))
  act(() => page.store.update(replace(text('above'), tabs(['Jan', 'Feb', 'March'], { default: 1 }))))
  expect(selected()).toHaveTextContent('March')
  const insert = [tabs(['Jan', 'Feb', 'March'], { default: 0 })]
  const patches = [{ type: 'splice' as const, path: [0], at: 1, remove: 1, insert }]
  act(() => page.store.update(update({ run: 3, patches })))
  expect(selected()).toHaveTextContent('Jan')
})

test('with fewer tabs the last one takes the place of one that is gone', async () => {
  const page = show(tabs(['Jan', 'Feb', 'Mar'], { default: 2 }))
  act(() => page.store.update(replace(tabs(['Jan', 'Feb'], { default: 2 }))))
  expect(selected()).toHaveTextContent('Feb')
})

test('what is out of sight keeps its state', async () => {
  show(tabs(['A', 'B'], {}, label => textInput(`field ${label}`)))
  const field = screen.getByLabelText('field a')
  await userEvent.type(field, 'half')
  await userEvent.click(screen.getByRole('tab', { name: 'B' }))
  await userEvent.click(screen.getByRole('tab', { name: 'A' }))
  expect(screen.getByLabelText('field a')).toBe(field)
  expect(field).toHaveValue('half')
})

test('names and stale marks reach the tabs', () => {
  const page = show(tabs(['Jan', 'Feb']))
  expect(document.querySelector('.st-key-months')).toHaveAttribute('data-testid', 'stTabs')
  act(() => page.store.update(update({ running: true, stale: [{ path: [0, 0], from: 1 }] })))
  const marks = screen.getAllByTestId('stElementContainer').map(node => node.dataset.stale)
  expect(marks).toEqual(['false', 'true'])
})

test('without a tab there is nothing to choose', () => {
  show(tabs([]), leaf({ type: 'divider', width: { type: 'stretch' } }))
  expect(screen.queryByRole('tab')).toBeNull()
  expect(screen.getByTestId('stTabs')).toBeInTheDocument()
})

test('V11: of a widget, the chosen tab is its value, found again by its label', async () => {
  const page = show(tabs(['Jan', 'Feb', 'Mar'], { widget: widget('month'), default: 1 }))
  expect(selected()).toHaveTextContent('Feb')
  await userEvent.click(screen.getByRole('tab', { name: 'Feb' }))
  expect(page.connection.give).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('tab', { name: 'Mar' }))
  const march = { type: 'choice', value: { index: 2, label: 'Mar' } } as const
  expect(page.connection.give).toHaveBeenLastCalledWith('month', march)
  expect(selected()).toHaveTextContent('Mar')
  act(() => page.store.update(replace(tabs(['Mar', 'Apr'], { widget: widget('month') }))))
  expect(selected()).toHaveTextContent('Mar')
  act(() => page.store.update(replace(tabs(['Apr', 'May'], { widget: widget('month'), default: 1 }))))
  expect(selected()).toHaveTextContent('May')
})
