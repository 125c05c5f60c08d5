// Files on their way to the server, a few at a time. Those that have arrived wait for the others, so that they become
// one value together, in the order in which they were added.

import type { Accepts, UserFile } from '../protocol'
import { type LocalFile, type Sending, UploadError } from '../upload'
import { sift } from './accepts'

/** A file that is no value yet. */
export interface Upload extends LocalFile {
  /** Tells it from the others. */
  key: number
  /** Which share of it has left, 0 to 1. */
  progress: number
  /** What the server calls it, once it has arrived. */
  arrived: UserFile | null
  /** Why it will not arrive. */
  error: string | null
  /** Whether another attempt may help. */
  passing: boolean
}

/** What a queue needs of its surroundings. */
export interface QueueOptions {
  /** Sends a file. */
  send: (file: LocalFile, onProgress: (share: number) => void) => Sending
  /** Takes those that have arrived, once none is on its way. */
  arrived: (files: UserFile[]) => void
  /** Gives up one that has arrived but was not taken. */
  giveUp: (file: UserFile) => void
}

/** A browser opens six connections to a server; the page needs some for other things. */
const AT_ONCE = 3

/** The files of a widget that are no value yet. */
export class UploadQueue {
  /** All of them, in the order in which they were added; a change replaces the list. */
  uploads: readonly Upload[] = []

  private sendings = new Map<number, Sending>()
  private listeners = new Set<() => void>()
  private count = 0

  constructor(private options: QueueOptions) {}

  /** Calls `listener` at each change; the answer ends that. */
  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  /** Whether some are on their way or wait for that. */
  get busy(): boolean {
    return this.uploads.some(isGoing)
  }

  /** Sends those files that are taken, and shows why the others are not; of one file, in the place of that before. */
  offer(accepts: Accepts, files: readonly LocalFile[]) {
    const { taken, refused } = sift(accepts, files)
    if (accepts.count === 'one' && files.length > 0) this.clear()
    for (const { file, reason } of refused) this.refuse(file, reason)
    this.add(taken)
  }

  /** Sends files. */
  add(files: readonly LocalFile[]) {
    this.set([...this.uploads, ...files.map(file => this.made(file, null))])
    this.advance()
  }

  /** Shows a file that is not sent, and why. */
  refuse({ name, content }: LocalFile, error: string) {
    this.set([...this.uploads, this.made({ name, content }, error)])
  }

  /** Tries again with one that failed. */
  retry(key: number) {
    this.change(key, { error: null, progress: 0 })
    this.advance()
  }

  /** Takes one away; if it is on its way, that ends. */
  remove(key: number) {
    const upload = this.uploads.find(upload => upload.key === key)
    if (!upload) return
    this.set(this.uploads.filter(other => other !== upload))
    this.sendings.get(key)?.abort()
    this.sendings.delete(key)
    if (upload.arrived) this.options.giveUp(upload.arrived)
    this.advance()
  }

  /** Takes all away. */
  clear() {
    for (const { key } of this.uploads) this.remove(key)
  }

  private made({ name, content }: LocalFile, error: string | null): Upload {
    this.count += 1
    return { key: this.count, name, content, progress: 0, arrived: null, error, passing: false }
  }

  private advance() {
    const waiting = this.uploads.filter(upload => isGoing(upload) && !this.sendings.has(upload.key))
    for (const upload of waiting.slice(0, AT_ONCE - this.sendings.size)) this.send(upload)
    if (!this.busy) this.handOver()
  }

  private send(upload: Upload) {
    const sending = this.options.send(upload, progress => this.change(upload.key, { progress }))
    this.sendings.set(upload.key, sending)
    sending.done.then(
      arrived => this.finish(upload.key, sending, { arrived, progress: 1 }),
      error => this.finish(upload.key, sending, failure(error)),
    )
  }

  private finish(key: number, sending: Sending, change: Partial<Upload>) {
    if (this.sendings.get(key) !== sending) {
      // It was taken away when the answer was on its way already.
      if (change.arrived) this.options.giveUp(change.arrived)
      return
    }
    this.sendings.delete(key)
    this.change(key, change)
    this.advance()
  }

  private handOver() {
    const arrived = this.uploads.flatMap(upload => upload.arrived ?? [])
    if (arrived.length === 0) return
    this.set(this.uploads.filter(upload => !upload.arrived))
    this.options.arrived(arrived)
  }

  private change(key: number, change: Partial<Upload>) {
    this.set(this.uploads.map(upload => (upload.key === key ? { ...upload, ...change } : upload)))
  }

  private set(uploads: readonly Upload[]) {
    this.uploads = uploads
    for (const listener of this.listeners) listener()
  }
}

/** Which share of a file has left, 0 to 1; absent where it is not on its way. */
export function progressOf(upload: Upload): number | undefined {
  return isGoing(upload) ? upload.progress : undefined
}

function isGoing({ arrived, error }: Upload): boolean {
  return !arrived && error === null
}

function failure(error: unknown): Partial<Upload> {
  return error instanceof UploadError
    ? { error: error.message, passing: error.passing }
    : { error: String(error), passing: true }
}
