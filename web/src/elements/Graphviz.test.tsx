import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Graphviz as GraphvizProps } from '../protocol'
import { Graphviz } from './Graphviz'

function element(props: Partial<GraphvizProps> = {}): GraphvizProps {
  const size = { width: { type: 'content' }, height: { type: 'content' } } as const
  return { dot: 'digraph { first -> second }', engine: 'dot', alt: null, ...size, ...props }
}

test('draws its graph', async () => {
  render(<Graphviz element={element({ alt: 'Two steps' })} />)
  expect(await screen.findByText('second', { selector: 'text' })).toBeInTheDocument()
  expect(screen.getByTestId('stGraphVizChart')).toHaveClass('stGraphVizChart')
  expect(screen.getByRole('img', { name: 'Two steps' })).toBeInTheDocument()
})

test('a mistake is told, and gone with the next graph', async () => {
  const { rerender } = render(<Graphviz element={element({ dot: 'digraph { a ->' })} />)
  expect(await screen.findByRole('alert')).toHaveTextContent(
    "This graph can't be drawn. syntax error in line 1",
  )
  rerender(<Graphviz element={element()} />)
  expect(await screen.findByText('first', { selector: 'text' })).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
})
