// Bytes that a node names travel over HTTP (rule B1), below the session's address.

import { base } from './address'
import { isRelative, safeMedia, safeSubtitles } from './markdown/urls'
import type { Source } from './protocol'

let session = ''

/** Tells which session's media the page shows; the connection says so at each welcome. */
export function setMediaSession(token: string) {
  session = token
}

/** The address of the bytes that a node calls `name`. */
export function mediaUrl(name: string): string {
  return new URL(`media/${encodeURIComponent(session)}/${name}`, base()).href
}

/** Where a picture, sound or film is; none where its address is of something else. */
export function sourceUrl(source: Source): string | undefined {
  return source.type === 'media' ? mediaUrl(source.value) : resolved(safeMedia(source.value))
}

/** Where subtitles are; none where their address is of something else. */
export function subtitlesUrl(source: Source): string | undefined {
  return source.type === 'media' ? mediaUrl(source.value) : resolved(safeSubtitles(source.value))
}

/** What may be said of a source: its address, shortened; nothing of the session's media, whose address is secret. */
export function sourceName({ type, value }: Source): string {
  if (type === 'media') return ''
  return value.length > LONGEST_NAME ? `${value.slice(0, LONGEST_NAME)}…` : value
}

const LONGEST_NAME = 200

function resolved(url: string | undefined): string | undefined {
  if (url === undefined || !isRelative(url)) return url
  return URL.canParse(url, base()) ? new URL(url, base()).href : undefined
}
