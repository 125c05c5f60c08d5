// Frames that are higher than any browser lays out. The grid maps the scrollbar's way onto theirs: a scroll by a little
// moves by as much, one by far goes to the place that has the same share. Going to a row must make use of the latter.

/** Beyond this, in pixels, not every browser has room for all rows. */
export const TALLEST = 15_000_000

// What the grid takes for far.
const FAR = 2000

/** Where to scroll, one after the other, to have a place of the content in the middle. */
export function stepsTo(
  middle: number,
  scroller: { scrollTop: number; scrollHeight: number; clientHeight: number },
  contentHeight: number,
): number[] {
  const { scrollTop, scrollHeight, clientHeight } = scroller
  const way = scrollHeight - clientHeight
  const share = (middle - clientHeight / 2) / (contentHeight - clientHeight)
  const target = Math.round(Math.min(1, Math.max(0, share)) * way)
  if (Math.abs(target - scrollTop) > FAR || target === 0 || target === way) return [target]
  // Too near to count as far: to the farther end first.
  return [target > way / 2 ? 0 : way, target]
}

/** Brings a place of the content to the middle. */
export async function reveal(scroller: HTMLElement, middle: number, contentHeight: number) {
  for (const top of stepsTo(middle, scroller, contentHeight)) {
    scroller.scrollTop = top
    // The grid hears of a scroll before the next frame.
    await nextFrame()
    await nextFrame()
  }
}

/** The rows that are seen, as the grid tells of them: the first and the last may be cut off. */
interface Seen {
  /** The first. */
  y: number
  /** How many there are. */
  height: number
}

/** By how many rows to scroll to have a row in sight. */
export function rowsAway(row: number, { y, height }: Seen): number {
  if (row <= y) return row - y - 1
  return Math.max(0, row - (y + height - 2))
}

/** Scrolls as far as it takes to have a row in sight; `middle` is where it is in the content. */
export function bringIntoSight(scroller: HTMLElement, pixels: number, middle: number, contentHeight: number) {
  if (Math.abs(pixels) < FAR) scroller.scrollTop += pixels
  else reveal(scroller, middle, contentHeight)
}

function nextFrame(): Promise<number> {
  return new Promise(requestAnimationFrame)
}
