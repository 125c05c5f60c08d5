// Components in tests: a page without a server, and widgets that hold their value.

import { render } from '@testing-library/react'
import { type ComponentType, useState } from 'react'
import { vi } from 'vitest'
import type { ElementProps, ElementType } from '../elements/registry'
import { type Page, PageProvider } from '../page'
import type { Update, Value } from '../protocol'
import { Store } from '../store'

/** A page with a store, and a connection that only tells what was asked of it. */
export function fakePage(update?: Update): Page {
  const store = new Store()
  if (update) store.update(update)
  const connection = {
    give: vi.fn((id: string, value: Value) => store.hold(id, value)),
    submit: vi.fn(),
    rerun: vi.fn(),
    stop: vi.fn(),
    clearCache: vi.fn(),
    runOnSave: vi.fn(),
    connect: vi.fn(),
  }
  return { store, connection }
}

/** Renders on a page. */
export function renderOn(page: Page, content: React.ReactNode) {
  return render(<PageProvider value={page}>{content}</PageProvider>)
}

/** Renders a widget that holds what it is given; answers how to hear of it. */
export function renderWidget<T extends ElementType>(
  Component: ComponentType<ElementProps<T>>,
  element: ElementProps<T>['element'],
) {
  const setValue = vi.fn()
  let give: (value: Value) => void = () => {}

  function Held() {
    const [value, hold] = useState<Value>()
    give = hold
    const set = (value: Value) => {
      setValue(value)
      hold(value)
    }
    return <Component element={element} value={value} setValue={set} />
  }

  return { setValue, give: (value: Value) => give(value), ...render(<Held />) }
}
