import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Profiler } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { App } from './App'
import type { BlockNode } from './codec'
import { Children } from './Nodes'
import { mainArea } from './store'
import {
  block,
  checkbox,
  expander,
  firstUpdate,
  fragment,
  leaf,
  text,
  textInput,
  update,
  widget,
} from './testing/pages'
import { fakePage, renderOn } from './testing/render'

beforeEach(() => {
  window.innerWidth = 1280
})

const STRETCH = { type: 'stretch' } as const

const sourceOf = (testId: string) => within(screen.getByTestId(testId))

test('main area and sidebar show their nodes', () => {
  renderOn(fakePage(firstUpdate([text('in the middle')], [text('at the side')])), <App />)
  expect(sourceOf('stMain').getByText('in the middle')).toBeVisible()
  expect(sourceOf('stSidebarUserContent').getByText('at the side')).toBeInTheDocument()
})

test('without anything in it there is no sidebar', () => {
  renderOn(fakePage(firstUpdate([text('x')])), <App />)
  expect(screen.queryByTestId('stSidebar')).toBeNull()
  expect(screen.queryByTestId('stExpandSidebarButton')).toBeNull()
})

test('the sidebar closes and opens, and begins closed where there is no room', async () => {
  window.innerWidth = 400
  renderOn(fakePage(firstUpdate([], [text('x')])), <App />)
  expect(screen.getByTestId('stSidebar')).toHaveAttribute('aria-expanded', 'false')
  await userEvent.click(screen.getByTestId('stExpandSidebarButton'))
  expect(screen.getByTestId('stSidebar')).toHaveAttribute('aria-expanded', 'true')
  await userEvent.click(screen.getByTestId('stSidebarCollapseButton'))
  expect(screen.getByTestId('stSidebar')).toHaveAttribute('aria-expanded', 'false')
})

test('R1: the root tells the state of script and connection', () => {
  const page = fakePage()
  renderOn(page, <App />)
  expect(screen.getByTestId('stApp')).toHaveAttribute('data-test-script-state', 'initial')
  act(() => {
    page.store.update(firstUpdate([]))
    page.store.set({ connection: 'CONNECTED' })
  })
  expect(screen.getByTestId('stApp')).toHaveAttribute('data-test-script-state', 'notRunning')
  expect(screen.getByTestId('stApp')).toHaveAttribute('data-test-connection-state', 'CONNECTED')
})

test('R2: what the run has not reached is stale', () => {
  const page = fakePage(firstUpdate([text('a'), text('b')], [text('c')]))
  renderOn(page, <App />)
  const stale = [
    { path: [0], from: 1 },
    { path: [], from: 1 },
  ]
  act(() => page.store.update(update({ running: true, stale })))
  const marks = () =>
    screen.getAllByTestId('stElementContainer').map(node => [node.textContent, node.dataset.stale])
  expect(Object.fromEntries(marks())).toEqual({ a: 'false', b: 'true', c: 'true' })
})

test('r reruns and c asks whether to clear the cache, but not while typing', async () => {
  const page = fakePage(firstUpdate([textInput('t', { widget: widget('t', { key: 'mine' }) })]))
  const { container } = renderOn(page, <App />)
  await userEvent.click(screen.getByLabelText('t'))
  await userEvent.keyboard('rc')
  expect(page.connection.rerun).not.toHaveBeenCalled()
  expect(container.querySelector('.st-key-mine')).toHaveAttribute('data-testid', 'stElementContainer')
  await userEvent.click(document.body)
  await userEvent.keyboard('r')
  expect(page.connection.rerun).toHaveBeenCalledOnce()
  await userEvent.keyboard('c')
  await userEvent.click(await screen.findByRole('button', { name: 'Clear' }))
  expect(page.connection.clearCache).toHaveBeenCalledOnce()
  expect(screen.queryByTestId('stClearCacheDialog')).toBeNull()
})

test('the running sign waits until a run is long, and stops it', async () => {
  vi.useFakeTimers()
  const page = fakePage(firstUpdate([], [], { running: true }))
  page.store.set({ connection: 'CONNECTED' })
  renderOn(page, <App />)
  expect(screen.queryByTestId('stStatusWidget')).toBeNull()
  act(() => vi.advanceTimersByTime(400))
  act(() => screen.getByRole('button', { name: 'Stop' }).click())
  expect(page.connection.stop).toHaveBeenCalledOnce()
  vi.useRealTimers()
})

test('a changed source asks, and may ask no more', async () => {
  const page = fakePage(firstUpdate([]))
  renderOn(page, <App />)
  act(() => page.store.set({ sourceChanged: true }))
  await userEvent.click(screen.getByRole('button', { name: 'Always rerun' }))
  expect(page.connection.runOnSave).toHaveBeenCalledWith(true)
  expect(page.connection.rerun).toHaveBeenCalledOnce()
})

test('one broken element leaves the rest of the page alive', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const broken = leaf({
    type: 'alert',
    kind: 'unheard of' as never,
    body: '',
    title: null,
    icon: null,
    width: STRETCH,
  })
  renderOn(fakePage(firstUpdate([broken, text('alive')])), <App />)
  expect(screen.getByTestId('stErrorElementStack')).toBeVisible()
  expect(screen.getByText('alive')).toBeVisible()
})

