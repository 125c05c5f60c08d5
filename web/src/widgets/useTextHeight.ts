import { type RefObject, useLayoutEffect } from 'react'

const STYLES_GROW = 'fieldSizing' in document.documentElement.style

/** Makes a field that grows as high as its text, where the style sheet (`field-sizing`) alone can't. */
export function useTextHeight(area: RefObject<HTMLTextAreaElement | null>, grows: boolean, text: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what it measures
  useLayoutEffect(() => {
    const node = area.current
    if (!node || !grows || STYLES_GROW) return
    // Only without a height of its own it tells what it would need.
    node.style.height = '0'
    node.style.height = `${node.scrollHeight}px`
  }, [area, grows, text])
}
