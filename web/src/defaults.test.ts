import { expect, test } from 'vitest'
import { defaultOf } from './defaults'
import type { Element, Value } from './protocol'

const choice = { index: 1, label: 'rye' }
const none: Value = { type: 'none' }

test.each<[Element['type'], unknown, Value]>([
  ['checkbox', true, { type: 'bool', value: true }],
  ['slider', [1, 2], { type: 'numbers', value: [1, 2] }],
  ['select_slider', [choice], { type: 'choices', value: [choice] }],
  ['selectbox', choice, { type: 'choice', value: choice }],
  ['selectbox', null, none],
  ['radio', choice, { type: 'choice', value: choice }],
  ['radio', null, none],
  ['multiselect', [choice], { type: 'choices', value: [choice] }],
  ['button_group', [], { type: 'choices', value: [] }],
  ['feedback', 0, { type: 'numbers', value: [0] }],
  ['feedback', null, none],
  ['number_input', 0, { type: 'numbers', value: [0] }],
  ['number_input', null, none],
  ['pagination', 3, { type: 'numbers', value: [3] }],
  ['text_input', '', { type: 'text', value: '' }],
  ['text_input', null, none],
  ['text_area', 'x', { type: 'text', value: 'x' }],
  ['text_area', null, none],
  ['color_picker', '#ff0080', { type: 'text', value: '#ff0080' }],
  ['date_input', ['2024-01-31'], { type: 'texts', value: ['2024-01-31'] }],
  ['time_input', '13:30', { type: 'text', value: '13:30' }],
  ['time_input', null, none],
  ['datetime_input', '2024-01-31T13:30', { type: 'text', value: '2024-01-31T13:30' }],
  ['datetime_input', null, none],
  ['file_uploader', undefined, { type: 'files', value: [] }],
  ['camera_input', undefined, { type: 'files', value: [] }],
  ['audio_input', undefined, { type: 'files', value: [] }],
  ['button', undefined, none],
  ['menu_button', undefined, none],
  ['chat_input', undefined, none],
])('a %s of %j begins so', (type, initial, value) => {
  expect(defaultOf({ type, default: initial } as Element)).toEqual(value)
})

test('what is selected at first is a default, unless the table can be changed', () => {
  const selection = { default: '{"rows":[1]}' }
  const table = (fields: object) =>
    defaultOf({ type: 'dataframe', selection, editor: null, ...fields } as Element)
  expect(table({})).toEqual({ type: 'json', value: '{"rows":[1]}' })
  expect(table({ selection: null })).toEqual(none)
  expect(table({ editor: {} })).toEqual(none)
})
