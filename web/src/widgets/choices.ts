// What is chosen among options.

import type { Choice, Value } from '../protocol'

/** Where a choice stands among the options; its label finds it when it has moved. Undefined for none of them. */
export function placeOf(labels: readonly string[], { index, label }: Choice): number | undefined {
  if (index !== null && labels[index] === label) return index
  const place = labels.indexOf(label)
  return place === -1 ? undefined : place
}

/** What is held for a widget that takes one choice; null where nothing is. */
export function heldChoice(byDefault: Choice | null, value: Value | undefined): Choice | null {
  if (value?.type === 'choice') return value.value
  return value?.type === 'none' ? null : byDefault
}

const NONE: readonly Choice[] = []

/** What is held for a widget that takes several. */
export function heldChoices(byDefault: readonly Choice[], value: Value | undefined): readonly Choice[] {
  if (value?.type === 'choices') return value.value
  return value?.type === 'none' ? NONE : byDefault
}
