// Whether there is more of something than is seen, to its left and to its right.

import { type RefObject, useEffect, useState } from 'react'

/** Where there is more. */
interface Overflow {
  /** Left of what is seen. */
  before: boolean
  /** Right of what is seen. */
  after: boolean
}

const NOWHERE: Overflow = { before: false, after: false }

/** Watches a node that scrolls sideways, and what is in it. */
export function useOverflow(node: RefObject<HTMLElement | null>): Overflow {
  const [overflow, setOverflow] = useState(NOWHERE)
  useEffect(() => {
    const { current } = node
    if (!current) return
    function look() {
      if (!current) return
      const { scrollLeft, scrollWidth, clientWidth } = current
      const before = scrollLeft > 1
      const after = scrollLeft + clientWidth < scrollWidth - 1
      setOverflow(was => (was.before === before && was.after === after ? was : { before, after }))
    }
    // The node's own size is its place's; what is in it changes the size of nothing that could be watched.
    const sizes = new ResizeObserver(look)
    const contents = new MutationObserver(look)
    sizes.observe(current)
    contents.observe(current, { childList: true, characterData: true, subtree: true })
    current.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      sizes.disconnect()
      contents.disconnect()
      current.removeEventListener('scroll', look)
    }
  }, [node])
  return overflow
}
