import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { drawPlot } from '../plotly/draw'
import type { Plotly as PlotlyProps } from '../protocol'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { Plotly } from './Plotly'

// Plotly measures texts and shapes, which jsdom can't.
vi.mock('../plotly/draw', () => ({ drawPlot: vi.fn() }))
const plot = { draw: vi.fn(), resize: vi.fn(), image: vi.fn(), dispose: vi.fn() }
beforeEach(() => {
  for (const mock of Object.values(plot)) mock.mockReset()
  vi.mocked(drawPlot).mockReset().mockResolvedValue(plot)
})

const selection = { widget: widget('plot'), modes: ['points', 'box'], default: null }

function element(props: Partial<PlotlyProps> = {}) {
  const figure = { type: 'inline', value: '{"data": [{"y": [1, 2]}], "layout": {"height": 320}}' } as const
  return {
    ...{ type: 'plotly', figure, config: '{}', theme: true, selection: null, alt: null },
    ...{ width: { type: 'stretch' }, height: { type: 'content' } },
    ...props,
  } as PlotlyProps & { type: 'plotly' }
}

const listeners = () => vi.mocked(drawPlot).mock.calls[0][3]

test('draws its figure in the look of the page, as high as the figure says', async () => {
  renderWidget(Plotly, element({ alt: 'Two points' }))
  await waitFor(() => expect(drawPlot).toHaveBeenCalledTimes(1))
  const [target, figure, config] = vi.mocked(drawPlot).mock.calls[0]
  expect(figure.layout).toMatchObject({ autosize: true, template: { layout: {} } })
  expect(config).toMatchObject({ displaylogo: false })
  expect(screen.getByRole('img', { name: 'Two points' })).toBe(target)
  expect(target).toHaveStyle({ height: '320px' })
})

test('without the theme the figure is as it is', async () => {
  renderWidget(Plotly, element({ theme: false }))
  await waitFor(() => expect(drawPlot).toHaveBeenCalled())
  expect(vi.mocked(drawPlot).mock.calls[0][1].layout).toEqual({ autosize: true })
})

test('what is selected is told, and not drawn again', async () => {
  const { setValue } = renderWidget(Plotly, element({ selection }))
  await waitFor(() => expect(drawPlot).toHaveBeenCalled())
  act(() => listeners().onSelect({ points: [{ curveNumber: 0, pointNumber: 1, x: 1, y: 2 }] }))
  expect(JSON.parse(setValue.mock.calls[0][0].value)).toEqual({
    points: [{ curve_number: 0, point_number: 1, x: 1, y: 2 }],
    ...{ point_indices: [1], box: [], lasso: [] },
  })
  act(() => listeners().onSelect(undefined))
  expect(setValue).toHaveBeenLastCalledWith({ type: 'none' })
  expect(plot.draw).not.toHaveBeenCalled()
})

test('a selection from elsewhere is drawn', async () => {
  const { give } = renderWidget(Plotly, element({ selection }))
  await waitFor(() => expect(drawPlot).toHaveBeenCalled())
  act(() => give({ type: 'json', value: '{"points": [{"curve_number": 0, "point_number": 1}]}' }))
  await waitFor(() => expect(plot.draw).toHaveBeenCalled())
  expect(plot.draw.mock.calls[0][0].data).toMatchObject([{ selectedpoints: [1] }])
})

test('a selection that can not be changed is not', async () => {
  const disabled = { ...selection, widget: widget('plot', { disabled: true }) }
  const { setValue } = renderWidget(Plotly, element({ selection: disabled }))
  await waitFor(() => expect(drawPlot).toHaveBeenCalled())
  act(() => listeners().onSelect({ points: [{ curveNumber: 0, pointNumber: 1 }] }))
  expect(setValue).not.toHaveBeenCalled()
})

test('what can not be drawn says why', async () => {
  renderWidget(Plotly, element({ figure: { type: 'inline', value: '{"data": 3}' } }))
  expect(await screen.findByText(/`data`/)).toBeInTheDocument()
  vi.mocked(drawPlot).mockRejectedValue(new Error('out of paint'))
  renderWidget(Plotly, element())
  expect(await screen.findByText(/out of paint/)).toBeInTheDocument()
})
