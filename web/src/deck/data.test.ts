import * as arrow from 'apache-arrow'
import { expect, test } from 'vitest'
import { loadFrame } from '../frame'
import { frameOf } from '../testing/frames'
import { binaryData, rowObject } from './data'

const pair = new arrow.List(new arrow.Field('item', new arrow.Float64()))
const bytes = new arrow.List(new arrow.Field('item', new arrow.Uint8()))

test('columns become the buffers of accessors', async () => {
  const source = await loadFrame(
    frameOf({
      position: arrow.vectorFromArray([[1.5, 2], null, [3, 4]], pair),
      radius: arrow.vectorFromArray([10, null, 30]),
      color: arrow.vectorFromArray(
        [
          [1, 2, 3, 4],
          [5, 6, 7],
          [8, 9, 10, 11],
        ],
        bytes,
      ),
    }),
  )
  const { length, attributes } = binaryData(source)
  expect(length).toBe(3)
  expect([...attributes.getPosition.value]).toEqual([1.5, 2, Number.NaN, Number.NaN, 3, 4])
  expect([...attributes.getRadius.value]).toEqual([10, 0, 30])
  expect([...attributes.getFillColor.value]).toEqual([1, 2, 3, 4, 5, 6, 7, 255, 8, 9, 10, 11])
  expect(rowObject(source, 0)).toEqual({ position: [1.5, 2], radius: 10, color: [1, 2, 3, 4] })
})

test('what is not there is left to the layer', async () => {
  const source = await loadFrame(frameOf({ position: arrow.vectorFromArray([[1, 2]], pair) }))
  expect(Object.keys(binaryData(source).attributes)).toEqual(['getPosition'])
})
