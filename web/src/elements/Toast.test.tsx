import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BlockNode } from '../codec'
import { Children } from '../Nodes'
import { usePageState } from '../page'
import type { Node, Patch } from '../protocol'
import { Toasts } from '../shell/Toasts'
import { mainArea } from '../store'
import { firstUpdate, fragment, leaf, text, update } from '../testing/pages'
import { fakePage, renderOn } from '../testing/render'
import type { ElementOf } from './registry'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

function toast(body: string, fields: Partial<ElementOf<'toast'>> = {}): Node {
  return leaf({ type: 'toast', body, icon: null, seconds: 4, ...fields })
}

function Main() {
  const main = usePageState(state => mainArea(state.tree)) as BlockNode
  const stale = usePageState(state => state.stale.get(state.tree) === 0)
  return (
    <>
      <Toasts />
      <Children node={main} stale={stale} />
    </>
  )
}

/** A page with nodes in its main area, and ways to go on. */
function pageWith(...nodes: Node[]) {
  const page = fakePage(firstUpdate(nodes))
  page.store.set({ connection: 'CONNECTED' })
  renderOn(page, <Main />)
  return {
    ...page,
    next: (fields: Parameters<typeof update>[0]) => act(() => page.store.update(update(fields))),
    wait: (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000)),
  }
}

const splice = (at: number, remove: number, ...insert: Node[]): Patch => ({
  type: 'splice',
  path: [0],
  at,
  remove,
  insert,
})
const shown = () => screen.queryAllByTestId('stToastText').map(node => node.textContent)

test('it is shown for its time', () => {
  const { wait } = pageWith(toast('hello'))
  expect(shown()).toEqual(['hello'])
  expect(screen.getByRole('alert')).toHaveAttribute('aria-live', 'polite')
  expect(screen.getByTestId('stToastContainer')).toContainElement(screen.getByTestId('stToast'))
  wait(3.9)
  expect(shown()).toEqual(['hello'])
  wait(0.2)
  expect(shown()).toEqual([])
})

test('each run that draws it shows it again, though nothing of it changed', () => {
  const { next, wait } = pageWith(toast('hello'))
  wait(5)
  next({ run: 2 })
  expect(shown()).toEqual(['hello'])
})

test('within a run it is shown once', () => {
  const { next, wait } = pageWith(toast('hello'))
  wait(5)
  next({ run: 1, running: true, patches: [splice(1, 0, text('more'))] })
  next({ run: 1 })
  expect(shown()).toEqual([])
})

test('a run that has not reached it yet does not show it, and one that leaves it out never does', () => {
  const { next, wait } = pageWith(text('x'), toast('hello'))
  wait(5)
  next({ run: 2, running: true, stale: [{ path: [0], from: 1 }] })
  expect(shown()).toEqual([])
  next({ run: 2, patches: [splice(1, 1)] })
  expect(shown()).toEqual([])
})

test('M9: a run of other fragments does not show it again, one of its own does', () => {
  const { next, wait } = pageWith(toast('outside'), fragment('around', fragment('own', toast('inside'))))
  wait(5)
  next({ run: 2, fragments: ['other'] })
  expect(shown()).toEqual([])
  next({ run: 3, fragments: ['own'] })
  expect(shown()).toEqual(['inside'])
  wait(5)
  next({ run: 4, fragments: ['other', 'around'] })
  expect(shown()).toEqual(['inside'])
  wait(5)
  next({ run: 5 })
  expect(shown()).toEqual(['outside', 'inside'])
})

test('a long run shows it as soon as it has drawn it', () => {
  const { next } = pageWith(text('x'))
  next({ run: 2, running: true, patches: [splice(1, 0, toast('hello'))] })
  expect(shown()).toEqual(['hello'])
  next({ run: 2 })
  expect(shown()).toEqual(['hello'])
})

test('another text at its place takes its place, with its whole time', () => {
  const { next, wait } = pageWith(toast('one'))
  wait(3)
  next({ run: 1, running: true, patches: [splice(0, 1, toast('two'))] })
  expect(shown()).toEqual(['two'])
  wait(3)
  expect(shown()).toEqual(['two'])
})

test('it goes with its element', () => {
  const { next } = pageWith(toast('hello', { seconds: null }))
  next({ run: 2, patches: [splice(0, 1)] })
  expect(shown()).toEqual([])
})

test('a page that is sent once more after a lost connection does not show it again', () => {
  const { store, wait } = pageWith(toast('hello'))
  wait(5)
  act(() => store.set({ connection: 'PINGING_SERVER', stale: new Map() }))
  act(() => store.update(firstUpdate([toast('hello')])))
  act(() => store.set({ connection: 'CONNECTED' }))
  expect(shown()).toEqual([])
})

test('two of them stand one below the other', () => {
  pageWith(toast('one'), toast('one'))
  expect(shown()).toEqual(['one', 'one'])
})

test('without a time it stays until it is closed', () => {
  const { wait } = pageWith(toast('hello', { seconds: null }))
  wait(1e6)
  expect(shown()).toEqual(['hello'])
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(shown()).toEqual([])
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300])('after %s seconds it has not gone', seconds => {
  const { wait } = pageWith(toast('hello', { seconds }))
  wait(60)
  expect(shown()).toEqual(['hello'])
})

test('its time stands still under the pointer', () => {
  const { wait } = pageWith(toast('hello'))
  wait(3)
  fireEvent.pointerEnter(screen.getByTestId('stToast'))
  wait(100)
  fireEvent.pointerLeave(screen.getByTestId('stToast'))
  wait(0.9)
  expect(shown()).toEqual(['hello'])
  wait(0.2)
  expect(shown()).toEqual([])
})

test('a long text can be unfolded', () => {
  pageWith(toast('word '.repeat(40), { icon: '🎈' }))
  expect(screen.getByTestId('stToastDynamicIcon')).toHaveTextContent('🎈')
  const button = screen.getByTestId('stToastViewButton')
  expect(button).toHaveTextContent('view more')
  fireEvent.click(button)
  expect(button).toHaveTextContent('view less')
  expect(button).toHaveAttribute('aria-expanded', 'true')
})

test("the page's own messages are there, too, as they are", () => {
  const { store, wait } = pageWith()
  act(() => store.toast('The server refused *it*'))
  expect(shown()).toEqual(['The server refused *it*'])
  wait(7)
  expect(shown()).toEqual([])
})

test('it is shown when the next run draws it at another place', () => {
  const { next } = pageWith(text('first'), toast('hello'))
  next({ run: 2, running: true, stale: [{ path: [0], from: 0 }] })
  next({ run: 2, patches: [splice(0, 0, text('more'))] })
  expect(shown()).toEqual(['hello'])
})
