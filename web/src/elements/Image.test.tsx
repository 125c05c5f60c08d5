import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { base } from '../address'
import type { Picture } from '../protocol'
import { Image } from './Image'
import type { ElementOf } from './registry'

function picture(address: string, fields: Partial<Picture> = {}): Picture {
  return { source: { type: 'url', value: address }, caption: null, alt: null, ...fields }
}

function image(fields: Partial<ElementOf<'image'>> = {}): ElementOf<'image'> {
  return { type: 'image', pictures: [picture('a.png')], width: { type: 'content' }, link: null, ...fields }
}

test('pictures stand side by side, each with its caption', () => {
  const pictures = [
    picture('a.png', { caption: '**A**', alt: 'first' }),
    picture('https://x.y/b.svg', { caption: 'B' }),
    picture('c.png'),
  ]
  const { container } = render(<Image element={image({ pictures })} />)
  const shown = [...container.querySelectorAll('img')]
  expect(shown.map(node => node.src)).toEqual([`${base()}a.png`, 'https://x.y/b.svg', `${base()}c.png`])
  expect(shown.map(node => node.alt)).toEqual(['first', 'B', ''])
  expect(screen.getAllByTestId('stImageCaption')).toHaveLength(2)
  expect(screen.getByTestId('stImage')).toHaveClass('stImage')
  expect(screen.getAllByTestId('stImageContainer')).toHaveLength(3)
})

test('a width in pixels is that of each picture', () => {
  render(<Image element={image({ width: { type: 'pixels', value: 80 } })} />)
  expect(screen.getByTestId('stImageContainer')).toHaveStyle({ width: '80px' })
})

test('a link leads away from the page', () => {
  const { container } = render(<Image element={image({ link: 'https://a.b' })} />)
  const link = screen.getByTestId('stImageLink')
  expect(link).toHaveAttribute('href', 'https://a.b')
  expect(link).toHaveAttribute('target', '_blank')
  expect(link).toContainElement(container.querySelector('img'))
})

test('a link that could run a script is told and not made', () => {
  render(<Image element={image({ link: 'javascript:alert(1)' })} />)
  expect(screen.queryByTestId('stImageLink')).toBeNull()
  expect(screen.getByRole('alert')).toHaveTextContent('javascript:alert(1)')
})

test('a picture that is not there says so, until there is another', () => {
  const { container, rerender } = render(<Image element={image()} />)
  fireEvent.error(container.querySelector('img') as Element)
  expect(screen.getByRole('alert')).toHaveTextContent('There is no picture at a.png')
  rerender(<Image element={image({ pictures: [picture('b.png')] })} />)
  expect(container.querySelector('img')).toHaveAttribute('src', `${base()}b.png`)
})

test('the secret address of media is not shown', () => {
  const media = { ...picture(''), source: { type: 'media', value: 'secret.png' } as const }
  const { container } = render(<Image element={image({ pictures: [media] })} />)
  fireEvent.error(container.querySelector('img') as Element)
  expect(screen.getByRole('alert')).not.toHaveTextContent('secret')
})

test('an address of another kind is refused', () => {
  render(<Image element={image({ pictures: [picture('data:text/html,x')] })} />)
  expect(screen.getByRole('alert')).toHaveTextContent('data:text/html,x')
})

test('a picture fills the window and comes back', async () => {
  const { container } = render(<Image element={image()} />)
  await userEvent.click(screen.getByRole('button', { name: 'Fullscreen' }))
  expect(container.querySelector('img')).toHaveAttribute('data-full')
  await userEvent.keyboard('{Escape}')
  expect(container.querySelector('img')).not.toHaveAttribute('data-full')
})
