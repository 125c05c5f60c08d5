// Finding options by what is typed.

import type { Option } from './OptionList'

/** The options whose label holds the query, those that begin with it first; all without one. */
export function matching(labels: readonly string[], query: string): Option[] {
  const wanted = fold(query.trim())
  const options = labels.map((label, index) => ({ index, label }))
  if (!wanted) return options
  const places = new Map(options.map(option => [option, fold(option.label).indexOf(wanted)]))
  const found = options.filter(option => places.get(option) !== -1)
  return [
    ...found.filter(option => places.get(option) === 0),
    ...found.filter(option => places.get(option) !== 0),
  ]
}

// Case and accents are no reason not to find something.
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
