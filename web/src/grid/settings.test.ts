import { describe, expect, test } from 'vitest'
import type { FrameColumn } from '../frame'
import { parseSettings, settingsOf } from './settings'

const column = (name: string, isIndex = false): FrameColumn => ({ name, kind: 'text', isIndex })
const columns = [column('', true), column('a'), column('b'), column('1')]

const read = (settings: unknown) => settingsOf(parseSettings(JSON.stringify(settings)), columns)

describe('settings of columns', () => {
  test('are found by name, by place, and by `_index`', () => {
    const labels = read({ _index: { label: 'Row' }, a: { label: 'A' }, 2: { label: 'third' } })
    expect(labels.map(({ label }) => label)).toEqual(['Row', 'A', undefined, 'third'])
  })

  test('a name counts more than a place', () => {
    expect(read({ 1: { label: 'One' } }).map(({ label }) => label)).toEqual([
      undefined,
      undefined,
      undefined,
      'One',
    ])
  })

  test('may be a label alone, or nothing to hide the column', () => {
    const [, a, b] = read({ a: 'Label', b: null })
    expect([a.label, b.hidden]).toEqual(['Label', true])
  })

  test('are read with their type', () => {
    const type_config = { type: 'progress', format: '%d', min_value: 1, max_value: 9, color: 'red' }
    const [, a] = read({ a: { width: 'large', alignment: 'center', pinned: true, type_config } })
    expect(a).toMatchObject({ width: 400, alignment: 'center', pinned: true })
    expect(a).toMatchObject({ type: 'progress', format: '%d', min: 1, max: 9, color: 'red' })
  })

  test('that make no sense are left out', () => {
    const [, a] = read({
      a: { label: 1, width: 'huge', alignment: 'up', type_config: { type: 'constructor' } },
    })
    expect(Object.values(a).filter(value => value !== undefined)).toEqual([])
    expect(read({ a: { width: -5 } })[1].width).toBeUndefined()
  })

  test('that are no settings at all are told of', () => {
    expect(() => parseSettings('{')).toThrow('no JSON')
    expect(() => parseSettings('[1]')).toThrow('no object: [1]')
  })
})
