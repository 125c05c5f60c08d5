// The values that widgets begin with, as the engine has them too.

import type { Element, Value } from './protocol'

const NONE: Value = { type: 'none' }

/** The value of a widget that nobody has touched; what counts for one run alone has none. */
export function defaultOf(element: Element): Value {
  switch (element.type) {
    case 'checkbox':
      return { type: 'bool', value: element.default }
    case 'slider':
      return { type: 'numbers', value: element.default }
    case 'number_input':
    case 'feedback':
      return element.default === null ? NONE : { type: 'numbers', value: [element.default] }
    case 'pagination':
      return { type: 'numbers', value: [element.default] }
    case 'selectbox':
    case 'radio':
      return element.default ? { type: 'choice', value: element.default } : NONE
    case 'select_slider':
    case 'multiselect':
    case 'button_group':
      return { type: 'choices', value: element.default }
    case 'text_input':
    case 'text_area':
    case 'time_input':
    case 'datetime_input':
      return element.default === null ? NONE : { type: 'text', value: element.default }
    case 'color_picker':
      return { type: 'text', value: element.default }
    case 'date_input':
      return { type: 'texts', value: element.default }
    case 'file_uploader':
    case 'camera_input':
    case 'audio_input':
      return { type: 'files', value: [] }
  }
  // The value of a table that can be changed is what was changed, whatever could be selected in it.
  if ('editor' in element && element.editor) return NONE
  const selected = 'selection' in element ? element.selection?.default : undefined
  return selected ? { type: 'json', value: selected } : NONE
}
