// Elements that happen rather than stay, such as a toast: each run that draws one makes it happen once.

import { useEffect, useState } from 'react'
import { elementOf, isBlock } from '../codec'
import { useIsInRun, usePage, usePageState } from '../page'
import type { Element, Node } from '../protocol'
import type { PageState, Store } from '../store'

/**
 * How often runs have drawn `element` while it was on the page; 0 while the present run has not reached it yet. Drawn
 * anew by one run with another content, it counts again. A run of fragments that it is not in does not draw it.
 */
export function useDrawn(element: Element): number {
  const { store } = usePage()
  const [times, setTimes] = useState(0)
  const isInRun = useIsInRun()
  const drawing = usePageState(state => (isInRun ? drawingOf(state, element) : undefined))
  // After the page is drawn: of two components that show one element, the old one of another place is gone by then.
  useEffect(() => {
    if (drawing !== undefined && claim(store, drawing)) setTimes(times => times + 1)
  }, [store, drawing])
  return times
}

// What has happened in the present run. A component that is taken away and put back, or a page that is sent once more
// after a lost connection, must not let it happen again.
const happened = new WeakMap<Store, { run: string; events: Set<string> }>()

/** Whether what a drawing makes happen is due; it is not a second time. */
function claim(store: Store, drawing: string): boolean {
  const [run] = drawing.split('\n', 1)
  let record = happened.get(store)
  if (record?.run !== run) {
    record = { run, events: new Set() }
    happened.set(store, record)
  }
  if (record.events.has(drawing)) return false
  record.events.add(drawing)
  return true
}

/** What tells the drawing of an element by the present run from all others: the run, the place and the content. */
function drawingOf(state: PageState, element: Element): string | undefined {
  // Without a connection nobody says what the run has not reached.
  if (state.connection !== 'CONNECTED') return undefined
  const path = reachedAt(state, element)
  if (path === undefined) return undefined
  return `${state.welcome?.session} ${state.run}\n${path} ${JSON.stringify(element)}`
}

/** The path to an element that the present run has reached. */
function reachedAt({ tree, stale }: PageState, element: Element): string | undefined {
  function within(node: Node, path: string): string | undefined {
    if (!isBlock(node)) return elementOf(node) === element ? path : undefined
    const reached = node.block.children.slice(0, stale.get(node))
    for (const [index, child] of reached.entries()) {
      const found = within(child, `${path}/${index}`)
      if (found !== undefined) return found
    }
    return undefined
  }
  return within(tree, '')
}
