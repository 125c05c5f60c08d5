// Which pages may be shown within this one, and what they may do.

import { base } from '../address'
import { safePage } from '../markdown/urls'

/** A page within this one. */
export interface Frame {
  /** Its absolute address. */
  url: string
  /** What it may do. */
  sandbox: string
}

const APART = [
  'allow-forms',
  'allow-modals',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-scripts',
  'allow-downloads',
].join(' ')

/**
 * What HTML of the script may do: run scripts, but as a stranger. With `allow-same-origin` it would count as a part of
 * this page, reach into it and take the session's token; so it gets no storage and no cookies of this page either.
 */
export const STRANGER = APART

/** The page at an address, if that is harmless; relative addresses are below the app's own. */
export function frameOf(address: string): Frame | undefined {
  const safe = safePage(address)
  if (safe === undefined || !URL.canParse(safe, base())) return undefined
  const url = new URL(safe, base())
  // Another origin is kept apart by the browser, and has a right to its own storage.
  const isOwn = url.origin === window.location.origin
  return { url: url.href, sandbox: isOwn ? STRANGER : `${APART} allow-same-origin` }
}
