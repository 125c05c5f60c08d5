import { expect, test } from 'vitest'
import type { Selection } from '../protocol'
import { widget } from '../testing/pages'
import { parseSelected, selectedText, toValue } from './selection'

const selection: Selection = { widget: widget('a'), modes: [], default: '{"a":1}' }

test('the default counts until there is a value', () => {
  expect(selectedText(selection, undefined)).toBe('{"a":1}')
  expect(selectedText(selection, { type: 'json', value: '{}' })).toBe('{}')
  expect(selectedText(selection, { type: 'none' })).toBeNull()
  expect(selectedText(null, undefined)).toBeNull()
})

test('what is selected survives the way to the script and back', () => {
  const value = toValue({ points: [1] })
  expect(parseSelected(selectedText(selection, value))).toEqual({ points: [1] })
  expect(toValue(null)).toEqual({ type: 'none' })
  for (const bad of ['[]', '{', 'null', '3']) expect(parseSelected(bad)).toBeNull()
})
