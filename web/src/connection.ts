// The conversation with the server: one websocket, made anew when it is lost, for one session.

import { decodeMessage, encodeMessage } from './codec'
import { Inheritance } from './inheritance'
import { setMediaSession } from './media'
import { Outbox } from './outbox'
import {
  type ClientMessage,
  type ServerMessage,
  type Update,
  type Value,
  VERSION,
  type Welcome,
  type WidgetState,
} from './protocol'
import type { Store } from './store'
import type { TokenKeeper } from './token'
import { PatchError } from './tree'

/** What a connection needs of its surroundings. */
export interface ConnectionOptions {
  /** The websocket's address. */
  url: string
  /** The page's address behind `?`, as the script sees it now. */
  query: () => string
  /** Has the page's address show what the script made of that. */
  showQuery?: (query: string) => void
  /** Where the session's token is kept. */
  token: TokenKeeper
  /** Makes a socket. */
  makeSocket?: (url: string) => WebSocket
  /** A random number from 0 to 1, for the jitter. */
  random?: () => number
  /** Calls back at the next frame. */
  nextFrame?: (callback: () => void) => void
  /** Loads the page anew, if that was not just done; false if it was. */
  reload?: () => boolean
}

/** The close code of a session that another connection took over (rule C5). */
const TAKEN_OVER = 4001

const FIRST_DELAY_MS = 200
const LAST_DELAY_MS = 10_000
const WELCOME_TIMEOUT_MS = 10_000

/** How long to wait before the attempt that follows `failures` failed ones, in milliseconds. */
export function retryDelay(failures: number, random: () => number): number {
  const delay = Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, failures - 1))
  // At least half of it, so that a restarted server is not met by all its pages at once.
  return delay * (0.5 + random() / 2)
}

/** The page's end of the conversation. */
export class Connection {
  private socket: WebSocket | null = null
  private welcomed = false
  // Whether the page is the session's: between the welcome and the first update it still may be an older one.
  private ready = false
  private over = false
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  // The session that the page is of, and the last event it had taken when the connection began.
  private session: string | null = null
  private taken = 0
  private outbox: Outbox
  private inheritance = new Inheritance()

  constructor(
    private store: Store,
    private options: ConnectionOptions,
  ) {
    this.outbox = new Outbox({
      send: (number, widgets) => this.send({ type: 'event', number, widgets }),
      nextFrame: options.nextFrame,
    })
  }

  /** Connects; also at once when a connection was lost and the next attempt is still to come. */
  connect = () => {
    if (this.socket || this.over) return
    clearTimeout(this.timer)
    const connection = this.failures === 0 ? 'CONNECTING' : 'PINGING_SERVER'
    this.store.set({ connection })
    const makeSocket = this.options.makeSocket ?? (url => new WebSocket(url))
    const socket = makeSocket(this.options.url)
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => this.hello()
    socket.onmessage = event => this.receive(event.data)
    socket.onclose = event => this.lost(socket, event.code)
    this.socket = socket
    this.timer = setTimeout(() => this.drop(), WELCOME_TIMEOUT_MS)
  }

  /** Gives a widget a value: shown at once, sent as soon as possible, or with what is given next (rule V8). */
  give(id: string, value: Value) {
    const momentary = this.store.isMomentary(id, value)
    if (!momentary) {
      this.store.hold(id, value)
      this.inheritance.drop(id)
      if (this.store.widgets().get(id)?.widget.deferred) return this.outbox.defer({ id, value })
    }
    this.outbox.add({ id, value, momentary })
    this.store.expect(this.outbox.latest)
  }

  /** Sends what was given to a form's widgets, and the press of the button that submits it, as one event (rule V6). */
  submit(form: string, button: string, clear: boolean) {
    const states = this.store.submit(form)
    for (const { id } of states) this.inheritance.drop(id)
    this.outbox.add(...states, { id: button, value: { type: 'press' }, momentary: true })
    if (clear) this.outbox.defer(...this.store.clear(form))
    this.store.expect(this.outbox.latest)
  }

  /** Asks the script to run again. */
  rerun() {
    this.outbox.ask()
    this.store.expect(this.outbox.latest)
  }

  /** Asks the present run to stop (rule M5). */
  stop() {
    if (this.send({ type: 'stop' })) this.store.set({ script: 'stopRequested' })
  }

  /** Asks for all memoized results to be forgotten, then for a run that shows what comes of it. */
  clearCache() {
    if (this.send({ type: 'clear_cache' })) this.rerun()
  }

  /** Says whether a changed source should run without being asked. */
  runOnSave(always: boolean) {
    if (this.send({ type: 'run_on_save', always })) this.store.set({ runOnSave: always })
  }

  /** Tells that the user went back or forth to an address with another query. */
  tellQuery = () => {
    // Without a connection it is the next `hello` that tells.
    this.send({ type: 'query', query: this.options.query() })
  }

