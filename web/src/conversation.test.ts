// Laws of store, outbox and connection together: whatever is given, whenever messages arrive or are lost, the server
// gets it, and both ends agree in the end.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Connection } from './connection'
import type { ClientMessage, Update, Value, WidgetState } from './protocol'
import { Store } from './store'
import { button, firstUpdate, menuButton, textInput, update, widget } from './testing/pages'
import { FakeSocket } from './testing/socket'
import { TokenKeeper } from './token'

const HELD = ['a', 'b', 'late'] as const
const MOMENTARY = ['press', 'menu', 'chat'] as const
const NODES = [
  textInput('a'),
  textInput('b'),
  textInput('late', { widget: widget('late', { deferred: true }) }),
  button('press'),
  menuButton('menu', ['x']),
]

/** A server that takes events in order, each once, and says so when it likes. */
class Server {
  values = new Map<string, string>()
  /** The momentary values taken, each with what the server held then. */
  moments: { id: string; label: string; values: ReadonlyMap<string, string> }[] = []
  taken = 0
  private seen = 0
  private run = 1
  private news: WidgetState[] = []

  take(message: ClientMessage) {
    if (message.type !== 'event' || message.number <= this.taken) return
    expect(message.number).toBe(this.taken + 1)
    this.taken = message.number
    for (const state of message.widgets) this.takeValue(state)
  }

  /** A run that takes account of all that was taken sets a value. */
  set(id: string, text: string) {
    this.seen = this.taken
    this.values.set(id, text)
    this.news.push({ id, value: textOf(text) })
  }

  /** What a run tells that takes account of all that was taken. */
  tell(): Update {
    this.run += 1
    this.seen = this.taken
    return update({ run: this.run, seen: this.seen, values: this.news.splice(0) })
  }

  /** What a new connection begins with. */
  whole(): Update {
    this.news = []
    const values = [...this.values].map(([id, text]) => ({ id, value: textOf(text) }))
    return firstUpdate(NODES, [], { run: this.run, seen: this.seen, values })
  }

  private takeValue({ id, value }: WidgetState) {
    // What a script has set and not told yet is void once the user gives another value.
    this.news = this.news.filter(state => state.id !== id)
    if (value.type === 'text') this.values.set(id, value.value)
    else this.moments.push({ id, label: labelOf(value), values: new Map(this.values) })
  }
}

/** A page and a server with a way between them that loses what is on it when it breaks. */
function world() {
  const server = new Server()
  const store = new Store()
  const frames: (() => void)[] = []
  let socket = new FakeSocket()
  let delivered = 0
  let isUp = false
  const connection = new Connection(store, {
    url: 'ws://x/stream',
    query: () => '',
    token: new TokenKeeper('k', undefined),
    makeSocket: () => {
      socket = new FakeSocket()
      delivered = 0
      return socket as unknown as WebSocket
    },
    nextFrame: callback => frames.push(callback),
  })
  const frame = () => {
    for (const callback of frames.splice(0)) callback()
  }
  const deliver = () => {
    const message = isUp ? socket.sent[delivered] : undefined
    if (!message) return false
    delivered += 1
    server.take(message)
    return true
  }
  const tell = () => isUp && socket.say({ type: 'update', ...server.tell() })
  const disconnect = () => {
    if (isUp) socket.lose()
    isUp = false
  }
  const connect = () => {
    if (isUp) return
    connection.connect()
    isUp = true
    socket.onopen?.()
    const rest = { server: '0', app: 'app', run_on_save: false, developer: true }
    socket.say({ type: 'welcome', session: 's', taken: server.taken, ...rest })
    socket.say({ type: 'update', ...server.whole() })
  }
  /** Everything arrives, deferred values too. */
  const settle = () => {
    connect()
    connection.rerun()
    frame()
    while (deliver());
    tell()
  }
  connect()
  return { server, store, connection, frame, deliver, tell, disconnect, connect, settle }
}

