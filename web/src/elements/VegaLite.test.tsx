import { act, render, screen, waitFor } from '@testing-library/react'
import * as arrow from 'apache-arrow'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ZOOM } from '../chart/detail'
import { drawChart } from '../chart/vega'
import type { Frame, Value, VegaLite as VegaLiteProps } from '../protocol'
import { frameOf } from '../testing/frames'
import { widget } from '../testing/pages'
import { VegaLite } from './VegaLite'

// Vega draws on a canvas, which jsdom lacks.
vi.mock('../chart/vega', () => ({ drawChart: vi.fn() }))
const chart = { setRows: vi.fn(), resize: vi.fn(), onSignal: vi.fn(), image: vi.fn(), dispose: vi.fn() }
const signals = new Map<string, (value: unknown) => void>()
beforeEach(() => {
  for (const mock of Object.values(chart)) mock.mockReset()
  signals.clear()
  chart.setRows.mockReturnValue(true)
  chart.onSignal.mockImplementation((name, listener) => signals.set(name, listener))
  vi.mocked(drawChart).mockReset().mockResolvedValue(chart)
})
afterEach(() => vi.unstubAllGlobals())

const frame = (value: number): Frame => frameOf({ a: arrow.vectorFromArray([value]) })

function element(props: Partial<VegaLiteProps> = {}): VegaLiteProps {
  const size = { width: { type: 'stretch' }, height: { type: 'content' } } as const
  return {
    spec: '{"mark": "bar", "config": {"font": "own"}}',
    frame: frame(1),
    theme: true,
    detail: null,
    selection: null,
    alt: null,
    ...size,
    ...props,
  }
}

function Shown({ setValue = () => {}, value, ...props }: Partial<VegaLiteProps> & Held) {
  return <VegaLite element={element(props)} value={value} setValue={setValue} />
}

interface Held {
  value?: Value
  setValue?: (value: Value) => void
}

test('draws its specification with its rows, its own configuration over the theme', async () => {
  render(<Shown />)
  await waitFor(() => expect(drawChart).toHaveBeenCalledTimes(1))
  const [, spec, config] = vi.mocked(drawChart).mock.calls[0]
  expect(spec).toMatchObject({ mark: 'bar', width: 'container', datasets: { source: [{ a: 1 }] } })
  expect(config).toMatchObject({ font: 'own', background: 'transparent' })
})

test('other rows are put in without drawing anew', async () => {
  const { rerender } = render(<Shown />)
  await waitFor(() => expect(drawChart).toHaveBeenCalled())
  rerender(<Shown frame={frame(2)} />)
  await waitFor(() => expect(chart.setRows).toHaveBeenCalledWith([{ a: 2 }]))
  expect(drawChart).toHaveBeenCalledTimes(1)
})

test('another specification is drawn anew, and the old chart goes', async () => {
  const { rerender, unmount } = render(<Shown />)
  await waitFor(() => expect(drawChart).toHaveBeenCalled())
  rerender(<Shown spec='{"mark": "line"}' />)
  await waitFor(() => expect(drawChart).toHaveBeenCalledTimes(2))
  await waitFor(() => expect(chart.dispose).toHaveBeenCalledTimes(1))
  unmount()
  await waitFor(() => expect(chart.dispose).toHaveBeenCalledTimes(2))
})

test('what can not be drawn says why', async () => {
  render(<Shown spec='{"mark": ' />)
  expect(await screen.findByRole('alert')).toHaveTextContent("This chart can't be drawn.")
  vi.mocked(drawChart).mockRejectedValue(new Error('Invalid specification'))
  render(<Shown />)
  expect(await screen.findByText(/Invalid specification/)).toBeInTheDocument()
})

test('it is a picture with a name where it has one', () => {
  render(<Shown alt="Sales by month" />)
  expect(screen.getByRole('img', { name: 'Sales by month' })).toBeInTheDocument()
})

const selection = { widget: widget('chart'), modes: ['brush'], default: null }
const brushed =
  '{"mark": "bar", "params": [{"name": "brush", "select": "interval"}], "encoding": {"x": {"field": "a"}}}'

test('what is selected is told once the user rests', async () => {
  const setValue = vi.fn()
  render(<Shown spec={brushed} selection={selection} setValue={setValue} />)
  await waitFor(() => expect(signals.has('brush')).toBe(true))
  signals.get('brush')?.({ a: [0, 1] })
  signals.get('brush')?.({ a: [0, 2] })
  await waitFor(() => expect(setValue).toHaveBeenCalled())
  expect(setValue.mock.calls).toEqual([[{ type: 'json', value: '{"brush":{"a":[0,2]}}' }]])
  signals.get('brush')?.({})
  await waitFor(() => expect(setValue).toHaveBeenLastCalledWith({ type: 'none' }))
})

test('another selection than the own is drawn', async () => {
  const { rerender } = render(<Shown spec={brushed} selection={selection} />)
  await waitFor(() => expect(drawChart).toHaveBeenCalledTimes(1))
  rerender(
    <Shown spec={brushed} selection={selection} value={{ type: 'json', value: '{"brush":{"a":[3,4]}}' }} />,
  )
  await waitFor(() => expect(drawChart).toHaveBeenCalledTimes(2))
  expect(vi.mocked(drawChart).mock.calls[1][1].params).toMatchObject([{ value: { x: [3, 4] } }])
})

test('a zoomed reduction shows the rows of its range, and all of them again after that', async () => {
  const detailed = frameOf({ x: arrow.vectorFromArray([1.5]), y: arrow.vectorFromArray([7]) })
  const body = detailed.data.type === 'inline' ? detailed.data.value : null
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(body as BodyInit)),
  )
  const whole = frameOf({ x: arrow.vectorFromArray([1, 2]), y: arrow.vectorFromArray([3, 4]) })
  render(<Shown frame={whole} detail="ab.arrow" />)
  await waitFor(() => expect(signals.has(ZOOM)).toBe(true))
  act(() => signals.get(ZOOM)?.({ x: [1, 2] }))
  await waitFor(() => expect(chart.setRows).toHaveBeenCalledWith([{ x: 1.5, y: 7 }]))
  expect(vi.mocked(fetch).mock.calls[0][0]).toMatch(/ab\.arrow\?reduce=1000&start=0\.5&end=2\.5$/)
  act(() => signals.get(ZOOM)?.({}))
  await waitFor(() =>
    expect(chart.setRows).toHaveBeenLastCalledWith([
      { x: 1, y: 3 },
      { x: 2, y: 4 },
    ]),
  )
})
