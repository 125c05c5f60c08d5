import { expect, test } from 'vitest'
import { convert, emphasized } from './convert'

const points = (fields: object = {}) => ({
  layers: [{ '@@type': 'ScatterplotLayer', id: 'points', data: [{ lon: 1, lat: 2 }], ...fields }],
})

type Accessors = Record<string, (object: unknown, info: { index: number }) => unknown>
const propsOf = (spec: object) => convert(spec as never, undefined).layers[0].props as unknown as Accessors

test('expressions become accessors without being compiled', () => {
  const { getPosition, getRadius } = propsOf(
    points({ getPosition: '@@=[lon, lat]', getRadius: '@@=lat > 1 ? 5 : 6' }),
  )
  expect(getPosition({ lon: 1, lat: 2 }, { index: 0 })).toEqual([1, 2])
  expect(getRadius({ lat: 2 }, { index: 0 })).toBe(5)
})

test('an expression calls nothing and reaches for nothing', () => {
  expect(() => convert(points({ getRadius: '@@=alert(1)' }), undefined)).toThrow('calls not allowed')
  const { getRadius } = propsOf(points({ getRadius: '@@=lon.constructor' }))
  expect(() => getRadius({ lon: 1 }, { index: 0 })).toThrow('disallowed')
})

test('loaders fetch no scripts', () => {
  const { loadOptions } = propsOf(points({ loadOptions: { worker: true, json: { a: 1 } } }))
  expect(loadOptions).toEqual({ json: { a: 1 }, core: { worker: false } })
})

test('a layer that there is not is named', () => {
  expect(() => convert({ layers: [{ '@@type': 'NopeLayer' }] }, undefined)).toThrow('no layer `NopeLayer`')
  expect(() => convert({ layers: [{ '@@type': 'constructor' }] }, undefined)).toThrow(
    'no layer `constructor`',
  )
  expect(() => convert({ layers: [{}] }, undefined)).toThrow('no `@@type`')
})

test('a layer reads the frame, and views keep their kind', () => {
  const data = { length: 1, attributes: { getPosition: { value: new Float64Array(2), size: 2 } } }
  const spec = { ...points({ data: { name: 'source' } }), views: { '@@type': 'OrbitView' } }
  const { layers, views } = convert(spec, data)
  expect(layers[0].props.data).toEqual(data)
  expect(views?.[0].constructor.name).toBe('OrbitView')
})

test('objects that are not chosen are pale', () => {
  const [layer] = convert(
    points({ getFillColor: [1, 2, 3], getLineColor: '@@=[lon, 0, 0, 200]' }),
    undefined,
  ).layers
  const { getFillColor, getLineColor } = emphasized(layer, [1]).props as unknown as Accessors
  expect(getFillColor({}, { index: 1 })).toEqual([1, 2, 3])
  expect(getFillColor({}, { index: 0 })).toEqual([1, 2, 3, 255 * 0.3])
  expect(getLineColor({ lon: 9 }, { index: 0 })).toEqual([9, 0, 0, 60])
})
