// Keys that press buttons, from anywhere on the page: one listener, and what each button is pressed by.
//
// A shortcut is written as `ctrl+shift+k`; `ctrl` is the command key, too. What is typed goes first: a key without
// ctrl or alt is left to a field that has the focus, and one that moves about or confirms to any control that has it.

import { type RefObject, useEffect } from 'react'

/** The keys of a shortcut. */
interface Keys {
  ctrl: boolean
  alt: boolean
  shift: boolean
  /** The last one, as a shortcut names it. */
  key: string
}

/** How names of keys in shortcuts are told to the browser, and seen on a button. */
const NAMED: Record<string, { event: string; shown: string }> = {
  enter: { event: 'Enter', shown: 'Enter' },
  escape: { event: 'Escape', shown: 'Esc' },
  tab: { event: 'Tab', shown: 'Tab' },
  space: { event: ' ', shown: 'Space' },
  backspace: { event: 'Backspace', shown: 'Backspace' },
  delete: { event: 'Delete', shown: 'Del' },
  home: { event: 'Home', shown: 'Home' },
  end: { event: 'End', shown: 'End' },
  pageup: { event: 'PageUp', shown: 'PgUp' },
  pagedown: { event: 'PageDown', shown: 'PgDn' },
  up: { event: 'ArrowUp', shown: '↑' },
  down: { event: 'ArrowDown', shown: '↓' },
  left: { event: 'ArrowLeft', shown: '←' },
  right: { event: 'ArrowRight', shown: '→' },
}

const NAME_OF = new Map(Object.entries(NAMED).map(([name, { event }]) => [event, name]))

/** What moves the focus or confirms: a control that has the focus is meant by it. */
const CONTROL_KEYS = /^(enter|tab|space|home|end|pageup|pagedown|up|down|left|right)$/
const CONTROLS = 'a[href], button, input, select, summary, [tabindex], [role=slider]'
const FIELDS = 'textarea, select, canvas, [role=menu], [role=listbox], [role=grid], [contenteditable=""]'
const PRESSED_INPUTS = new Set(['checkbox', 'radio', 'range', 'button', 'color', 'file'])

const buttons = new Map<HTMLElement, Keys>()

/** Has keys press a button; null has none do it. */
export function useShortcut(shortcut: string | null, button: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const node = button.current
    if (shortcut === null || !node) return
    if (buttons.size === 0) document.addEventListener('keydown', pressKey)
    buttons.set(node, keysOf(shortcut))
    return () => {
      buttons.delete(node)
      if (buttons.size === 0) document.removeEventListener('keydown', pressKey)
    }
  }, [shortcut, button])
}

/** Whether a key, pressed where it was, presses a button: what is half typed there should count first. */
export function pressesButton(event: KeyboardEvent): boolean {
  return pressedBy(event) !== undefined
}

/** A shortcut as people of the platform write it. */
export function shownShortcut(shortcut: string, apple = isApple()): string {
  const { ctrl, alt, shift, key } = keysOf(shortcut)
  const last = NAMED[key]?.shown ?? key.toUpperCase()
  if (apple) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${ctrl ? '⌘' : ''}${last}`
  return [ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', last].filter(Boolean).join('+')
}

/** A shortcut as `aria-keyshortcuts` has it. */
export function spokenShortcut(shortcut: string, apple = isApple()): string {
  const { ctrl, alt, shift, key } = keysOf(shortcut)
  const name = NAMED[key]?.event ?? key.toUpperCase()
  const last = name === ' ' ? 'Space' : name
  return [ctrl && (apple ? 'Meta' : 'Control'), alt && 'Alt', shift && 'Shift', last]
    .filter(Boolean)
    .join('+')
}

/** Whether the keyboard has a command key. */
export function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform || navigator.userAgent)
}

function keysOf(shortcut: string): Keys {
  const parts = shortcut.toLowerCase().split('+')
  const key = parts.pop() ?? ''
  return { ctrl: parts.includes('ctrl'), alt: parts.includes('alt'), shift: parts.includes('shift'), key }
}

function pressKey(event: KeyboardEvent) {
  const button = pressedBy(event)
  if (!button) return
  event.preventDefault()
  if (!event.repeat) button.click()
}

function pressedBy(event: KeyboardEvent): HTMLElement | undefined {
  // A word that is being composed needs all keys, and so do signs that are typed with the third level.
  if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return
  const pressed = pressedKeys(event)
  if (!pressed.ctrl && !pressed.alt && isTaken(event.target, pressed.key)) return
  for (const [button, keys] of buttons) if (isSame(keys, pressed) && isInReach(button)) return button
}

function pressedKeys(event: KeyboardEvent): Keys {
  const { altKey: alt, shiftKey: shift } = event
  return { ctrl: event.ctrlKey || event.metaKey, alt, shift, key: keyOf(event) }
}

// With alt or shift a key gives another sign, and other alphabets have other letters: then its place tells which it is.
function keyOf({ key, code }: KeyboardEvent): string {
  const name = NAME_OF.get(key) ?? key.toLowerCase()
  if (name.length > 1 || /^[a-z0-9]$/.test(name)) return name
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1].toLowerCase() ?? name
}

function isSame(one: Keys, other: Keys): boolean {
  return (
    one.key === other.key && one.ctrl === other.ctrl && one.alt === other.alt && one.shift === other.shift
  )
}

function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest(FIELDS)) return true
  if (target instanceof HTMLInputElement && !PRESSED_INPUTS.has(target.type)) return true
  return CONTROL_KEYS.test(key) && target.matches(CONTROLS)
}

// What is behind a modal dialog is out of reach.
function isInReach(button: HTMLElement): boolean {
  return !button.matches(':disabled, [aria-disabled=true]') && !button.closest('[inert], [aria-hidden=true]')
}