  private hello() {
    const { query, token } = this.options
    const values = this.settled
    this.transmit({ type: 'hello', version: VERSION, session: token.current, query: query(), values })
  }

  // What the page shows, without what a session has yet to take.
  private get settled(): WidgetState[] {
    const { outstanding, waitsForAnother } = this.outbox
    const unsettled = idsOf([...this.inheritance.waiting, ...outstanding, ...waitsForAnother])
    return this.store.held.filter(({ id }) => !unsettled.has(id))
  }

  private send(message: ClientMessage): boolean {
    if (!this.ready) return false
    this.transmit(message)
    return true
  }

  private transmit(message: ClientMessage) {
    this.socket?.send(encodeMessage(message))
  }

  private receive(data: ArrayBuffer) {
    const message: ServerMessage = decodeMessage(data)
    switch (message.type) {
      case 'welcome':
        return this.welcome(message)
      case 'update':
        return this.update(message)
      case 'source_changed':
        return this.store.set({ sourceChanged: true })
      case 'refused':
        return this.refused(message.reason)
    }
  }

  private welcome(welcome: Welcome) {
    clearTimeout(this.timer)
    this.welcomed = true
    this.options.token.keep(welcome.session)
    setMediaSession(welcome.session)
    this.store.set({ welcome, runOnSave: welcome.run_on_save })
    this.taken = welcome.taken
    if (welcome.session !== this.session) this.enter(welcome)
  }

  // A session begins for this page, with what `hello` said. What an earlier one had not taken yet is its inheritance.
  private enter({ session, taken }: Welcome) {
    this.inheritance.take([...this.outbox.outstanding, ...this.outbox.waitsForAnother])
    this.session = session
    this.outbox.reset(taken)
    this.store.restart(taken)
  }

  private update(update: Update) {
    this.outbox.seen(update.seen)
    const own = idsOf([...this.inheritance.waiting, ...this.outbox.outstanding])
    try {
      this.store.update(update, own, idsOf(this.outbox.waitsForAnother))
    } catch (error) {
      if (!(error instanceof PatchError)) throw error
      console.warn(`millpond: ${error.message}; connecting anew`)
      return this.drop()
    }
    if (typeof update.query === 'string') this.options.showQuery?.(update.query)
    this.failures = 0
    if (update.reset) this.begin()
    else this.outbox.retract(update.values.filter(({ id }) => !own.has(id)).map(({ id }) => id))
    if (this.store.state.script === 'notRunning') this.bequeath()
  }

  // What the user gave outlives the page that the server sends at first, where that does not take account of it.
  private begin() {
    this.ready = true
    this.store.recall([
      ...this.inheritance.waiting,
      ...this.outbox.outstanding,
      ...this.outbox.waitsForAnother,
    ])
    this.outbox.resume(this.taken)
    this.store.set({ connection: 'CONNECTED' })
  }

  private bequeath() {
    if (this.inheritance.waiting.length === 0) return
    const states = this.inheritance.release(this.store.widgets())
    if (states.length === 0) return
    this.store.recall(states)
    this.outbox.add(...states)
    this.outbox.flush()
    this.store.expect(this.outbox.latest)
  }

  private refused(reason: string) {
    console.warn(`millpond: refused: ${reason}`)
    if (!this.welcomed) return this.refusedHello(reason)
    // Its widget went away while the user still used it: there is nothing that the user could do about it.
    if (!reason.startsWith('there is no widget')) this.store.toast(`The server refused a message: ${reason}`)
  }

  // A server of another version serves another page: loading it is the cure, unless that was just tried (rule C3).
  private refusedHello(reason: string) {
    if (this.options.reload?.()) this.over = true
    else this.end(`The server refused this page: ${reason}`)
  }

  private drop() {
    const socket = this.socket
    if (!socket) return
    this.lost(socket, 0)
    socket.close()
  }

  private lost(socket: WebSocket, code: number) {
    if (socket !== this.socket) return
    this.socket = null
    this.welcomed = false
    this.ready = false
    clearTimeout(this.timer)
    if (this.over) return
    if (code === TAKEN_OVER) return this.takenOver()
    this.failures += 1
    this.store.set({ connection: 'PINGING_SERVER', script: 'notRunning', stale: new Map() })
    this.timer = setTimeout(this.connect, retryDelay(this.failures, this.options.random ?? Math.random))
  }

  // Taking the session back would close the other tab's page in turn.
  private takenOver() {
    this.options.token.forget()
    this.end('This session is open in another tab.')
  }

  private end(farewell: string) {
    this.over = true
    this.store.set({ connection: 'DISCONNECTED_FOREVER', script: 'notRunning', farewell })
  }
}

function idsOf(states: readonly WidgetState[]): ReadonlySet<string> {
  return new Set(states.map(({ id }) => id))
}
