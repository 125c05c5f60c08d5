import { describe, expect, test } from 'vitest'
import { safeImage, safeLink } from './urls'

describe('links that could run a script are refused', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'blob:https://a.b/1',
    'file:///etc/passwd',
    'javascript&colon;alert(1):',
  ])('%s', url => expect(safeLink(url)).toBeUndefined())
})

test.each([
  'https://a.b',
  'http://a.b',
  'mailto:a@b.c',
  'tel:1',
  '#part',
  '/path',
  'path/x:y',
  '?a=b:c',
  '//a.b/c',
  '',
])('%s is a link', url => expect(safeLink(url)).toBe(url))

test('images may hold their own data, but no page', () => {
  expect(safeImage('data:image/png;base64,AAAA')).toBeDefined()
  expect(safeImage('data:text/html,x')).toBeUndefined()
  expect(safeImage('javascript:alert(1)')).toBeUndefined()
  expect(safeImage('app/static/x.png')).toBeDefined()
})
