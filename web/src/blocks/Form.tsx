// Widgets whose values are sent together. The browser's own form finds the button that the Enter key presses: the
// first that submits, if it is not disabled.

import { type KeyboardEvent, type ReactNode, useMemo } from 'react'
import { keyClass } from '../ElementView'
import { FormProvider, type FormScope, type Page, usePage } from '../page'
import type { Form as Props } from '../protocol'
import styles from './Container.module.css'
import flow from './flow.module.css'
import { place } from './place'
import { VerticalBlock } from './VerticalBlock'

/** A block whose widgets wait for a button that submits. */
export function Form({ block, children }: { block: Props; children: ReactNode }) {
  const page = usePage()
  const { key, clear_on_submit: clear, enter_to_submit: enterToSubmit } = block
  const scope = useMemo(() => formScope(page, key, clear, enterToSubmit), [page, key, clear, enterToSubmit])

  function pressKey(event: KeyboardEvent) {
    if (event.key === 'Enter' && !enterToSubmit && event.target instanceof HTMLInputElement)
      event.preventDefault()
  }

  const names = ['stForm', keyClass(key), flow.item, styles.wrapper]
  if (block.border) names.push(styles.border)
  if (block.height.type === 'pixels') names.push(styles.scroll)
  return (
    <div className={names.join(' ')} data-testid="stForm" {...place(block.width, block.height)}>
      <form
        className={styles.inner}
        noValidate
        onKeyDown={pressKey}
        onSubmit={event => event.preventDefault()}
      >
        <FormProvider value={scope}>
          <VerticalBlock>{children}</VerticalBlock>
        </FormProvider>
      </form>
    </div>
  )
}

function formScope(
  { store, connection }: Page,
  key: string,
  clear: boolean,
  enterToSubmit: boolean,
): FormScope {
  const guards = new Set<{ widget: string; check: () => boolean }>()

  /** Whether all guards let it pass, asked in the order of the document, up to the first that does not. */
  function mayPass(): boolean {
    const places = [...store.widgets().keys()]
    const inOrder = [...guards].sort(
      (one, other) => places.indexOf(one.widget) - places.indexOf(other.widget),
    )
    return inOrder.every(({ check }) => check())
  }

  return {
    enterToSubmit,
    guard(widget, check) {
      const guard = { widget, check }
      guards.add(guard)
      return () => {
        guards.delete(guard)
      }
    },
    submit(button) {
      if (!mayPass()) return false
      connection.submit(key, button, clear)
      return true
    },
  }
}