type World = ReturnType<typeof world>
type Step =
  | { give: string }
  | { set: string }
  | 'frame'
  | 'deliver'
  | 'tell'
  | 'disconnect'
  | 'connect'
  | 'rerun'

const steps = (...sets: string[]) =>
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ give: fc.constantFrom<string>(...HELD, ...MOMENTARY) }) },
      { weight: 6, arbitrary: fc.constantFrom<Step>('frame', 'deliver', 'deliver', 'tell', 'connect') },
      { weight: 1, arbitrary: fc.constantFrom<Step>('disconnect', 'rerun') },
      ...sets.map(id => ({ weight: 1, arbitrary: fc.constant<Step>({ set: id }) })),
    ),
    { maxLength: 60 },
  )

function take(page: World, step: Step, count: number) {
  if (step === 'rerun') page.connection.rerun()
  else if (typeof step === 'string') page[step]()
  else if ('set' in step) page.server.set(step.set, `s${count}`)
  else page.connection.give(step.give, given(step.give, count))
}

function given(id: string, count: number): Value {
  if (id === 'menu') return { type: 'choice', value: { index: 0, label: `${count}` } }
  if (id === 'chat') return { type: 'chat', value: { text: `${count}`, files: [], audio: null } }
  return id === 'press' ? { type: 'press' } : textOf(`${count}`)
}

function textOf(value: string): Value {
  return { type: 'text', value }
}

function labelOf(value: Value): string {
  if (value.type === 'chat') return value.value.text
  return value.type === 'choice' ? value.value.label : ''
}

const isMomentary = (id: string) => (MOMENTARY as readonly string[]).includes(id)

test('M2, M3, M6, V8: each momentary value arrives once, in order, after what was given before it; so does the last of each other', () => {
  fc.assert(
    fc.property(steps(), run => {
      const page = world()
      const last = new Map<string, number>()
      const moments: { id: string; label: string; before: ReadonlyMap<string, number> }[] = []
      for (const [count, step] of run.entries()) {
        take(page, step, count)
        if (typeof step === 'string' || !('give' in step)) continue
        const { give: id } = step
        if (isMomentary(id)) moments.push({ id, label: labelOf(given(id, count)), before: new Map(last) })
        else last.set(id, count)
      }
      page.settle()
      const { server, store } = page
      expect(server.moments.map(({ id, label }) => ({ id, label }))).toEqual(
        moments.map(({ id, label }) => ({ id, label })),
      )
      for (const [at, { before }] of moments.entries())
        for (const [id, count] of before)
          expect(Number(server.moments[at]?.values.get(id))).toBeGreaterThanOrEqual(count)
      for (const [id, count] of last) expect(server.values.get(id)).toBe(`${count}`)
      expect(store.state.script).toBe('notRunning')
    }),
    { numRuns: 300 },
  )
})

test('V2, V7: page and server agree in the end, whoever sets a value', () => {
  fc.assert(
    fc.property(steps('a', 'late'), run => {
      const page = world()
      for (const [count, step] of run.entries()) take(page, step, count)
      page.settle()
      for (const id of HELD) {
        const text = page.server.values.get(id)
        expect(page.store.value(id)).toEqual(text === undefined ? undefined : textOf(text))
      }
    }),
    { numRuns: 300 },
  )
})

test('V1: what was given shows until the server sets another', () => {
  fc.assert(
    fc.property(steps(), run => {
      const page = world()
      for (const [count, step] of run.entries()) {
        take(page, step, count)
        if (typeof step === 'string' || !('give' in step) || isMomentary(step.give)) continue
        expect(page.store.value(step.give)).toEqual(textOf(`${count}`))
      }
      const shown = HELD.map(id => page.store.value(id))
      page.settle()
      expect(HELD.map(id => page.store.value(id))).toEqual(shown)
    }),
    { numRuns: 200 },
  )
})
