import { expect, test } from 'vitest'
import { clicked, fromEvent, withSelection } from './selection'

const point = {
  curveNumber: 2,
  pointNumber: 9,
  pointIndex: 9,
  x: 3.6,
  y: Number.NaN,
  'marker.size': 6.1,
  customdata: new Float64Array([2, 3]),
  data: { legendgroup: 'virginica' },
  fullData: {},
  xaxis: {},
  bbox: { x0: 1 },
}

test('points are told in plain words', () => {
  expect(fromEvent({ points: [point] })).toEqual({
    points: [
      {
        ...{ curve_number: 2, point_number: 9, point_index: 9, x: 3.6, y: null },
        ...{ marker_size: 6.1, customdata: [2, 3], legendgroup: 'virginica' },
      },
    ],
    point_indices: [9],
    box: [],
    lasso: [],
  })
})

test('a bar of a histogram stands for all points in it', () => {
  const bar = { curveNumber: 0, pointNumber: 1, pointNumbers: [3, 5], x: 1 }
  expect(fromEvent({ points: [bar] })).toMatchObject({
    points: [{ point_number: 1, point_numbers: [3, 5] }],
    point_indices: [3, 5],
  })
})

test('areas are told by the axes on which they lie', () => {
  const selections = [
    { type: 'rect', xref: 'x', yref: 'y2', x0: 1, x1: 2, y0: 3, y1: 4 },
    { type: 'path', xref: 'x', yref: 'y', path: 'M1,2L3.5,-4L2024-01-01,6Z' },
  ]
  const selected = fromEvent({ points: [], selections })
  expect(selected).toMatchObject({
    box: [{ xref: 'x', yref: 'y2', x: [1, 2], y: [3, 4] }],
    lasso: [{ xref: 'x', yref: 'y', x: [1, 3.5, '2024-01-01'], y: [2, -4, 6] }],
  })
  const { layout } = withSelection({ data: [], layout: {} }, selected as never)
  expect(layout.selections).toEqual(selections)
})

test('with neither points nor areas nothing is selected', () => {
  expect(fromEvent({ points: [], selections: [] })).toBeNull()
  expect(fromEvent({})).toBeNull()
})

test('a selection is shown again: the others are pale', () => {
  const selected = { points: [{ curve_number: 1, point_number: 4 }] }
  const { data } = withSelection({ data: [{ a: 1 }, {}], layout: {} }, selected)
  expect(data).toEqual([{ a: 1, selectedpoints: [] }, { selectedpoints: [4] }])
  const figure = { data: [{}], layout: {}, frames: undefined }
  expect(withSelection(figure, null)).toEqual(figure)
  for (const odd of [{ points: 3 }, { points: [7], box: 'x' }, { box: [{ x: 3 }] }])
    expect(() => withSelection(figure, odd)).not.toThrow()
})

test('a click selects one, with the key one more, and again one less', () => {
  const at = (pointNumber: number) => ({ points: [{ curveNumber: 0, pointNumber }] })
  const one = clicked(at(1), null, false)
  expect(one?.point_indices).toEqual([1])
  const two = clicked(at(2), one, true)
  expect(two?.point_indices).toEqual([1, 2])
  expect(clicked(at(1), two, true)?.point_indices).toEqual([2])
  expect(clicked(at(1), two, false)?.point_indices).toEqual([1])
  expect(clicked(at(1), one, true)).toBeNull()
})
