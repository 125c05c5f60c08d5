// What the user gave to a session that the server has lost: the next session gets it, each value once its widget is
// on the page.

import type { Value, WidgetState } from './protocol'

/** Values that wait for their widgets. */
export class Inheritance {
  private values = new Map<string, Value>()

  /** Takes over what was held, and over that, in its order, what was still on its way. */
  take(held: Iterable<WidgetState>, outstanding: readonly WidgetState[]) {
    for (const { id, value } of [...held, ...outstanding]) {
      this.values.delete(id)
      this.values.set(id, value)
    }
  }

  /** Leaves out a widget, because the user has given it another value. */
  drop(id: string) {
    this.values.delete(id)
  }

  /** What waits, in order. */
  get waiting(): WidgetState[] {
    return [...this.values].map(([id, value]) => ({ id, value }))
  }

  /**
   * Gives out what belongs to these widgets, after a whole run. Some may appear only because of it, so the rest waits
   * for another run; when a run brought none of them, none will come.
   */
  release(present: ReadonlySet<string>): WidgetState[] {
    const released = this.waiting.filter(({ id }) => present.has(id))
    for (const { id } of released) this.values.delete(id)
    if (released.length === 0) this.values.clear()
    return released
  }
}
