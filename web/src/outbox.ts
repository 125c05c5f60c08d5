// Widget events on their way out: at most one a frame unless momentary values keep them apart, for each widget its
// latest value; numbered, and kept until a run has taken account of them (rules M2, M3, M6, M7, V8).

import { type Given, put, settle } from './given'
import type { WidgetState } from './protocol'

/** An event as it was sent. */
interface Sent {
  /** Its number within the session. */
  number: number
  /** The new values, in the order given. */
  given: Given[]
}

/** What the outbox needs of its surroundings. */
export interface OutboxOptions {
  /** Sends an event; false if that is impossible now, and the values must be kept. */
  send: (number: number, widgets: WidgetState[]) => boolean
  /** Calls back at the next frame. */
  nextFrame?: (callback: () => void) => void
}

/** Merges what is given into events. The first goes at once; those of the same frame go together at its end. */
export class Outbox {
  // Events to be sent, each with at most one value of a widget.
  private pending: Given[][] = []
  // What waits for another value to be given, by widget.
  private deferred = new Map<string, WidgetState>()
  // Whether a run is asked for, whatever is pending.
  private asked = false
  private unseen: Sent[] = []
  private last = 0
  private waiting = false

  constructor(private options: OutboxOptions) {}

  /** Takes values of widgets, which leave as soon as possible. */
  add(...given: Given[]) {
    this.release()
    for (const each of given) put(this.pending, each)
    if (this.waiting) return
    this.flush()
    this.wait()
  }

  /** Takes values of widgets, which leave with what is given or asked for next, before it (rule V8). */
  defer(...states: WidgetState[]) {
    for (const state of states) {
      this.deferred.delete(state.id)
      this.deferred.set(state.id, state)
    }
  }

  /** Leaves out deferred values, because the server has set others. */
  retract(ids: Iterable<string>) {
    for (const id of ids) this.deferred.delete(id)
  }

  /** Asks for a run: an event leaves now, be it without values. */
  ask() {
    this.release()
    this.asked = true
    this.flush()
  }

  /** Sends what has gathered, if there is a way to. */
  flush() {
    const events = this.pending.length > 0 ? this.pending : this.asked ? [[]] : []
    let left = 0
    for (const given of events) {
      if (!this.options.send(this.last + 1, given.map(bare))) break
      this.last += 1
      this.unseen.push({ number: this.last, given })
      left += 1
    }
    this.pending = this.pending.slice(left)
    if (left > 0) this.asked = false
  }

  /** The number of the latest event, counting those that are about to leave. */
  get latest(): number {
    return this.last + Math.max(this.pending.length, this.asked ? 1 : 0)
  }

  /** Forgets the events that a run has taken account of. */
  seen(number: number) {
    this.unseen = this.unseen.filter(event => event.number > number)
  }

  /** What no run has taken account of, in the order given, without what a later value has made void. */
  get outstanding(): Given[] {
    return settle([...this.unseen.flatMap(({ given }) => given), ...this.pending.flat()])
  }

  /** What waits for another value to be given, in the order given. */
  get waitsForAnother(): WidgetState[] {
    return [...this.deferred.values()]
  }

  /** Sends again, under their numbers, the events after the one that the session took last; then what has gathered. */
  resume(taken: number) {
    for (const { number, given } of this.unseen)
      if (number > taken) this.options.send(number, given.map(bare))
    this.flush()
  }

  /** Begins anew for a session that has taken so many events: nothing is on its way. */
  reset(taken: number) {
    this.pending = []
    this.deferred.clear()
    this.asked = false
    this.unseen = []
    this.last = taken
  }

  private release() {
    for (const state of this.deferred.values()) put(this.pending, state)
    this.deferred.clear()
  }

  private get empty(): boolean {
    return this.pending.length === 0 && !this.asked
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

/** As the server knows it: whether it is momentary is a matter of its widget. */
function bare({ id, value }: Given): WidgetState {
  return { id, value }
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
