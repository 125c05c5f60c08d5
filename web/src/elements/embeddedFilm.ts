// The addresses of pages that play a film: what they are told about where it starts and ends.

import type { Part } from './playback'

/** How an embedded film is played. */
export interface Playing extends Part {
  /** Whether it starts by itself. */
  autoplay: boolean
  /** Whether it is silent at first. */
  muted: boolean
}

/** The page's address with what it is told, in the words of YouTube, or of Vimeo there. */
export function embeddedFilm(address: string, playing: Playing): string {
  const url = new URL(address)
  const told = /(^|\.)vimeo\.com$/.test(url.hostname) ? tellVimeo : tellYoutube
  told(url, playing)
  return url.href
}

function tellYoutube(url: URL, { start, end, looped, autoplay, muted }: Playing) {
  const { searchParams } = url
  if (start > 0) searchParams.set('start', String(Math.floor(start)))
  if (end !== null) searchParams.set('end', String(Math.floor(end)))
  if (autoplay) searchParams.set('autoplay', '1')
  if (muted) searchParams.set('mute', '1')
  if (!looped) return
  searchParams.set('loop', '1')
  // A single film is only repeated where it is its own list.
  const id = /\/embed\/([^/]+)/.exec(url.pathname)?.[1]
  if (id && !searchParams.has('playlist')) searchParams.set('playlist', id)
}

// It can't be told where to end.
function tellVimeo(url: URL, { start, looped, autoplay, muted }: Playing) {
  if (looped) url.searchParams.set('loop', '1')
  if (autoplay) url.searchParams.set('autoplay', '1')
  if (muted) url.searchParams.set('muted', '1')
  if (start > 0) url.hash = `t=${Math.floor(start)}s`
}
