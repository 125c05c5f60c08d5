import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JsonNode, parseJson } from './parse'

function plain(node: JsonNode): unknown {
  if (node.kind === 'array') return node.items.map(plain)
  if (node.kind === 'object')
    return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]))
  return node.kind === 'string' ? node.value : JSON.parse(node.text)
}

test('agrees with JSON.parse', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2), (text, indent) => {
      const document = JSON.stringify(JSON.parse(text), null, indent)
      expect(plain(parseJson(document))).toEqual(JSON.parse(document))
    }),
  )
})

test.each(['12345678901234567890', '1.10', '1e400', '-0', 'NaN', '-Infinity', '0.1e-7'])(
  '%s stays as written',
  text => expect(parseJson(text)).toEqual({ kind: 'number', text }),
)

test('keeps repeated keys and their order', () => {
  const node = parseJson('{"b": 1, "1": 2, "b": 3}')
  expect(node.kind === 'object' && node.entries.map(({ key }) => key)).toEqual(['b', '1', 'b'])
})

test('takes escapes and quotes', () => {
  expect(parseJson('"a\\\\"')).toEqual({ kind: 'string', value: 'a\\' })
  expect(parseJson('"\\"\\u00e9\\n"')).toEqual({ kind: 'string', value: '"é\n' })
})

describe('says where it is not JSON', () => {
  test.each([
    ['', 'line 1, column 1: a value expected'],
    ['{"a": 1,\n "b" 2}', 'line 2, column 6: a colon expected'],
    ['[1, 2', 'line 1, column 6: a comma or ] expected'],
    ['{"a": 1} x', 'line 1, column 10: nothing more expected'],
    ["{'a': 1}", 'line 1, column 2: a key in quotes expected'],
    ['"abc', 'line 1, column 1: the end of a string expected'],
    ['01', 'line 1, column 2: nothing more expected'],
  ])('%s', (text, message) => expect(() => parseJson(text)).toThrow(message))

  test('and refuses what is nested too deeply', () => {
    expect(() => parseJson('['.repeat(100_000))).toThrow('nested too deeply')
  })
})
