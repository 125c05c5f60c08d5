import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Metric as MetricProps } from '../protocol'
import { Metric } from './Metric'

function element(props: Partial<MetricProps> = {}): MetricProps {
  return {
    ...{ label: 'Speed', label_visibility: 'visible', value: '70 mph', icon: null, help: null },
    ...{ delta: null, arrow: null, delta_color: 'gray', delta_description: null },
    ...{ border: false, width: { type: 'stretch' }, height: { type: 'content' } },
    ...{ chart: [], chart_kind: 'line' },
    ...props,
  }
}

const paths = () => [...screen.getByTestId('stMetricChart').querySelectorAll('path')]

test('has a label and a value that can be read whole', () => {
  render(<Metric element={element()} />)
  expect(screen.getByTestId('stMetricLabel')).toHaveTextContent('Speed')
  expect(screen.getByTestId('stMetricValue')).toHaveAttribute('title', '70 mph')
  expect(screen.queryByTestId('stMetricDelta')).toBeNull()
  expect(screen.queryByTestId('stMetricChart')).toBeNull()
})

test('tells how it changed, in words and colour', () => {
  const change = {
    delta: '1.2 mph',
    arrow: 'up',
    delta_color: 'green',
    delta_description: 'since May',
  } as const
  render(<Metric element={element(change)} />)
  const delta = screen.getByTestId('stMetricDelta')
  expect(delta).toHaveTextContent('1.2 mph')
  expect(delta.style.color).toBe('var(--color-green)')
  expect(screen.getByRole('img', { name: 'Up' })).toBeInTheDocument()
  expect(screen.getByTestId('stMetricDeltaDescription')).toHaveTextContent('since May')
})

test('a colour that the theme does not have is grey, and no arrow is drawn unasked', () => {
  render(<Metric element={element({ delta: '0', delta_color: 'url(x)' })} />)
  expect(screen.getByTestId('stMetricDelta').style.color).toBe('var(--color-gray)')
  expect(screen.queryByRole('img')).toBeNull()
})

test('a hidden label is there for those who listen, without its help', () => {
  render(<Metric element={element({ label_visibility: 'collapsed', help: 'More' })} />)
  expect(screen.getByTestId('stMetricLabel')).toHaveAttribute('data-visibility', 'collapsed')
  expect(screen.queryByRole('button', { name: 'Help' })).toBeNull()
})

test('its help is behind a button', () => {
  render(<Metric element={element({ help: 'More' })} />)
  expect(screen.getByRole('button', { name: 'Help' })).toBeInTheDocument()
})

test('a line has a gap where there is no number', () => {
  render(<Metric element={element({ chart: [0, 10, Number.NaN, 10, 5] })} />)
  expect(paths().map(path => path.getAttribute('d'))).toEqual(['M0 100L25 0M75 0L100 50'])
  expect(screen.getByRole('img')).toHaveAccessibleName('Chart of Speed: 5 values from 0 to 10, the last is 5')
})

test('an area reaches down to the edge', () => {
  render(<Metric element={element({ chart: [0, 10], chart_kind: 'area' })} />)
  expect(paths()[0].getAttribute('d')).toBe('M0 100L100 0V100H0Z')
})

test('bars begin at zero', () => {
  render(<Metric element={element({ chart: [1, -1], chart_kind: 'bar' })} />)
  const bars = [...screen.getByTestId('stMetricChart').querySelectorAll('rect')]
  expect(bars.map(rect => [rect.getAttribute('y'), rect.getAttribute('height')])).toEqual([
    ['0', '50'],
    ['50', '50'],
  ])
})

test('a chart without a single number is empty', () => {
  render(<Metric element={element({ chart: [Number.NaN, Number.POSITIVE_INFINITY] })} />)
  expect(paths().map(path => path.getAttribute('d'))).toEqual([''])
  expect(screen.getByRole('img')).toHaveAccessibleName('Chart of Speed: no values')
})
