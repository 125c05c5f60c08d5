import { expect, test } from 'vitest'
import { base } from './address'
import { mediaUrl, setMediaSession, sourceName, sourceUrl, subtitlesUrl } from './media'
import type { Source } from './protocol'

const url = (value: string): Source => ({ type: 'url', value })

test('an address of media is below that of the session', () => {
  setMediaSession('to/ken')
  expect(sourceUrl({ type: 'media', value: 'a.png' })).toBe(mediaUrl('a.png'))
  expect(mediaUrl('a.png')).toBe(`${base()}media/to%2Fken/a.png`)
})

test.each([
  'https://a.b/x.png',
  'blob:https://a.b/1',
  'data:image/png;base64,AAAA',
  'data:audio/wav;base64,A',
  'data:video/mp4,A',
])('%s stays as it is', address => expect(sourceUrl(url(address))).toBe(address))

test('a relative address is below the app', () => {
  expect(sourceUrl(url('app/static/x.png'))).toBe(`${base()}app/static/x.png`)
})

test.each([
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'data:text/html,<script>1</script>',
  'file:///x',
  '//',
])('%s is no address of bytes', address => expect(sourceUrl(url(address))).toBeUndefined())

test('subtitles may be in their address', () => {
  expect(subtitlesUrl(url('data:text/vtt;base64,AA'))).toBe('data:text/vtt;base64,AA')
  expect(subtitlesUrl(url('data:text/html,x'))).toBeUndefined()
  expect(sourceUrl(url('data:text/vtt;base64,AA'))).toBeUndefined()
})

test('the address of media is not told, and a long one is shortened', () => {
  expect(sourceName({ type: 'media', value: 'a.png' })).toBe('')
  expect(sourceName(url(`data:image/png,${'A'.repeat(1e6)}`)).length).toBeLessThan(300)
})
