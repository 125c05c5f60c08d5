// The values that widgets begin with, as the engine has them too.

import type { Element, Value } from './protocol'

/** The value of a widget that nobody has touched; what can only be pressed has none. */
export function defaultOf(element: Element): Value {
  switch (element.type) {
    case 'checkbox':
      return { type: 'bool', value: element.default }
    case 'slider':
      return { type: 'numbers', value: element.default }
    case 'selectbox':
      return element.default ? { type: 'choice', value: element.default } : { type: 'none' }
    case 'text_input':
      return element.default === null ? { type: 'none' } : { type: 'text', value: element.default }
  }
  const selected = 'selection' in element ? element.selection?.default : undefined
  return selected ? { type: 'json', value: selected } : { type: 'none' }
}
