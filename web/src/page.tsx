// The bridge from the store to React: one context, and hooks that subscribe to just what a component shows.

import { createContext, useCallback, useContext, useEffect, useId, useRef, useSyncExternalStore } from 'react'
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
  /** Sends what the form's widgets were given, with the press of this button; false if a guard kept it from that. */
  submit: (button: string) => boolean
  /** Whether the Enter key in a text input submits it. */
  enterToSubmit: boolean
  /** Has a widget asked whether the form may be submitted (rule V10); the answer ends that. */
  guard: (widget: string, check: () => boolean) => () => void
}

const FormContext = createContext<FormScope | null>(null)

/** Makes a form reachable for the components in it. */
export const FormProvider = FormContext.Provider

/** The form that a component is in; null outside of one. */
export function useForm(): FormScope | null {
  return useContext(FormContext)
}

const WidgetContext = createContext<string | null>(null)

/** Tells the components of a widget its id. */
export const WidgetProvider = WidgetContext.Provider

/**
 * Keeps the form around a widget from being submitted while `check` is false; outside of a form nothing is asked. A
 * check that fails says what is wrong and focuses the widget: later widgets of the form are not asked any more.
 */
export function useGuard(check: () => boolean): void {
  const form = useForm()
  const own = useId()
  const widget = useContext(WidgetContext) ?? own
  const latest = useRef(check)
  useEffect(() => {
    latest.current = check
  })
  useEffect(() => form?.guard(widget, () => latest.current()), [form, widget])
}

const FragmentsContext = createContext<readonly string[]>([])

/** Tells what is in a fragment the ids of the fragments around it, the outermost first. */
export const FragmentsProvider = FragmentsContext.Provider

/** The ids of the fragments around a component, the outermost first. */
export function useFragments(): readonly string[] {
  return useContext(FragmentsContext)
}

/** Whether the present run draws this place: it runs the whole script, or a fragment around it (rule M9). */
export function useIsInRun(): boolean {
  const around = useFragments()
  return usePageState(({ fragments }) => fragments === null || around.some(id => fragments.includes(id)))
}

/** A widget's value and its setter; the value is absent while the default counts. In a form it waits to be sent. */
export function useValue(id: string): [Value | undefined, (value: Value) => void] {
  const { store, connection } = usePage()
  const inForm = useForm() !== null
  const subscribe = useCallback((listener: () => void) => store.subscribeValue(id, listener), [store, id])
  const value = useSyncExternalStore(subscribe, () => store.value(id))
  const setValue = useCallback(
    (value: Value) => {
      if (inForm && !store.isMomentary(id, value)) store.draft(id, value)
      else connection.give(id, value)
    },
    [store, connection, id, inForm],
  )
  return [value, setValue]
}
