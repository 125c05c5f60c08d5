// The bridge from the store to React: one context, and hooks that subscribe to just what a component shows.

import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Connection } from './connection'
import type { Value } from './protocol'
import type { PageState, Store } from './store'

/** What every component may reach. */
export interface Page {
  /** What the page shows. */
  store: Store
  /** What the page may ask the server. */
  connection: Pick<Connection, 'give' | 'submit' | 'rerun' | 'stop' | 'clearCache' | 'runOnSave' | 'connect'>
}

const PageContext = createContext<Page | null>(null)

/** Makes a page reachable for the components below. */
export const PageProvider = PageContext.Provider

/** The page that a component is on. */
export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('a component is outside of a page')
  return page
}

/** A part of the page's state; the component renders again when that part is another. */
export function usePageState<T>(select: (state: PageState) => T): T {
  const { store } = usePage()
  return useSyncExternalStore(store.subscribe, () => select(store.state))
}

/** The form that a component is in. */
export interface FormScope {
  /** Sends what the form's widgets were given, with the press of this button. */
  submit: (button: string) => void
  /** Whether the Enter key in a text input submits it. */
  enterToSubmit: boolean
}

const FormContext = createContext<FormScope | null>(null)

/** Makes a form reachable for the components in it. */
export const FormProvider = FormContext.Provider

/** The form that a component is in; null outside of one. */
export function useForm(): FormScope | null {
  return useContext(FormContext)
}

/** A widget's value and its setter; the value is absent while the default counts. In a form it waits to be sent. */
export function useValue(id: string): [Value | undefined, (value: Value) => void] {
  const { store, connection } = usePage()
  const inForm = useForm() !== null
  const subscribe = useCallback((listener: () => void) => store.subscribeValue(id, listener), [store, id])
  const value = useSyncExternalStore(subscribe, () => store.value(id))
  const setValue = useCallback(
    (value: Value) => {
      if (inForm && value.type !== 'press') store.draft(id, value)
      else connection.give(id, value)
    },
    [store, connection, id, inForm],
  )
  return [value, setValue]
}
