// A text in a field: what is typed belongs to the user until it counts, and what is wrong with it does not count.

import { type RefObject, useEffect, useRef, useState } from 'react'
import { useGuard } from '../page'
import type { Value, Widget } from '../protocol'
import { REQUIRED } from './useMissing'

/** What the field is about. */
export interface TypedTextOptions {
  /** What all widgets have. */
  widget: Widget
  /** The text that is held; empty where none is. */
  held: string
  /** What is wrong with a text; null where nothing is. A required one that is empty need not be looked at. */
  problemOf?: (text: string) => string | null
  /** Gives what was typed. */
  give: (text: string) => void
  /** After how many milliseconds without typing the text counts; null means not by itself. */
  live?: number | null
  /** Where it is typed. */
  field: RefObject<HTMLElement | null>
}

/** The text. */
export interface TypedText {
  /** What was typed; null while the field shows what is held. */
  typed: string | null
  /** Whether what was typed is another text than what is held. */
  dirty: boolean
  /** What is wrong with what stands in the field, once it is to be said; null where nothing is. */
  problem: string | null
  /** Something was typed. */
  type: (text: string) => void
  /** What was typed counts, unless something is wrong with it; whether nothing is. */
  commit: () => boolean
  /** What was typed is forgotten. */
  reset: () => void
  /** Handlers of the field: what is being composed does not count by itself. */
  composition: { onCompositionStart: () => void; onCompositionEnd: () => void }
}

/** Keeps a text that is typed. The form around is not submitted while something is wrong with it. */
export function useTypedText(options: TypedTextOptions): TypedText {
  const { widget, held, problemOf, give, live = null, field } = options
  // An update of the page never touches what is half typed.
  const [typed, setTyped] = useState<string | null>(null)
  // Nobody is told that a text is wrong before they think it is right.
  const [told, setTold] = useState(false)
  const [isComposing, setComposing] = useState(false)

  const text = typed ?? held
  const dirty = typed !== null && typed !== held
  const wrong = widget.required && text === '' ? REQUIRED : (problemOf?.(text) ?? null)

  function reset() {
    setTyped(null)
    setTold(false)
  }

  function commit(): boolean {
    if (dirty && wrong !== null) {
      setTold(true)
      return false
    }
    if (dirty) give(text)
    if (typed !== null) reset()
    return true
  }

  useGuard(() => {
    if (widget.disabled) return true
    if (wrong === null) return commit()
    setTold(true)
    field.current?.focus()
    return false
  })

  const latest = useRef(commit)
  useEffect(() => {
    latest.current = commit
  })
  const waits = live !== null && dirty && wrong === null && !isComposing
  useEffect(() => {
    if (!waits || typed === null) return
    const timer = setTimeout(() => latest.current(), live)
    return () => clearTimeout(timer)
  }, [waits, live, typed])

  return {
    typed,
    dirty,
    problem: told ? wrong : null,
    type: setTyped,
    commit,
    reset,
    composition: {
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: () => setComposing(false),
    },
  }
}

/** The text that is held for a widget; empty where none is. */
export function heldText(byDefault: string | null, value: Value | undefined): string {
  if (value?.type === 'text') return value.value
  return (value?.type === 'none' ? null : byDefault) ?? ''
}

/** A text as a value: an empty one is none where the widget began with none. */
export function textValue(byDefault: string | null, text: string): Value {
  return text === '' && byDefault === null ? { type: 'none' } : { type: 'text', value: text }
}
