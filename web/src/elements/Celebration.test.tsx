import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BlockNode } from '../codec'
import { Children } from '../Nodes'
import { mainArea } from '../store'
import { firstUpdate, leaf, update } from '../testing/pages'
import { fakePage, renderOn } from '../testing/render'
import { Celebration } from './Celebration'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

// The registry fetches the component when it is first needed.
async function pageWith(kind: 'balloons' | 'snow') {
  const page = fakePage(firstUpdate([leaf({ type: 'celebration', kind })]))
  page.store.set({ connection: 'CONNECTED' })
  renderOn(page, <Children node={mainArea(page.store.state.tree) as BlockNode} stale={false} />)
  await act(() => vi.dynamicImportSettled())
  return page
}

test.each([
  ['balloons', 'stBalloons'],
  ['snow', 'stSnow'],
] as const)('%s are seen once a run, in nobody’s way', async (kind, testId) => {
  expect(Celebration).toBeDefined()
  const page = await pageWith(kind)
  const sky = screen.getByTestId(testId)
  expect(sky).toHaveAttribute('aria-hidden', 'true')
  expect(sky.querySelectorAll('svg').length).toBeGreaterThan(10)
  act(() => vi.advanceTimersByTime(10_000))
  expect(screen.queryByTestId(testId)).toBeNull()
  act(() => page.store.update(update({ run: 1 })))
  expect(screen.queryByTestId(testId)).toBeNull()
  act(() => page.store.update(update({ run: 2 })))
  expect(screen.getByTestId(testId)).toBeInTheDocument()
})
