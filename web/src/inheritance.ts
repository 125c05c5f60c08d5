// What the user gave to a session that the server has lost before it took account of that: the next session gets it,
// each value once its widget is on the page.

import { type Given, settle } from './given'

/** Values that wait for their widgets. */
export class Inheritance {
  private values: Given[] = []

  /** Takes over what was still on its way, in its order. */
  take(outstanding: readonly Given[]) {
    this.values = settle([...this.values, ...outstanding])
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
