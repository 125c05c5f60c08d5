// Texts in fields that stand for values: what is typed belongs to the user until it counts.

import { useState } from 'react'
import { useGuard } from '../page'
import type { Widget } from '../protocol'

/** What the fields are about. */
export interface TypedOptions {
  /** How many fields there are. */
  fields: number
  /** The values that are held, from the first field on; fewer than fields where some are empty. */
  held: readonly string[]
  /** Whether a field can be emptied. */
  clearable: boolean
  /** A value as a field shows it. */
  show: (value: string) => string
  /** The value that a text stands for; null where it stands for none. */
  read: (text: string) => string | null
  /** What is said of a text that stands for no value. */
  unread: (text: string) => string
  /** What is wrong with values that were read; null where nothing is. */
  problemOf: (values: readonly string[]) => string | null
  /** Gives the values that were typed. */
  give: (values: string[]) => void
}

/** The fields. */
export interface Typed {
  /** What each field shows. */
  texts: readonly string[]
  /** Whether something was typed that does not count yet. */
  isTyped: boolean
  /** What is wrong with what was typed; null where nothing is. */
  problem: string | null
  /** Something was typed into a field. */
  type: (field: number, text: string) => void
  /** What was typed counts, unless something is wrong with it; whether nothing is. */
  commit: () => boolean
  /** What was typed is forgotten. */
  reset: () => void
  /** Says that something is wrong. */
  complain: (problem: string) => void
}

type Texts = readonly (string | undefined)[]
type Outcome = { values: string[] } | { problem: string }

/** Keeps the form around from being submitted while something is wrong, or what is required is missing. */
export function useTypedGuard(typed: Typed, widget: Widget, missing: string, focus: () => void) {
  useGuard(() => {
    if (widget.disabled) return true
    const isMissing = widget.required && typed.texts.every(text => text.trim() === '')
    const isFine = typed.commit() && !isMissing
    if (isMissing) typed.complain(missing)
    if (!isFine) focus()
    return isFine
  })
}

/** Fields whose texts count once they are written out in full, or left, or Enter is pressed. */
export function useTyped(options: TypedOptions): Typed {
  const { fields, held, show, read, give } = options
  // Absent where a field shows what is held. An update of the page never touches what is half typed.
  const [typed, setTyped] = useState<Texts>([])
  const [problem, setProblem] = useState<string | null>(null)
  const texts = Array.from({ length: fields }, (_, field) => {
    const value = held[field]
    return typed[field] ?? (value === undefined ? '' : show(value))
  })

  function reset() {
    setTyped([])
    setProblem(null)
  }

  function settle(outcome: Outcome): boolean {
    if ('problem' in outcome) {
      setProblem(outcome.problem)
      return false
    }
    reset()
    if (outcome.values.join() !== held.join()) give(outcome.values)
    return true
  }

  function type(field: number, text: string) {
    const next = Array.from({ length: fields }, (_, place) => (place === field ? text : typed[place]))
    setTyped(next)
    setProblem(null)
    const isWhole = next.every(text => text === undefined || isWritten(text))
    if (isWhole) settle(outcomeOf(options, next))
  }

  function isWritten(text: string): boolean {
    const value = read(text)
    return value !== null && show(value) === text
  }

  const isTyped = typed.some(text => text !== undefined)
  return {
    texts,
    isTyped,
    // With a value that nothing is typed over nothing is wrong, even if none was there when the form was to be sent.
    problem: isTyped || held.length === 0 ? problem : null,
    type,
    commit: () => !isTyped || settle(outcomeOf(options, typed)),
    reset,
    complain: setProblem,
  }
}

function outcomeOf(options: TypedOptions, typed: Texts): Outcome {
  const { fields, held, clearable, read, unread, problemOf } = options
  const values: string[] = []
  for (let field = 0; field < fields; field++) {
    const text = typed[field]?.trim()
    const isEmptied = text === ''
    const value = text ? read(text) : isEmptied && clearable ? undefined : held[field]
    if (value === null) return { problem: unread(text ?? '') }
    if (value === undefined) continue
    // An end without a start.
    if (values.length < field) return { problem: 'The start is missing: enter it, or empty the end as well.' }
    values.push(value)
  }
  const problem = problemOf(values)
  return problem === null ? { values } : { problem }
}
