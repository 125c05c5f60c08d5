// Widget events on their way out: at most one event a frame, for each widget its latest value.

import type { WidgetState } from './protocol'

/** What the outbox needs of its surroundings. */
export interface OutboxOptions {
  /** Sends an event; false if that is impossible now, and the values must be kept. */
  send: (widgets: WidgetState[]) => boolean
  /** Calls back at the next frame. */
  nextFrame?: (callback: () => void) => void
}

/** Merges widget events. The first goes at once; those that follow within the same frame go together at its end. */
export class Outbox {
  private pending = new Map<string, WidgetState>()
  private waiting = false

  constructor(private options: OutboxOptions) {}

  /** Takes a value of a widget; it replaces one that has not left yet, and is then the latest in order. */
  add(state: WidgetState) {
    this.pending.delete(state.id)
    this.pending.set(state.id, state)
    if (this.waiting) return
    this.flush()
    this.wait()
  }

  /** Sends what has gathered, if there is a way to. */
  flush() {
    if (this.pending.size === 0) return
    if (this.options.send([...this.pending.values()])) this.pending.clear()
  }

  /** What has not left yet, in order. */
  get queued(): readonly WidgetState[] {
    return [...this.pending.values()]
  }

  private wait() {
    this.waiting = true
    const nextFrame = this.options.nextFrame ?? frameOrTimer
    nextFrame(() => {
      this.waiting = false
      if (this.pending.size === 0) return
      this.flush()
      // Nothing left means no way out now: the next connection flushes.
      if (this.pending.size === 0) this.wait()
    })
  }
}

// A hidden tab draws no frames, and its events must leave all the same.
function frameOrTimer(callback: () => void) {
  let called = false
  const once = () => {
    if (called) return
    called = true
    callback()
  }
  requestAnimationFrame(once)
  setTimeout(once, 100)
}
