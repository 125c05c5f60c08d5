// Which addresses a text may lead to. Everything that could run a script is refused: the list says what is allowed.

const LINK_SCHEMES = new Set(['http', 'https', 'mailto', 'tel', 'ftp', 'sms'])
const IMAGE_DATA = /^data:image\/(png|jpe?g|gif|webp|avif|bmp|svg\+xml|x-icon)[;,]/i
const MEDIA_DATA = /^data:(image|audio|video)\/[\w.+-]+[;,]/i
const SUBTITLE_DATA = /^data:text\/(vtt|plain)[;,]/i

/** The address of a link if it is harmless, else none. */
export function safeLink(url: string): string | undefined {
  const scheme = schemeOf(url)
  return scheme === null || LINK_SCHEMES.has(scheme) ? url : undefined
}

/** The address of an image within a text if it is harmless, else none. An SVG in an `img` runs no scripts. */
export function safeImage(url: string): string | undefined {
  return safeBytes(url, IMAGE_DATA)
}

/** The address of a picture, sound or film if it is harmless, else none. */
export function safeMedia(url: string): string | undefined {
  return safeBytes(url, MEDIA_DATA)
}

/** The address of subtitles if it is harmless, else none. */
export function safeSubtitles(url: string): string | undefined {
  return safeBytes(url, SUBTITLE_DATA)
}

/** The address of a page to show within this one if it is harmless, else none. */
export function safePage(url: string): string | undefined {
  return isFetched(schemeOf(url)) ? url : undefined
}

/** Whether an address is relative to another one. */
export function isRelative(url: string): boolean {
  return schemeOf(url) === null
}

/** The address in an attribute of HTML if it is harmless there, else none. */
export function safeAddress(url: string, attribute: string): string | undefined {
  return attribute === 'src' || attribute === 'poster' ? safeImage(url) : safeLink(url)
}

/** Whether a link stays on this page. */
export function isAnchor(url: string | undefined): boolean {
  return url?.startsWith('#') ?? false
}

function safeBytes(url: string, data: RegExp): string | undefined {
  const scheme = schemeOf(url)
  return isFetched(scheme) || scheme === 'blob' || data.test(stripped(url)) ? url : undefined
}

function isFetched(scheme: string | null): boolean {
  return scheme === null || scheme === 'http' || scheme === 'https'
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
  return url.replace(/[\p{Cc} ]+/gu, '')
}
