import { expect, test } from 'vitest'
import { scopedRules } from './rules'

const sheet = (...rules: [string, string][]) => scopedRules(JSON.stringify(rules), 'mine')

test('rules hold within a table, or for itself', () => {
  expect(sheet(['tr:nth-child(even) td, th', 'color: red'], ['', 'border-collapse: collapse'])).toBe(
    '.mine.mine.mine.mine {\ntr:nth-child(even) td, th { color: red; }\n& { border-collapse: collapse; }\n}',
  )
})

test.each([
  'th } body',
  'td, + p',
  '~ p',
  'th { color: red } td',
  '@import "x"',
  'a; b',
  '/* td',
  ':is(td',
  'td)',
  'td[class',
  'td[class="a]',
  "td[class='a]",
  '</style>',
  'td\\',
])('a selector that could end too early, or leave the table, is left out: %s', selector => {
  expect(sheet([selector, 'color: red'])).toBe('')
})

test('what can do more than change the look is left out', () => {
  expect(sheet(['td', 'position: fixed; background: url(https://example.com/x.png)'])).toBe('')
  expect(scopedRules('{', 'mine')).toBe('')
  expect(scopedRules('{"a": 1}', 'mine')).toBe('')
  expect(scopedRules('[1, ["td"]]', 'mine')).toBe('')
})
