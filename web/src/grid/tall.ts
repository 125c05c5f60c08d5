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

function nextFrame(): Promise<number> {
  return new Promise(requestAnimationFrame)
}
