import { expect, test } from 'vitest'
import { type Option, parseSettings } from './settings'
import { tagColors, tagLook } from './tags'

const options = (...colors: (string | undefined)[]): Option[] =>
  colors.map((color, at) => ({ value: `v${at}`, color }))

test('each option has its colour, and the others that of all', () => {
  const colorOf = tagColors({ options: options('red', undefined), color: '#123456' })
  expect(['v0', 'v1', 'other'].map(colorOf)).toEqual(['red', '#123456', '#123456'])
  expect(tagColors({ options: options('red', undefined) })('v1')).toBeUndefined()
})

test('colours that are chosen by themselves are those of charts, one after the other', () => {
  const colorOf = tagColors({ options: options('auto', 'red', 'auto') })
  expect(['v0', 'v1', 'v2'].map(colorOf)).toEqual(['chart-1', 'red', 'chart-2'])
  const many = tagColors({ options: options(...Array(11).fill(undefined)), color: 'auto' })
  expect(['v0', 'v9', 'v10', 'other'].map(many)).toEqual(['chart-1', 'chart-10', 'chart-1', undefined])
})

test('options of a script reach the colours by their values', () => {
  const config = { type: 'multiselect', options: [{ value: 5, label: 'Five', color: 'blue' }] }
  const { n } = parseSettings(JSON.stringify({ n: { type_config: config } }))
  expect(tagColors(n)('5')).toBe('blue')
})

test('texts can be read on light and dark colours, and what is no colour is not used', () => {
  expect(tagLook('#ffff00', '#ffffff')).toEqual({ background: '#ffff00', text: '#000000' })
  expect(tagLook('#000080', '#0e1719')).toEqual({ background: '#000080', text: '#ffffff' })
  expect(tagLook('rgba(0, 0, 0, 0.5)', '#ffffff')).toEqual({ background: '#808080', text: '#000000' })
  expect(tagLook('rgba(0, 0, 0, 0.5)', '#000000')).toEqual({ background: '#000000', text: '#ffffff' })
  expect(tagLook('rgba(0, 0, 0, 0)', '#ffffff')).toBeUndefined()
  expect(tagLook('no colour', '#ffffff')).toBeUndefined()
})
