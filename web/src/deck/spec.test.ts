import { describe, expect, test } from 'vitest'
import { baseMapOf, isFlatMap, isMovable, layersOf, parseSpec, readsFrame } from './spec'

describe('the base map', () => {
  test('follows the theme where none is named', () => {
    expect(baseMapOf({}, 'light')).toMatch(/positron-gl-style\/style\.json$/)
    expect(baseMapOf({ mapStyle: null }, 'dark')).toMatch(/dark-matter-gl-style/)
  })

  test('is the one named, as an address, or the nearest free one', () => {
    expect(baseMapOf({ mapStyle: 'dark_no_labels' }, 'light')).toMatch(/dark-matter-nolabels-gl-style/)
    expect(baseMapOf({ mapStyle: 'https://example.org/style.json' }, 'light')).toBe(
      'https://example.org/style.json',
    )
    expect(baseMapOf({ mapStyle: 'mapbox://styles/mapbox/dark-v9' }, 'light')).toMatch(/dark-matter-gl/)
    expect(baseMapOf({ mapStyle: 'mapbox://styles/mapbox/streets-v11' }, 'light')).toMatch(/voyager/)
    expect(baseMapOf({ mapStyle: 'javascript:alert(1)' }, 'light')).toMatch(/positron/)
    expect(baseMapOf({ mapStyle: { version: 8 } }, 'light')).toEqual({ version: 8 })
  })

  test('is none where none is wanted', () => {
    expect(baseMapOf({ mapStyle: '' }, 'light')).toBeNull()
    expect(baseMapOf({ mapProvider: null }, 'light')).toBeNull()
  })
})

test('a base map lies under a single map alone', () => {
  expect(isFlatMap({})).toBe(true)
  expect(isFlatMap({ views: [{ '@@type': 'MapView', controller: true }] })).toBe(true)
  for (const type of ['OrbitView', '_GlobeView'])
    expect(isFlatMap({ views: [{ '@@type': type }] })).toBe(false)
  expect(isFlatMap({ views: [{}, {}] })).toBe(false)
  expect(isMovable({ views: [{ controller: false }] })).toBe(false)
  expect(isMovable({})).toBe(true)
})

test('what is no specification is refused', () => {
  expect(() => parseSpec('[]')).toThrow('not an object')
  expect(() => parseSpec('{"layers": {}}')).toThrow('`layers`')
  expect(() => parseSpec('{"layers": [3]}')).toThrow('`layers`')
  expect(layersOf(parseSpec('{}'))).toEqual([])
  expect(readsFrame({ data: { name: 'source' } })).toBe(true)
  expect(readsFrame({ data: [] })).toBe(false)
})
