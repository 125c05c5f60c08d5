import { act, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { base } from '../address'
import { Iframe } from './Iframe'
import type { ElementOf } from './registry'

function iframe(
  content: ElementOf<'iframe'>['content'],
  fields: Partial<ElementOf<'iframe'>> = {},
): ElementOf<'iframe'> {
  return {
    type: 'iframe',
    content,
    width: { type: 'stretch' },
    height: { type: 'content' },
    scrolling: false,
    tab_index: null,
    alt: null,
    ...fields,
  }
}

const url = (value: string) => ({ type: 'url', value }) as const
const html = (value: string) => ({ type: 'html', value: { type: 'inline', value } }) as const
const frame = () => screen.getByTestId<HTMLIFrameElement>('stIFrame')

test('a page of another origin keeps its own storage', () => {
  render(<Iframe element={iframe(url('https://a.b/x'), { alt: 'A map', tab_index: -1 })} />)
  expect(frame()).toHaveAttribute('src', 'https://a.b/x')
  expect(frame().getAttribute('sandbox')).toContain('allow-same-origin')
  expect(frame()).toHaveAttribute('title', 'A map')
  expect(frame()).toHaveAttribute('tabindex', '-1')
  expect(frame()).toHaveStyle({ height: '150px' })
  expect(frame()).toHaveAttribute('scrolling', 'no')
})

test.each(['app/static/x.html', '/x.html', window.location.href])(
  '%s, of this origin, is a stranger',
  address => {
    render(<Iframe element={iframe(url(address))} />)
    expect(frame().src).toBe(new URL(address, base()).href)
    expect(frame().getAttribute('sandbox')).toContain('allow-scripts')
    expect(frame().getAttribute('sandbox')).not.toContain('allow-same-origin')
  },
)

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://a.b/1',
  'file:///etc/passwd',
  'https://',
])('%s is no page to show', address => {
  render(<Iframe element={iframe(url(address))} />)
  expect(screen.queryByTestId('stIFrame')).toBeNull()
  expect(screen.getByRole('alert')).toHaveTextContent(address)
})

test('HTML is a stranger to the page', () => {
  render(
    <Iframe element={iframe(html('<b>x</b>'), { height: { type: 'pixels', value: 70 }, scrolling: true })} />,
  )
  expect(frame()).toHaveAttribute('srcdoc', '<b>x</b>')
  expect(frame().getAttribute('sandbox')).not.toContain('allow-same-origin')
  expect(frame()).toHaveStyle({ height: '70px' })
  expect(frame()).toHaveAttribute('scrolling', 'auto')
})

test('HTML tells how high it is, and nobody else does', () => {
  render(<Iframe element={iframe(html('<b>x</b>'))} />)
  expect(frame().getAttribute('srcdoc')).toMatch(/^<b>x<\/b><script>/)
  const say = (data: unknown, source: Window | null) =>
    act(() => {
      window.dispatchEvent(new MessageEvent('message', { data, source }))
    })
  say({ millpondHeight: 420 }, window)
  say({ millpondHeight: 420 }, null)
  expect(frame()).toHaveStyle({ height: '150px' })
  say({ millpondHeight: 420 }, frame().contentWindow)
  expect(frame()).toHaveStyle({ height: '420px' })
  for (const bad of [-1, Number.NaN, '9', null]) say({ millpondHeight: bad }, frame().contentWindow)
  say(null, frame().contentWindow)
  say('text', frame().contentWindow)
  expect(frame()).toHaveStyle({ height: '420px' })
  say({ millpondHeight: 1e12 }, frame().contentWindow)
  expect(frame()).toHaveStyle({ height: '100000px' })
})
