import { describe, expect, test } from 'vitest'
import { isSingleView, levelLabels, mergeConfig, parseSpec, prepareSpec } from './spec'

const stretch = { type: 'stretch' } as const
const content = { type: 'content' } as const
const rows = [{ a: 1 }]

describe('a specification is prepared', () => {
  test('its frame becomes the data named source', () => {
    const spec = prepareSpec({ mark: 'bar', datasets: { other: [] } }, rows, content, content)
    expect(spec.datasets).toEqual({ other: [], source: rows })
    expect(spec).not.toHaveProperty('width')
  })

  test('a stretched one follows its container, axes counted in', () => {
    const spec = prepareSpec({ mark: 'bar', width: 100 }, null, stretch, { type: 'pixels', value: 300 })
    expect(spec).toMatchObject({
      width: 'container',
      height: 300,
      autosize: { type: 'fit', contains: 'padding' },
    })
  })

  test('views of several views keep their size', () => {
    for (const spec of [
      { hconcat: [] },
      { facet: {}, spec: {} },
      { mark: 'bar', encoding: { column: {} } },
    ]) {
      expect(isSingleView(spec)).toBe(false)
      expect(prepareSpec(spec, null, stretch, stretch)).not.toHaveProperty('width')
    }
  })

  test('Vega is drawn as it is', () => {
    const vega = { $schema: 'https://vega.github.io/schema/vega/v6.json', width: 5 }
    expect(prepareSpec(vega, null, stretch, stretch)).toEqual(vega)
  })
})

test('its own configuration counts more than the theme', () => {
  const theme = { axis: { grid: true, color: 'a' }, font: 'x' }
  expect(mergeConfig(theme, { axis: { color: 'b' }, font: null })).toEqual({
    axis: { grid: true, color: 'b' },
    font: null,
  })
  expect(mergeConfig(theme, undefined)).toBe(theme)
})

test('what is no specification is refused', () => {
  expect(() => parseSpec('[]')).toThrow('not an object')
  expect(() => parseSpec('{')).toThrow()
})

test('names along the first axis are level where they fit, unless the specification says how they are', () => {
  const bars = (x: object) => ({ mark: 'bar', encoding: { x } })
  const angle = (x: object) => {
    const { encoding } = levelLabels(bars(x)) as {
      encoding: { x: { axis?: { labelAngle?: unknown } | null } }
    }
    return encoding.x.axis?.labelAngle
  }
  expect(angle({ field: 'a', type: 'nominal' })).toEqual({ expr: expect.stringContaining('? 0 : 270') })
  expect(angle({ field: 'a', type: 'ordinal', axis: { labelAngle: -45 } })).toBe(-45)
  expect(angle({ field: 'a', type: 'ordinal', axis: null })).toBeUndefined()
  expect(angle({ field: 'a', type: 'quantitative' })).toBeUndefined()
  expect(angle({ field: 'a', type: 'ordinal', timeUnit: 'month' })).toBeUndefined()
})
