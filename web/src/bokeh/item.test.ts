import { expect, test } from 'vitest'
import { parseItem } from './item'

const item = (attributes: object) =>
  JSON.stringify({ root_id: 'p1', doc: { version: '3.4.0', roots: [{ id: 'p1', attributes }] } })
const sizing = (text: string, how: Parameters<typeof parseItem>[1]) =>
  (parseItem(text, how) as { doc: { roots: { attributes: object }[] } }).doc.roots[0].attributes

test('a stretched document follows its place, unless it says how it is sized', () => {
  expect(sizing(item({ width: 5 }), 'stretch_width')).toEqual({ width: 5, sizing_mode: 'stretch_width' })
  expect(sizing(item({ sizing_mode: 'fixed' }), 'stretch_width')).toEqual({ sizing_mode: 'fixed' })
  expect(sizing(item({ sizing_mode: 'fixed' }), 'stretch_both')).toEqual({ sizing_mode: 'stretch_both' })
  expect(sizing(item({ width: 5 }), undefined)).toEqual({ width: 5 })
})

test('documents of Bokeh 2 list their models', () => {
  const references = [{ id: '1' }, { id: '2', attributes: {} }]
  const text = JSON.stringify({ doc: { roots: { root_ids: ['2'], references } } })
  expect(parseItem(text, 'stretch_width')).toEqual({
    doc: {
      roots: {
        root_ids: ['2'],
        references: [{ id: '1' }, { id: '2', attributes: { sizing_mode: 'stretch_width' } }],
      },
    },
  })
})

test('what is no document is refused', () => {
  for (const bad of ['[]', '{}', '{"doc": 3}']) expect(() => parseItem(bad, undefined)).toThrow('json_item')
  expect(() => parseItem('{', undefined)).toThrow()
})
