// Finding options by what is typed. Capitals and accents are no reason not to find something.

import type { OptionFilter } from '../protocol'
import type { Option } from './OptionList'

/** How badly a label fits what is typed, 0 at best; infinite where it does not. Both are folded. */
type Misfit = (label: string, query: string) => number

const MISFITS: Record<OptionFilter, Misfit> = {
  fuzzy: looseness,
  contains: (label, query) => whereIn(label, label.indexOf(query)),
  prefix: (label, query) => (label.startsWith(query) ? 0 : Number.POSITIVE_INFINITY),
}

/** The options that fit the query, the best first, else in their order; all of them without a query or a filter. */
export function matching(labels: readonly string[], query: string, filter: OptionFilter | null): Option[] {
  const wanted = fold(query.trim())
  if (!wanted || !filter) return labels.map((label, index) => ({ index, label }))
  const misfit = MISFITS[filter]
  const found: { option: Option; misfit: number }[] = []
  foldedOnce(labels).forEach((label, index) => {
    const fit = misfit(label, wanted)
    if (fit !== Number.POSITIVE_INFINITY) found.push({ option: { index, label: labels[index] }, misfit: fit })
  })
  return found.sort((a, b) => a.misfit - b.misfit).map(({ option }) => option)
}

/** Whether two texts differ at most in capitals. */
export function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

// At the beginning of the label, of a word, or within one.
function whereIn(label: string, at: number): number {
  if (at === -1) return Number.POSITIVE_INFINITY
  if (at === 0) return 0
  return /[\p{L}\p{N}]/u.test(label[at - 1]) ? 0.5 : 0.25
}

// The letters skipped between those of the query, in the place where they are fewest; then where that place is.
function looseness(label: string, query: string): number {
  let best = Number.POSITIVE_INFINITY
  for (let start = label.indexOf(query[0]); start !== -1; start = label.indexOf(query[0], start + 1)) {
    const end = endOfLetters(label, query, start)
    if (end === -1) break
    best = Math.min(best, end - start - query.length + whereIn(label, start))
  }
  return best
}

// Behind the last letter of the query, taking each as early as it comes; -1 if they are not all there.
function endOfLetters(label: string, query: string, start: number): number {
  let at = start
  for (const letter of query) {
    at = label.indexOf(letter, at)
    if (at === -1) return -1
    at += letter.length
  }
  return at
}

const folded = new WeakMap<readonly string[], string[]>()

// Ten thousand labels take longer to fold than to search, so that each key would be felt.
function foldedOnce(labels: readonly string[]): string[] {
  const texts = folded.get(labels) ?? labels.map(fold)
  folded.set(labels, texts)
  return texts
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