test('an element of a later version is told, not fatal', () => {
  renderOn(fakePage(firstUpdate([leaf({ type: 'hologram' } as never), text('alive')])), <App />)
  expect(screen.getByText(/does not know the element `hologram`/)).toBeVisible()
})

test('a widget keeps its node when elements come before it', () => {
  const page = fakePage(firstUpdate([checkbox('a')]))
  renderOn(page, <App />)
  const before = screen.getByRole('checkbox')
  const insert = { type: 'splice' as const, path: [0], at: 0, remove: 0, insert: [text('new')] }
  act(() => page.store.update(update({ patches: [insert] })))
  expect(screen.getByRole('checkbox')).toBe(before)
})

test('blocks nest', () => {
  const column = (...nodes: Parameters<typeof block>[1][]) =>
    block({ type: 'column', weight: 1, align: 'top', border: false }, ...nodes)
  const columns = block(
    { type: 'columns', gap: 'small', width: STRETCH, wrap: true },
    column(text('left')),
    column(text('right')),
  )
  renderOn(fakePage(firstUpdate([expander('more', { expanded: true }, columns)])), <App />)
  const row = sourceOf('stExpanderDetails').getByTestId('stHorizontalBlock')
  expect(
    within(row)
      .getAllByTestId('stColumn')
      .map(node => node.textContent),
  ).toEqual(['left', 'right'])
})

test('a block stays as the user left it when others come and go around it', async () => {
  const page = fakePage(firstUpdate([expander('first'), expander('second', { key: 'mine' })]))
  renderOn(page, <App />)
  await userEvent.click(screen.getByText('first'))
  await userEvent.click(screen.getByText('second'))
  const insert = [
    text('new'),
    expander('first'),
    expander('third', { key: 'other' }),
    expander('second', { key: 'mine' }),
  ]
  act(() => page.store.update(update({ patches: [{ type: 'splice', path: [0], at: 0, remove: 2, insert }] })))
  const open = screen.getAllByRole<HTMLDetailsElement>('group').map(({ open }) => open)
  expect(open).toEqual([true, false, true])
})

test('what a run has moved may be there twice until the run is over', () => {
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
  const page = fakePage(firstUpdate([text('x'), expander('a', { key: 'mine' }), checkbox('b')]))
  renderOn(page, <App />)
  const insert = [expander('a', { key: 'mine' }), checkbox('b')]
  const patches = [{ type: 'splice' as const, path: [0], at: 0, remove: 1, insert }]
  act(() => page.store.update(update({ running: true, patches })))
  expect(screen.getAllByTestId('stExpander')).toHaveLength(2)
  expect(screen.getAllByRole('checkbox')).toHaveLength(2)
  expect(complain).not.toHaveBeenCalled()
})

test('M7: an event on its way renders no element again', () => {
  const page = fakePage(firstUpdate([text('a'), checkbox('b')]))
  const onRender = vi.fn()
  renderOn(
    page,
    <Profiler id="main" onRender={onRender}>
      <Children node={mainArea(page.store.state.tree) as BlockNode} stale={false} />
    </Profiler>,
  )
  expect(onRender).toHaveBeenCalledOnce()
  act(() => page.store.expect(1))
  expect(page.store.state.script).toBe('rerunRequested')
  expect(onRender).toHaveBeenCalledOnce()
})

test('an update of one element renders that element alone', () => {
  const page = fakePage(firstUpdate(Array.from({ length: 50 }, (_, index) => text(`line ${index}`))))
  renderOn(page, <App />)
  const nodes = screen.getAllByTestId('stText')
  const patch = { type: 'splice' as const, path: [0], at: 7, remove: 1, insert: [text('changed')] }
  act(() => page.store.update(update({ patches: [patch] })))
  expect(screen.getAllByTestId('stText').map((node, index) => node === nodes[index])).not.toContain(false)
  expect(screen.getByText('changed')).toBeVisible()
})

test('M9: what is in a fragment stands where it stands, and stays as it is when the fragment runs', async () => {
  const page = fakePage(
    firstUpdate([text('above'), fragment('f', text('first'), textInput('t')), text('below')]),
  )
  renderOn(page, <App />)
  const run = sourceOf('stMain').getByTestId('stVerticalBlock')
  expect([...run.children].map(node => node.getAttribute('data-testid'))).toEqual(
    Array(4).fill('stElementContainer'),
  )
  const field = screen.getByLabelText('t')
  await userEvent.type(field, 'half')
  const patches = [
    {
      type: 'splice' as const,
      path: [0],
      at: 0,
      remove: 0,
      insert: [text('new'), fragment('g', text('other'))],
    },
    { type: 'splice' as const, path: [0, 3], at: 0, remove: 1, insert: [text('more'), text('changed')] },
  ]
  act(() => page.store.update(update({ run: 2, running: true, patches, stale: [{ path: [0, 3], from: 1 }] })))
  expect(screen.getByLabelText('t')).toBe(field)
  expect(field).toHaveFocus()
  expect(field).toHaveValue('half')
  const stale = screen.getAllByTestId('stElementContainer').filter(node => node.dataset.stale === 'true')
  expect(stale).toHaveLength(2)
})
