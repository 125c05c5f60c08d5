import { render, screen, waitFor } from '@testing-library/react'
import * as arrow from 'apache-arrow'
import { beforeEach, expect, test, vi } from 'vitest'
import { drawChart } from '../chart/vega'
import type { Frame, VegaLite as VegaLiteProps } from '../protocol'
import { frameOf } from '../testing/frames'
import { VegaLite } from './VegaLite'

// Vega draws on a canvas, which jsdom lacks.
vi.mock('../chart/vega', () => ({ drawChart: vi.fn() }))
const chart = { setRows: vi.fn(), resize: vi.fn(), image: vi.fn(), dispose: vi.fn() }
beforeEach(() => {
  for (const mock of Object.values(chart)) mock.mockReset()
  chart.setRows.mockReturnValue(true)
  vi.mocked(drawChart).mockReset().mockResolvedValue(chart)
})

const frame = (value: number): Frame => frameOf({ a: arrow.vectorFromArray([value]) })

function element(props: Partial<VegaLiteProps> = {}): VegaLiteProps {
  const size = { width: { type: 'stretch' }, height: { type: 'content' } } as const
  return {
    spec: '{"mark": "bar", "config": {"font": "own"}}',
    frame: frame(1),
    theme: true,
    ...size,
    ...props,
  }
}

test('draws its specification with its rows, its own configuration over the theme', async () => {
  render(<VegaLite element={element()} />)
  await waitFor(() => expect(drawChart).toHaveBeenCalledTimes(1))
  const [, spec, config] = vi.mocked(drawChart).mock.calls[0]
  expect(spec).toMatchObject({ mark: 'bar', width: 'container', datasets: { source: [{ a: 1 }] } })
  expect(config).toMatchObject({ font: 'own', background: 'transparent' })
})

test('other rows are put in without drawing anew', async () => {
  const { rerender } = render(<VegaLite element={element()} />)
  await waitFor(() => expect(drawChart).toHaveBeenCalled())
  rerender(<VegaLite element={element({ frame: frame(2) })} />)
  await waitFor(() => expect(chart.setRows).toHaveBeenCalledWith([{ a: 2 }]))
  expect(drawChart).toHaveBeenCalledTimes(1)
})

test('another specification is drawn anew, and the old chart goes', async () => {
  const { rerender, unmount } = render(<VegaLite element={element()} />)
  await waitFor(() => expect(drawChart).toHaveBeenCalled())
  rerender(<VegaLite element={element({ spec: '{"mark": "line"}' })} />)
  await waitFor(() => expect(drawChart).toHaveBeenCalledTimes(2))
  await waitFor(() => expect(chart.dispose).toHaveBeenCalledTimes(1))
  unmount()
  await waitFor(() => expect(chart.dispose).toHaveBeenCalledTimes(2))
})

test('what can not be drawn says why', async () => {
  render(<VegaLite element={element({ spec: '{"mark": ' })} />)
  expect(await screen.findByRole('alert')).toHaveTextContent("This chart can't be drawn.")
  vi.mocked(drawChart).mockRejectedValue(new Error('Invalid specification'))
  render(<VegaLite element={element()} />)
  expect(await screen.findByText(/Invalid specification/)).toBeInTheDocument()
})
