// Widget events on their way out: at most one event a frame, for each widget its latest value; numbered, and kept
// until a run has taken account of them (rules M2, M6, M7).

import type { WidgetState } from './protocol'

/** An event as it was sent. */
interface Sent {
  /** Its number within the session. */
  number: number
  /** The new values, in the order given. */
  widgets: WidgetState[]
}

/** What the outbox needs of its surroundings. */
export interface OutboxOptions {
  /** Sends an event; false if that is impossible now, and the values must be kept. */
  send: (number: number, widgets: WidgetState[]) => boolean
  /** Calls back at the next frame. */
  nextFrame?: (callback: () => void) => void
}

/** Merges widget events. The first goes at once; those that follow within the same frame go together at its end. */
export class Outbox {
  private pending = new Map<string, WidgetState>()
  // Whether a run is asked for, whatever is pending.
  private asked = false
  private unseen: Sent[] = []
  private last = 0
  private waiting = false

  constructor(private options: OutboxOptions) {}

  /** Takes values of widgets; each replaces one that has not left yet, and is then the latest in order. */
  add(...states: WidgetState[]) {
    for (const state of states) putLast(this.pending, state)
    if (this.waiting) return
    this.flush()
    this.wait()
  }

  /** Asks for a run: an event leaves now, be it without values. */
  ask() {
    this.asked = true
    this.flush()
  }

  /** Sends what has gathered, if there is a way to. */
  flush() {
    if (this.empty) return
    const event = { number: this.last + 1, widgets: [...this.pending.values()] }
    if (!this.options.send(event.number, event.widgets)) return
    this.last = event.number
    this.unseen.push(event)
    this.pending.clear()
    this.asked = false
  }

  /** The number of the latest event, counting one that is about to leave. */
  get latest(): number {
    return this.empty ? this.last : this.last + 1
  }

  /** Forgets the events that a run has taken account of. */
  seen(number: number) {
    this.unseen = this.unseen.filter(event => event.number > number)
  }

  /** What no run has taken account of, in the order given, for each widget its latest value. */
  get outstanding(): WidgetState[] {
    const latest = new Map<string, WidgetState>()
    for (const { widgets } of this.unseen) for (const state of widgets) putLast(latest, state)
    for (const state of this.pending.values()) putLast(latest, state)
    return [...latest.values()]
  }

  /** Sends again, under their numbers, the events after the one that the session took last; then what has gathered. */
  resume(taken: number) {
    for (const { number, widgets } of this.unseen) if (number > taken) this.options.send(number, widgets)
    this.flush()
  }

  /** Begins anew for a session that has taken so many events: nothing is on its way. */
  reset(taken: number) {
    this.pending.clear()
    this.asked = false
    this.unseen = []
    this.last = taken
  }

  private get empty(): boolean {
    return this.pending.size === 0 && !this.asked
  }

  private wait() {
    this.waiting = true
    const nextFrame = this.options.nextFrame ?? frameOrTimer
    nextFrame(() => {
      this.waiting = false
      if (this.empty) return
      this.flush()
      // Something left means no way out now: the next connection flushes.
      if (this.empty) this.wait()
    })
  }
}

function putLast(states: Map<string, WidgetState>, state: WidgetState) {
  states.delete(state.id)
  states.set(state.id, state)
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
