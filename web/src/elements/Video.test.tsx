import { fireEvent, render, screen } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import type { ElementOf } from './registry'
import { Video } from './Video'

function video(fields: Partial<ElementOf<'video'>> = {}): ElementOf<'video'> {
  return {
    type: 'video',
    source: { type: 'url', value: 'https://a.b/film.mp4' },
    embedded: false,
    subtitles: [],
    start: 0,
    end: null,
    looped: false,
    autoplay: false,
    muted: false,
    width: { type: 'stretch' },
    alt: null,
    ...fields,
  }
}

test('it has its subtitles, the first of them on', () => {
  const subtitles = [
    { label: 'English', source: { type: 'url', value: 'data:text/vtt,WEBVTT' } as const },
    { label: 'Deutsch', source: { type: 'url', value: 'https://a.b/de.vtt' } as const },
    { label: 'bad', source: { type: 'url', value: 'javascript:alert(1)' } as const },
  ]
  render(<Video element={video({ subtitles, muted: true })} />)
  const tracks = screen.getAllByTestId<HTMLTrackElement>('stVideoSubtitle')
  expect(tracks.map(track => track.label)).toEqual(['English', 'Deutsch', 'bad'])
  expect(tracks.map(track => track.default)).toEqual([true, false, false])
  expect(tracks[2]).not.toHaveAttribute('src')
  expect(screen.getByTestId<HTMLVideoElement>('stVideo').muted).toBe(true)
})

test('a film that is not there says so', () => {
  render(<Video element={video()} />)
  fireEvent.error(screen.getByTestId('stVideo'))
  expect(screen.getByRole('alert')).toHaveTextContent('https://a.b/film.mp4')
})

test('a film that failed before it stood on the page says so, too', () => {
  Object.defineProperty(HTMLVideoElement.prototype, 'error', { configurable: true, value: { code: 4 } })
  onTestFinished(() => {
    Reflect.deleteProperty(HTMLVideoElement.prototype, 'error')
  })
  render(<Video element={video()} />)
  expect(screen.getByRole('alert')).toHaveTextContent('https://a.b/film.mp4')
})

const embedded = (address: string, fields: Partial<ElementOf<'video'>> = {}) =>
  video({ embedded: true, source: { type: 'url', value: address }, ...fields })

test('a page that plays it is embedded, and told which part', () => {
  const fields = { start: 5.5, end: 9, looped: true, autoplay: true, muted: true, alt: 'A mill' }
  render(<Video element={embedded('https://www.youtube.com/embed/abc', fields)} />)
  const frame = screen.getByTestId<HTMLIFrameElement>('stVideo')
  expect(frame.tagName).toBe('IFRAME')
  expect(frame).toHaveAttribute('title', 'A mill')
  expect(frame).toHaveAttribute('allowfullscreen')
  const url = new URL(frame.src)
  expect(Object.fromEntries(url.searchParams)).toEqual({
    start: '5',
    end: '9',
    loop: '1',
    playlist: 'abc',
    autoplay: '1',
    mute: '1',
  })
})

test('Vimeo is told in its own words', () => {
  render(<Video element={embedded('https://player.vimeo.com/video/1', { start: 5, muted: true })} />)
  expect(screen.getByTestId('stVideo')).toHaveAttribute(
    'src',
    'https://player.vimeo.com/video/1?muted=1#t=5s',
  )
})

test.each(['javascript:alert(1)', 'data:text/html,x'])('%s is not embedded', address => {
  render(<Video element={embedded(address)} />)
  expect(screen.queryByTestId('stVideo')).toBeNull()
  expect(screen.getByRole('alert')).toHaveTextContent(address)
})
