import { expect, test } from 'vitest'
import type { Element, Size } from '../protocol'
import { expectedHeight } from './expectedHeight'

const content: Size = { type: 'content' }
const inline = (value: unknown) => ({ type: 'inline', value: JSON.stringify(value) })
const of = (element: object) => expectedHeight(element as Element)

test('a height in pixels is what it says', () => {
  expect(of({ type: 'deck', height: { type: 'pixels', value: 123 } })).toBe(123)
})

test('a chart has the height of its specification, else that of its kind', () => {
  const chart = (spec: object) => of({ type: 'vega_lite', height: content, spec: JSON.stringify(spec) })
  expect(chart({ height: 200 })).toBe(200)
  expect(chart({ config: { view: { continuousHeight: 300 } } })).toBe(300)
  expect(chart({ height: 'container' })).toBe(chart({}))
  expect(chart({})).toBeGreaterThan(200)
  const figure = (layout: object) =>
    of({ type: 'plotly', height: content, figure: inline({ data: [], layout }) })
  expect(figure({ height: 320 })).toBe(320)
  expect(figure({})).toBeGreaterThan(200)
  const roots = [{ attributes: { height: 250 } }]
  expect(of({ type: 'bokeh', document: inline({ doc: { roots } }) })).toBe(250)
})

test('what can not be read leaves the height to its kind, or open', () => {
  expect(of({ type: 'vega_lite', height: content, spec: '{' })).toBeGreaterThan(200)
  expect(of({ type: 'bokeh', document: { type: 'media', value: 'a.json' } })).toBeUndefined()
  expect(of({ type: 'bokeh', document: inline(null) })).toBeUndefined()
  expect(of({ type: 'json' })).toBeUndefined()
})

test('a grid is as high as its rows, ten at most', () => {
  const grid = (rows: number, heads: string[][] | null = null) =>
    of({ type: 'dataframe', height: { type: 'auto' }, frame: { rows }, heads, row_height: null })
  expect(grid(2)).toBeLessThan(grid(3) as number)
  expect(grid(20)).toBe(grid(2000))
  expect(grid(2, [['t', 'min']])).toBeGreaterThan(grid(2) as number)
})

test('a widget has room for its label unless that is collapsed', () => {
  const field = (label_visibility: string) =>
    of({ type: 'date_input', widget: { label_visibility } }) as number
  expect(field('visible')).toBe(field('hidden'))
  expect(field('visible')).toBeGreaterThan(field('collapsed'))
  expect(of({ type: 'chat_input', height: content })).toBeGreaterThan(0)
})
