// The keyboard scrolls what has the focus, so whatever scrolls must be able to have it.

import { type RefObject, useEffect, useState } from 'react'

/** What can have the focus: where one of these is inside, that is the way in. */
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, iframe, video, audio, [tabindex="0"]'

/** The `tabIndex` of a node that may scroll: a stop while there is more in it than is seen, else none. */
export function useScrollStop(node: RefObject<HTMLElement | null>): 0 | undefined {
  const [stops, setStops] = useState(false)
  useEffect(() => {
    const { current } = node
    if (!current) return
    const look = () => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = current
      const overflows = scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1
      setStops(overflows && !current.querySelector(FOCUSABLE))
    }
    const sizes = new ResizeObserver(look)
    const contents = new MutationObserver(look)
    sizes.observe(current)
    if (current.firstElementChild) sizes.observe(current.firstElementChild)
    contents.observe(current, { childList: true, characterData: true, subtree: true })
    look()
    return () => {
      sizes.disconnect()
      contents.disconnect()
    }
  }, [node])
  return stops ? 0 : undefined
}
