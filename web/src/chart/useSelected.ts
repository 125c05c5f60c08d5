// What is selected in a chart that shows its selection by itself.

import { useCallback, useRef } from 'react'
import type { Selection, Value } from '../protocol'
import { parseSelected, type Selected, selectedText, toValue } from './selection'

/** The selection of a chart. */
export interface Selecting {
  /** The ways to select; empty where nothing can be. */
  modes: readonly string[]
  /** What is selected now; null is nothing. */
  selected(): Selected | null
  /** Tells what the chart now shows as selected. */
  give(selected: Selected | null): void
  /** Another number whenever something else is selected than the chart gave. */
  outside: number
}

/** Follows a widget's value, and tells the chart's own selections from others. */
export function useSelected(
  selection: Selection | null,
  value: Value | undefined,
  setValue: (value: Value) => void,
): Selecting {
  const text = selectedText(selection, value)
  const shown = useRef(text)
  const outside = useRef(0)
  if (text !== shown.current) {
    shown.current = text
    outside.current += 1
  }
  const latest = useRef<(selected: Selected | null) => void>(() => {})
  latest.current = selected => {
    if (!selection || selection.widget.disabled) return
    const value = toValue(selected)
    const next = value.type === 'json' ? value.value : null
    if (next === shown.current) return
    shown.current = next
    setValue(value)
  }
  return {
    modes: selection?.modes ?? NONE,
    selected: useCallback(() => parseSelected(shown.current), []),
    give: useCallback(selected => latest.current(selected), []),
    outside: outside.current,
  }
}

const NONE: readonly string[] = []
