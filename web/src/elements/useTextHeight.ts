import { type RefObject, useLayoutEffect } from 'react'
import type { Size } from '../protocol'

/** Has a text area be as high as its text, if its height is that of the content; its style bounds that. */
export function useTextHeight(area: RefObject<HTMLTextAreaElement | null>, height: Size) {
  useLayoutEffect(() => {
    const { current } = area
    if (!current) return
    const { style } = current
    style.height = height.type === 'pixels' ? `${height.value}px` : ''
    if (height.type === 'pixels' || height.type === 'stretch') return
    // Only without a height of its own it tells what it would need.
    style.height = '0'
    style.height = `${current.scrollHeight}px`
  })
}
