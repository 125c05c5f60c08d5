import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SafeHtml } from './SafeHtml'
import { contentOf, interpolate, parseTemplate } from './tooltip'

test('placeholders become fields, by name, by path and of a feature', () => {
  const object = { name: 'a', 'x.y': 1, deep: { er: [1, 2] }, properties: { kind: 'park' }, none: null }
  expect(interpolate('{name} {x.y} {deep.er} {kind} {properties.kind} [{none}]', object)).toBe(
    'a 1 [1,2] park park []',
  )
})

test('a placeholder without a field stays, and nothing is inherited', () => {
  expect(interpolate('{missing} {constructor} {__proto__} {a.constructor}', { a: {} })).toBe(
    '{missing} {constructor} {__proto__} {a.constructor}',
  )
})

test('without a template all fields are told', () => {
  expect(contentOf({}, { a: 1, path: [1, 2, 3, 4, 5], b: null })).toEqual({
    fields: [
      ['a', '1'],
      ['b', ''],
    ],
  })
})

test('a template is read as it may come', () => {
  expect(parseTemplate(null)).toBeNull()
  expect(parseTemplate('true')).toEqual({})
  expect(parseTemplate('false')).toBeNull()
  const style = { 'background-color': 'red', color: 'white', background: 'url(https://example.org)' }
  expect(parseTemplate(JSON.stringify({ text: 'a', style }))).toEqual({
    html: undefined,
    text: 'a',
    style: { backgroundColor: 'red', color: 'white' },
  })
})

test('HTML is shown without what could run a script', () => {
  const html = interpolate('<b>{name}</b> *{name}*', {
    name: '<img src=x onerror="alert(1)"><script>alert(1)</script><a href="javascript:alert(1)">link</a><style>b{}</style>',
  })
  const { container } = render(<SafeHtml html={html} />)
  expect(container.querySelector('b img')).not.toBeNull()
  expect(container.innerHTML).not.toMatch(/script|onerror|alert|style/)
  expect(container).toHaveTextContent('*link*')
})
