// Bytes that a node names travel over HTTP (rule B1), below the session's address.

import { base } from './address'

let session = ''

/** Tells which session's media the page shows; the connection says so at each welcome. */
export function setMediaSession(token: string) {
  session = token
}

/** The address of the bytes that a node calls `name`. */
export function mediaUrl(name: string): string {
  return new URL(`media/${encodeURIComponent(session)}/${name}`, base()).href
}
