import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Heading as HeadingProps } from '../protocol'
import { Heading } from './Heading'

const heading: HeadingProps = {
  level: 2,
  body: 'The :blue[old] mill',
  anchor: null,
  divider: null,
  icon: null,
  help: null,
  width: { type: 'stretch' },
  align: 'left',
  wrap: true,
}

test('its id is made from its text', () => {
  render(<Heading element={heading} />)
  expect(screen.getByRole('heading', { level: 2 })).toHaveAttribute('id', 'the-old-mill')
  expect(screen.getByRole('link')).toHaveAttribute('href', '#the-old-mill')
})

test('a given anchor counts, and an empty one shows no link', () => {
  const { rerender } = render(<Heading element={{ ...heading, anchor: 'here' }} />)
  expect(screen.getByRole('heading')).toHaveAttribute('id', 'here')
  rerender(<Heading element={{ ...heading, anchor: '' }} />)
  expect(screen.getByRole('heading')).not.toHaveAttribute('id')
  expect(screen.queryByRole('link')).toBeNull()
})

test('a divider is a line below', () => {
  render(<Heading element={{ ...heading, divider: 'red' }} />)
  expect(screen.getByTestId('stHeadingDivider')).toBeVisible()
})

test('an icon stands before the text, and is no part of it', () => {
  render(<Heading element={{ ...heading, icon: '🌊' }} />)
  expect(screen.getByTestId('stHeadingIconWrapper')).toHaveTextContent('🌊')
  expect(screen.getByRole('heading')).toHaveAttribute('id', 'the-old-mill')
  expect(screen.getByRole('heading')).not.toHaveTextContent('🌊')
})

test('lines without a colour of their own take turns down the page', () => {
  const auto = { ...heading, divider: 'auto' }
  const { rerender } = render(
    <>
      <Heading key="a" element={auto} />
      <Heading key="b" element={{ ...heading, divider: 'red' }} />
      <Heading key="c" element={auto} />
    </>,
  )
  const colors = () => screen.getAllByTestId('stHeadingDivider').map(line => line.style.background)
  const [blue, red, green] = ['blue', 'red', 'green'].map(name => `var(--color-${name}-solid)`)
  expect(colors()).toEqual([blue, red, green])
  rerender(<Heading key="c" element={auto} />)
  expect(colors()).toEqual([blue])
})
