import { render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { useScrollStop } from './scrollStop'

let contentHeight = 0
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(100)
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(() => contentHeight)
})

function Scroller({ withButton = false }) {
  const node = useRef<HTMLDivElement>(null)
  return (
    <div ref={node} data-testid="scroller" tabIndex={useScrollStop(node)}>
      {withButton && <button type="button">In it</button>}
    </div>
  )
}

test('what is seen whole is no stop for the keyboard', () => {
  contentHeight = 100
  render(<Scroller />)
  expect(screen.getByTestId('scroller')).not.toHaveAttribute('tabindex')
})

test('what scrolls is a stop, unless something in it is', () => {
  contentHeight = 300
  const { unmount } = render(<Scroller />)
  expect(screen.getByTestId('scroller')).toHaveAttribute('tabindex', '0')
  unmount()
  render(<Scroller withButton />)
  expect(screen.getByTestId('scroller')).not.toHaveAttribute('tabindex')
})
