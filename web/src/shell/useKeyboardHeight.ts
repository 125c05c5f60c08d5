// How much of the page a keyboard on the screen covers, where the browser does not make the page smaller for it.

import { useSyncExternalStore } from 'react'

/** The height that is covered from below, in CSS pixels. */
export function useKeyboardHeight(): number {
  return useSyncExternalStore(subscribe, coveredHeight)
}

function subscribe(listener: () => void) {
  const viewport = window.visualViewport
  viewport?.addEventListener('resize', listener)
  viewport?.addEventListener('scroll', listener)
  return () => {
    viewport?.removeEventListener('resize', listener)
    viewport?.removeEventListener('scroll', listener)
  }
}

function coveredHeight(): number {
  const viewport = window.visualViewport
  // Of a page that is zoomed into, a part is out of sight without being covered.
  if (!viewport || viewport.scale > 1.01) return 0
  return Math.max(0, Math.round(document.documentElement.clientHeight - viewport.offsetTop - viewport.height))
}
