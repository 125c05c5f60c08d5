import { describe, expect, test } from 'vitest'
import { ownSize, parseConfig, parseFigure, placed, settingsOf, themed } from './figure'
import { plotlyLook } from './template'

describe('a figure is read', () => {
  test('whatever it leaves out', () => {
    expect(parseFigure('{}')).toEqual({ data: [], layout: {}, frames: undefined })
    expect(parseConfig('')).toEqual({})
  })

  test('or refused with a reason', () => {
    expect(() => parseFigure('[]')).toThrow('not an object')
    expect(() => parseFigure('{"data": {}}')).toThrow('`data`')
    expect(() => parseFigure('{"data": [null]}')).toThrow('`data`')
    expect(() => parseFigure('{"layout": 3}')).toThrow('`layout`')
    expect(() => parseFigure('{"frames": 3}')).toThrow('`frames`')
    expect(() => parseFigure('{')).toThrow()
    expect(() => parseConfig('3')).toThrow('`config`')
  })
})

describe('a figure in the look of the page', () => {
  const template = { layout: { colorway: ['a', 'b'] } }

  test('has its template, and its own settings over that', () => {
    const own = { data: [], layout: { template: { layout: { paper_bgcolor: 'white' } }, font: { size: 20 } } }
    expect(themed(own, template, []).layout).toEqual({ template, font: { size: 20 } })
  })

  test('has its colours where Plotly Express wrote the standard ones into the traces', () => {
    const data = [
      { marker: { color: '#636EFA', line: { color: 'red' } } },
      { line: { color: '#EF553B' }, marker: { color: ['#636efa'] } },
    ]
    expect(themed({ data, layout: {} }, template, ['one', 'two']).data).toEqual([
      { marker: { color: 'one', line: { color: 'red' } } },
      { line: { color: 'two' }, marker: { color: ['#636efa'] } },
    ])
  })

  test('has its scale of colours where that is the standard one', () => {
    const sequential = [
      [0, '#0d0887'],
      [1, '#f0f921'],
    ]
    const layout = {
      template: { layout: { colorscale: { sequential } } },
      coloraxis: { colorscale: sequential, cmin: 1 },
      coloraxis2: { colorscale: [[0, 'red']] },
    }
    expect(themed({ data: [], layout }, template, []).layout).toEqual({
      template,
      coloraxis: { cmin: 1, colorscale: undefined },
      coloraxis2: { colorscale: [[0, 'red']] },
    })
  })
})

test('the look takes its colours from the page', () => {
  const at = document.createElement('div')
  at.style.setProperty('--chart-1', '#123456')
  at.style.setProperty('--color-text', '#654321')
  document.body.append(at)
  const { template, series } = plotlyLook(at)
  expect(series[0]).toBe('#123456')
  expect(template).toMatchObject({ layout: { colorway: series, font: { color: '#654321' } } })
})

test('a figure takes the size of its place', () => {
  const figure = { data: [], layout: { width: 300, height: 200, title: 'a' } }
  expect(placed(figure, []).layout).toEqual({ title: 'a', autosize: true })
  expect(ownSize(figure)).toEqual({ width: 300, height: 200 })
  expect(ownSize({ data: [], layout: { width: -1 } })).toEqual({ width: 700, height: 450 })
})

test('a drag selects where it may, unless the figure says what it does', () => {
  const drag = (modes: string[], layout = {}) => placed({ data: [], layout }, modes).layout
  expect(drag(['points', 'box', 'lasso'])).toMatchObject({ dragmode: 'select', clickmode: 'event+select' })
  expect(drag(['lasso'])).toMatchObject({ dragmode: 'lasso' })
  expect(drag(['points'])).toMatchObject({ dragmode: 'pan' })
  expect(drag(['box'], { dragmode: 'zoom' })).toMatchObject({ dragmode: 'zoom' })
})

test('the mode bar has the ways to select that there are, and leads to nobody else', () => {
  expect(settingsOf({}, ['box'])).toEqual({
    displaylogo: false,
    showSendToCloud: false,
    modeBarButtonsToRemove: ['toImage', 'lasso2d'],
  })
  expect(settingsOf({ displaylogo: true }, [])).toMatchObject({ displaylogo: true })
})
