// Buttons that are one stop for the Tab key: the arrow keys move the focus among them.

import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { logicalKey } from './direction'

/** What goes on the group, and on each button in it. */
interface Roving {
  group: {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
    onFocus: (event: FocusEvent<HTMLElement>) => void
    onBlur: () => void
  }
  /** The `tabIndex` of the button at a place. */
  tabIndex: (place: number) => 0 | -1
}

/** Arrow keys, Home and End among the buttons of a group; Tab comes to the one at `home`. */
export function useRoving(home: number): Roving {
  const [focused, setFocused] = useState<number | null>(null)
  return {
    group: {
      onKeyDown: moveFocus,
      onFocus: event => setFocused(buttonsOf(event.currentTarget).indexOf(event.target as HTMLButtonElement)),
      onBlur: () => setFocused(null),
    },
    tabIndex: place => (place === (focused ?? home) ? 0 : -1),
  }
}

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const buttons = buttonsOf(event.currentTarget)
  const at = buttons.indexOf(event.target as HTMLButtonElement)
  const to = placeAfter(logicalKey(event), at, buttons.length)
  if (at === -1 || to === undefined) return
  event.preventDefault()
  buttons[to].focus()
}

function placeAfter(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'Home':
      return 0
    case 'End':
      return count - 1
    case 'ArrowDown':
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowUp':
    case 'ArrowLeft':
      return (at + count - 1) % count
  }
  return undefined
}

function buttonsOf(group: HTMLElement): HTMLButtonElement[] {
  return [...group.querySelectorAll('button')]
}
