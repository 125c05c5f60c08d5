// Widgets in a form whose guards a test asks itself.

import { render } from '@testing-library/react'
import { type ComponentType, useState } from 'react'
import type { ElementProps, ElementType } from '../elements/registry'
import { FormProvider, type FormScope } from '../page'
import type { Value } from '../protocol'

/** Renders a widget that holds what it is given, in a form; answers the checks that guard it. */
export function renderGuarded<T extends ElementType>(
  Component: ComponentType<ElementProps<T>>,
  element: ElementProps<T>['element'],
) {
  const guards: (() => boolean)[] = []
  const form: FormScope = {
    submit: () => false,
    enterToSubmit: true,
    guard(_, check) {
      guards.push(check)
      return () => guards.splice(guards.indexOf(check), 1)
    },
  }

  function Held() {
    const [value, setValue] = useState<Value>()
    return <Component element={element} value={value} setValue={setValue} />
  }

  return {
    guards,
    ...render(
      <FormProvider value={form}>
        <Held />
      </FormProvider>,
    ),
  }
}
