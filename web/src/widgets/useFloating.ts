// Where something stands that floats at a part of the page.

import { type CSSProperties, type RefObject, useEffect, useRef } from 'react'
import { useOverlayPosition } from 'react-aria'

/**
 * The style of a `body` that stands below its anchor, or above it where there is more room. It stays there when the
 * page is scrolled, and when the anchor grows.
 */
export function useFloating(
  anchor: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
): CSSProperties {
  const { overlayProps, updatePosition } = useOverlayPosition({
    targetRef: anchor,
    overlayRef: body,
    placement: 'bottom start',
    offset: 4,
    onClose: null,
  })
  const latest = useRef(updatePosition)
  latest.current = updatePosition
  useEffect(() => {
    const follow = ({ target }: Event) => {
      if (!(target instanceof Node && body.current?.contains(target))) latest.current()
    }
    window.addEventListener('scroll', follow, { capture: true, passive: true })
    const observer = new ResizeObserver(() => latest.current())
    if (anchor.current) observer.observe(anchor.current)
    return () => {
      window.removeEventListener('scroll', follow, { capture: true })
      observer.disconnect()
    }
  }, [anchor, body])
  // Which of several lies above is a matter of style sheets.
  return { ...overlayProps.style, zIndex: undefined } as CSSProperties
}
