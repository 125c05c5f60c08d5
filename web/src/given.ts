// Values that the user gave, in the order given, and what of them still counts.

import type { WidgetState } from './protocol'

/** A value that the user gave to a widget. */
export interface Given extends WidgetState {
  /** Whether it counts for one run (rule M3), as a press does: it is no news of an earlier one, but one more. */
  momentary?: boolean
}

/**
 * Adds a value to what is to be sent, event by event. It takes the place of an earlier one of its widget, except where
 * a momentary value would miss what was given before it, or be lost: then it begins another event.
 */
export function put(events: Given[][], given: Given) {
  const last = events.at(-1)
  if (!last || follows(last, given)) {
    events.push([given])
    return
  }
  const earlier = last.findIndex(({ id }) => id === given.id)
  if (earlier >= 0) last.splice(earlier, 1)
  last.push(given)
}

/** What is given to each widget, without what a later value has made void. */
export function settle(given: Iterable<Given>): Given[] {
  const events: Given[][] = []
  for (const each of given) put(events, each)
  return events.flat()
}

/** Whether a value can't be in the same event. */
function follows(event: readonly Given[], given: Given): boolean {
  const earlier = event.findIndex(({ id }) => id === given.id)
  return earlier >= 0 && event.slice(earlier).some(({ momentary }) => momentary)
}
