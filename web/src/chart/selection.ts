// What is selected in a chart, between the chart's own words and the widget's value.

import type { Selection, Value } from '../protocol'

/** What a chart says is selected; null is nothing. */
export type Selected = Record<string, unknown>

/** The widget's value for what is selected. */
export function toValue(selected: Selected | null): Value {
  return selected ? { type: 'json', value: JSON.stringify(selected) } : { type: 'none' }
}

/** The JSON of what is selected, as the widget's value or its default says; null is nothing. */
export function selectedText(selection: Selection | null, value: Value | undefined): string | null {
  if (!selection) return null
  if (value === undefined) return selection.default
  return value.type === 'json' ? value.value : null
}

/** Reads what is selected; what can't be read selects nothing. */
export function parseSelected(text: string | null): Selected | null {
  if (text === null) return null
  try {
    const selected: unknown = JSON.parse(text)
    return typeof selected === 'object' && selected !== null && !Array.isArray(selected)
      ? (selected as Selected)
      : null
  } catch {
    return null
  }
}
