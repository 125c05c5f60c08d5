// Which addresses a text may lead to. Everything that could run a script is refused: the list says what is allowed.

const LINK_SCHEMES = new Set(['http', 'https', 'mailto', 'tel', 'ftp', 'sms'])
const IMAGE_DATA = /^data:image\/(png|jpe?g|gif|webp|avif|bmp|svg\+xml|x-icon)[;,]/i

/** The address of a link if it is harmless, else none. */
export function safeLink(url: string): string | undefined {
  const scheme = schemeOf(url)
  return scheme === null || LINK_SCHEMES.has(scheme) ? url : undefined
}

/** The address of an image, sound or film if it is harmless, else none. An SVG in an `img` runs no scripts. */
export function safeImage(url: string): string | undefined {
  const scheme = schemeOf(url)
  if (scheme === null || scheme === 'http' || scheme === 'https' || scheme === 'blob') return url
  return IMAGE_DATA.test(stripped(url)) ? url : undefined
}

/** Whether a link stays on this page. */
export function isAnchor(url: string | undefined): boolean {
  return url?.startsWith('#') ?? false
}

/** The scheme, in lower case; null in a relative address. */
function schemeOf(url: string): string | null {
  const clean = stripped(url)
  const colon = clean.indexOf(':')
  if (colon < 0) return null
  const before = clean.slice(0, colon)
  // A colon behind a slash, question mark or hash belongs to the path, query or fragment.
  return /[/?#]/.test(before) ? null : before.toLowerCase()
}

/** Browsers drop control characters and surrounding space before they look at the scheme; so must we. */
function stripped(url: string): string {
  return [...url].filter(character => character > ' ' && character !== '\u007f').join('')
}
