// A field that opens a list to choose from: what is typed into it, where the keyboard is, and what its keys do.

import { type InputHTMLAttributes, type KeyboardEvent, useMemo, useState } from 'react'
import { type Option, optionId } from './OptionList'

/** What a combobox is told. */
interface Settings {
  /** The `id` of the list. */
  listId: string
  /** Whether it can't be used. */
  disabled: boolean
  /** Whether something can be typed; else a letter goes to the next option that begins with it. */
  typing: boolean
  /** What the list holds for what is typed. It is another function only when it would find something else. */
  find: (query: string) => readonly Option[]
  /** At which place of what was found the keyboard begins. */
  start: (found: readonly Option[], query: string) => number
  /** Whether the list stays open once something was chosen. */
  staysOpen: boolean
  /** Something was chosen. */
  choose: (option: Option) => void
}

/** A combobox as it is now. */
export interface Combobox {
  isOpen: boolean
  /** What is typed; null until something is. */
  query: string | null
  /** What the list holds; empty while it is closed. */
  found: readonly Option[]
  /** The place in `found` at which the keyboard is; -1 where nothing was found. */
  active: number
  /** What goes on the input; its value, what is wrong with it and its keys come on top. */
  input: InputHTMLAttributes<HTMLInputElement>
  /** Opens the list with all options, if it is closed. */
  show: () => void
  /** Closes the list, and forgets what was typed. */
  hide: () => void
  /** Looks for a text. */
  type: (text: string) => void
  /** The keyboard, or the pointer, is at a place in `found`. */
  moveTo: (place: number) => void
  /** Chooses an option. */
  choose: (option: Option | undefined) => void
  /** Acts on a key that is the list's; answers whether it was. */
  pressKey: (event: KeyboardEvent) => boolean
}

const PAGE = 8

/** The state and the keys of a combobox. */
export function useCombobox(settings: Settings): Combobox {
  const { listId, disabled, typing, find, start, staysOpen, choose } = settings
  const [isOpen, setOpen] = useState(false)
  const [query, setQuery] = useState<string | null>(null)
  // Absent until the keyboard or the pointer has moved.
  const [place, setPlace] = useState<number | null>(null)
  const found = useMemo(() => (isOpen ? find(query ?? '') : []), [isOpen, find, query])
  const active = Math.min(place ?? start(found, query ?? ''), found.length - 1)

  function show() {
    if (isOpen || disabled) return
    setOpen(true)
    setQuery(null)
    setPlace(null)
  }

  function hide() {
    setOpen(false)
    setQuery(null)
  }

  function type(text: string) {
    setOpen(true)
    setQuery(text)
    setPlace(null)
  }

  function take(option: Option | undefined) {
    if (!staysOpen) hide()
    else if (option) setQuery(null)
    if (option) choose(option)
  }

  function step(by: number) {
    if (isOpen) setPlace(Math.max(0, Math.min(found.length - 1, active + by)))
    else show()
  }

  function jump(letter: string) {
    if (!isOpen) return show()
    const places = found.map((_, offset) => (active + 1 + offset) % found.length)
    const next = places.find(place => found[place].label.toLowerCase().startsWith(letter.toLowerCase()))
    if (next !== undefined) setPlace(next)
  }

  function pressKey(event: KeyboardEvent): boolean {
    const act = event.nativeEvent.isComposing ? undefined : actionOf(event)
    if (!act) return false
    event.preventDefault()
    event.stopPropagation()
    act()
    return true
  }

  function actionOf(event: KeyboardEvent): (() => void) | undefined {
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!typing && isLetter && event.key !== ' ') return () => jump(event.key)
    switch (event.key) {
      case 'ArrowDown':
        return () => step(1)
      case 'ArrowUp':
        return () => step(-1)
      case ' ':
        return typing ? undefined : accept
      case 'Enter':
        return accept
    }
    return isOpen ? openActionOf(event.key) : undefined
  }

  function openActionOf(key: string): (() => void) | undefined {
    switch (key) {
      case 'PageDown':
        return () => step(PAGE)
      case 'PageUp':
        return () => step(-PAGE)
      case 'Home':
        return () => step(-found.length)
      case 'End':
        return () => step(found.length)
      case 'Escape':
        return hide
    }
    return undefined
  }

  function accept() {
    if (isOpen) take(found[active])
    else show()
  }

  const current = found[active]
  const input: Combobox['input'] = {
    role: 'combobox',
    'aria-expanded': isOpen,
    'aria-controls': isOpen ? listId : undefined,
    'aria-autocomplete': typing ? 'list' : 'none',
    'aria-activedescendant': current ? optionId(listId, current.index) : undefined,
    autoComplete: 'off',
    spellCheck: false,
    disabled,
    readOnly: !typing,
    onChange: event => type(event.target.value),
  }
  return { isOpen, query, found, active, input, show, hide, type, moveTo: setPlace, choose: take, pressKey }
}
