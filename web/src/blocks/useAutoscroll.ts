// Keeps what scrolls at its end while more is added, as long as the user has not scrolled away from there.

import { type RefObject, useEffect } from 'react'

/** How far from its end, in CSS pixels, something still is at its end. */
const NEAR = 8

/** Follows the end of `outer`, which holds one node and scrolls it. */
export function useAutoscroll(outer: RefObject<HTMLElement | null>, active: boolean) {
  useEffect(() => {
    const node = outer.current
    const content = node?.firstElementChild
    if (!active || !node || !content) return
    let follows = true
    let last = node.scrollTop

    function look() {
      if (!node) return
      const isAtEnd = node.scrollHeight - node.scrollTop - node.clientHeight <= NEAR
      // What was added since the last look leaves the end far away without any doing of the user: only a way up counts.
      if (isAtEnd) follows = true
      else if (node.scrollTop < last) follows = false
      last = node.scrollTop
    }

    const observer = new ResizeObserver(() => {
      if (follows) node.scrollTop = node.scrollHeight
    })
    // Its own size, too: what is beside it may leave it less room.
    observer.observe(content)
    observer.observe(node)
    node.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      node.removeEventListener('scroll', look)
    }
  }, [outer, active])
}
