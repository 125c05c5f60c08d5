// Widgets on a page that has a session, whose values are held by its store.

import type { ComponentType } from 'react'
import { vi } from 'vitest'
import type { ElementProps, ElementType } from '../elements/registry'
import { useValue } from '../page'
import type { Value, Widget } from '../protocol'
import { fakePage, renderOn } from './render'

/** The token of that session. */
export const SESSION = 'token'

const WELCOME = { session: SESSION, taken: 0, server: '0', app: 'app', run_on_save: false, developer: false }

/** Renders a widget; answers its page, and the values that it has been given, the latest last. */
export function renderInSession<T extends ElementType>(
  Component: ComponentType<ElementProps<T>>,
  element: ElementProps<T>['element'] & { widget: Widget },
) {
  const page = fakePage()
  page.store.set({ welcome: WELCOME, connection: 'CONNECTED', script: 'notRunning' })

  function Held() {
    const [value, setValue] = useValue(element.widget.id)
    return <Component element={element} value={value} setValue={setValue} />
  }

  const values = () => vi.mocked(page.connection.give).mock.calls.map(([, value]): Value => value)
  return { page, values, ...renderOn(page, <Held />) }
}
