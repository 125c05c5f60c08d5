// How high a page within this one needs to be. Only it can tell, since it is a stranger: a few lines at its end do.

/** The highest that a frame gets, in CSS pixels. */
const HIGHEST = 100_000

const TELL = `<script>(() => {
  const tell = () => parent.postMessage(
    { millpondHeight: Math.ceil(document.documentElement.getBoundingClientRect().height) }, '*')
  new ResizeObserver(tell).observe(document.documentElement)
  addEventListener('load', tell)
})()</script>`

/** The HTML with what tells its height. */
export function withHeight(html: string): string {
  return html + TELL
}

/** The height in a message, in CSS pixels, if it has one. */
export function heightIn(message: unknown): number | undefined {
  const height = (message as { millpondHeight?: unknown } | null)?.millpondHeight
  if (typeof height !== 'number' || !(height >= 0)) return undefined
  return Math.min(height, HIGHEST)
}
