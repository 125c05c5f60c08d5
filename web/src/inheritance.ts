// What the user gave to a session that the server has lost: the next session gets it, each value once its widget is
// on the page.

import { type Given, settle } from './given'
import type { WidgetState } from './protocol'

/** Values that wait for their widgets. */
export class Inheritance {
  private values: Given[] = []

  /** Takes over what was held, and over that, in its order, what was still on its way. */
  take(held: readonly WidgetState[], outstanding: readonly Given[]) {
    const later = new Set(outstanding.filter(({ momentary }) => !momentary).map(({ id }) => id))
    const known: Given[] = [...this.values, ...held]
    const earlier = known.filter(({ id, momentary }) => momentary || !later.has(id))
    this.values = settle([...earlier, ...outstanding])
  }

  /** Leaves out a widget, because it was given another value. */
  drop(id: string) {
    this.values = this.values.filter(given => given.momentary || given.id !== id)
  }

  /** What waits, in order. */
  get waiting(): readonly Given[] {
    return this.values
  }

  /**
   * Gives out what belongs to these widgets, after a whole run. Some may appear only because of it, so the rest waits
   * for another run; when a run brought none of them, none will come.
   */
  release(present: Pick<ReadonlySet<string>, 'has'>): Given[] {
    const released = this.values.filter(({ id }) => present.has(id))
    this.values = released.length === 0 ? [] : this.values.filter(({ id }) => !present.has(id))
    return released
  }
}
