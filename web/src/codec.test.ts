import { expect, test } from 'vitest'
import { widgetOf, widgetOfBlock } from './codec'
import type { Block, Element } from './protocol'
import { widget } from './testing/pages'

const id = (element: object) => widgetOf(element as Element)?.id

test('an element is a widget by itself, by what can be selected in it, or by how it can be changed', () => {
  const [own, selection, editor] = ['own', 'selection', 'editor'].map(id => ({ widget: widget(id) }))
  expect(id({ type: 'date_input', ...own })).toBe('own')
  expect(id({ type: 'link_button', ...own })).toBe('own')
  expect(id({ type: 'link_button', widget: null })).toBeUndefined()
  expect(id({ type: 'plotly', selection })).toBe('selection')
  expect(id({ type: 'plotly', selection: null })).toBeUndefined()
  expect(id({ type: 'dataframe', selection, editor: null })).toBe('selection')
  expect(id({ type: 'dataframe', selection: null, editor })).toBe('editor')
  expect(id({ type: 'text' })).toBeUndefined()
})

test('V11: a block may be a widget', () => {
  const of = (block: object) => widgetOfBlock(block as Block)?.id
  expect(of({ type: 'tabs', widget: widget('t') })).toBe('t')
  expect(of({ type: 'tabs', widget: null })).toBeUndefined()
  expect(of({ type: 'container' })).toBeUndefined()
})
