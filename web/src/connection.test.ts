import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Connection, retryDelay } from './connection'
import { type Patch, VERSION, type Welcome } from './protocol'
import { Store } from './store'
import { button, checkbox, firstUpdate, menuButton, update, widget } from './testing/pages'
import { FakeSocket } from './testing/socket'
import { TokenKeeper } from './token'

const welcome = { session: 'secret', taken: 0, server: '0', app: 'app', run_on_save: false, developer: true }
const ticked = { type: 'bool', value: true } as const
const press = { type: 'press' } as const

function setUp(reload = () => false) {
  const sockets: FakeSocket[] = []
  let query = 'a=1'
  const goTo = (another: string) => {
    query = another
  }
  const store = new Store()
  const connection = new Connection(store, {
    url: 'ws://x/stream',
    query: () => query,
    showQuery: goTo,
    token: new TokenKeeper('k', undefined),
    makeSocket: () => {
      const socket = new FakeSocket()
      sockets.push(socket)
      return socket as unknown as WebSocket
    },
    random: () => 1,
    nextFrame: callback => setTimeout(callback, 16),
    reload,
  })
  const last = () => sockets.at(-1) as FakeSocket
  const greet = (fields: Partial<Welcome> = {}) => {
    last().onopen?.()
    last().say({ type: 'welcome', ...welcome, ...fields })
    last().say({ type: 'update', ...firstUpdate([checkbox('a')]) })
  }
  const comeBack = (fields: Partial<Welcome> = {}) => {
    last().lose()
    vi.advanceTimersByTime(200)
    greet(fields)
  }
  connection.connect()
  return { connection, store, sockets, last, greet, comeBack, goTo }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => vi.useRealTimers())

test('C1: the first message is hello', () => {
  const { last } = setUp()
  last().onopen?.()
  expect(last().sent).toEqual([{ type: 'hello', version: VERSION, session: null, query: 'a=1', values: [] }])
})

test('C2: the page is connected once it is that of the session', () => {
  const { store, last } = setUp()
  last().onopen?.()
  last().say({ type: 'welcome', ...welcome })
  expect(store.state.connection).toBe('CONNECTING')
  last().say({ type: 'update', ...firstUpdate([]) })
  expect(store.state.connection).toBe('CONNECTED')
  expect(store.state.script).toBe('notRunning')
})

test('a query that the script set is that of the next hello', () => {
  const { last, greet } = setUp()
  greet()
  last().say({ type: 'update', ...update({ query: 'b=2' }) })
  last().lose()
  vi.advanceTimersByTime(200)
  last().onopen?.()
  expect(last().sent[0]).toMatchObject({ type: 'hello', query: 'b=2' })
})

test('a query to which the user goes back is told', () => {
  const { connection, last, greet, goTo } = setUp()
  greet()
  goTo('c=3')
  connection.tellQuery()
  expect(last().sent.at(-1)).toEqual({ type: 'query', query: 'c=3' })
})

test('C3: a page of another version is loaded anew', () => {
  const reload = vi.fn(() => true)
  const { last, sockets } = setUp(reload)
  last().onopen?.()
  last().say({ type: 'refused', reason: 'another version' })
  last().lose()
  vi.advanceTimersByTime(60_000)
  expect(reload).toHaveBeenCalledOnce()
  expect(sockets).toHaveLength(1)
})

test('C3: a page that was just loaded anew says so instead', () => {
  const { store, last } = setUp(() => false)
  last().onopen?.()
  last().say({ type: 'refused', reason: 'another version' })
  expect(store.state.connection).toBe('DISCONNECTED_FOREVER')
})

test('C4: a lost connection is made anew for the same session', () => {
  const { store, last, sockets, greet } = setUp()
  greet()
  last().lose()
  expect(store.state.connection).toBe('PINGING_SERVER')
  vi.advanceTimersByTime(200)
  last().onopen?.()
  expect(sockets).toHaveLength(2)
  expect(last().sent[0]).toMatchObject({ type: 'hello', session: 'secret' })
})

test('C5: a session that another connection took over is not taken back', () => {
  const { store, last, sockets, greet } = setUp()
  greet()
  last().lose(4001)
  vi.advanceTimersByTime(60_000)
  expect(store.state.connection).toBe('DISCONNECTED_FOREVER')
  expect(sockets).toHaveLength(1)
})

test('M1: a refusal is told, and the session goes on', () => {
  const { connection, store, last, greet } = setUp()
  greet()
  connection.give('a', ticked)
  last().say({ type: 'refused', reason: 'the widget does not take this value: a' })
  expect(store.state.toasts[0]?.text).toContain('does not take this value')
  expect(last().closed).toBe(false)
})

test('M4: that a widget has just gone away bothers nobody', () => {
  const { store, last, greet } = setUp()
  greet()
  last().say({ type: 'refused', reason: 'there is no widget with this id: a' })
  expect(store.state.toasts).toEqual([])
  expect(console.warn).toHaveBeenCalledOnce()
})

test('M6: events are numbered on from the one that the session took last', () => {
  const { connection, last, greet } = setUp()
  greet({ taken: 4 })
  connection.give('a', ticked)
  connection.rerun()
  expect(last().sent.slice(1)).toEqual([
    { type: 'event', number: 5, widgets: [{ id: 'a', value: ticked }] },
    { type: 'event', number: 6, widgets: [] },
  ])
})

test('M6: an event that the session did not take is sent again, one that it took is not', () => {
  const { connection, last, greet, comeBack } = setUp()
  greet()
  connection.give('b', press)
  connection.rerun()
  comeBack({ taken: 1 })
  expect(last().sent.slice(1)).toEqual([{ type: 'event', number: 2, widgets: [] }])
  connection.rerun()
  expect(last().sent.at(-1)).toMatchObject({ number: 3 })
})

test('M6: a value on its way outlives the page that does not take account of it', () => {
  const { connection, store, greet, comeBack } = setUp()
  greet()
  connection.give('a', ticked)
  comeBack({ taken: 1 })
  expect(store.value('a')).toEqual(ticked)
  expect(store.state.script).toBe('rerunRequested')
})

test('V2: a value on its way is kept while its widget is gone for a moment', () => {
  const { connection, store, last, greet } = setUp()
  greet()
  connection.give('a', ticked)
  const without: Patch = { type: 'splice', path: [0], at: 0, remove: 1, insert: [] }
  last().say({ type: 'update', ...update({ patches: [without] }) })
  expect(store.value('a')).toEqual(ticked)
  const again: Patch = { ...without, remove: 0, insert: [checkbox('a')] }
  last().say({ type: 'update', ...update({ seen: 1, patches: [again] }) })
  expect(store.value('a')).toEqual(ticked)
  last().say({ type: 'update', ...update({ seen: 1, patches: [without] }) })
  expect(store.value('a')).toBeUndefined()
})

test('M7: the page is not at rest before a run took account of all that was given', () => {
  const { connection, store, last, greet } = setUp()
  greet()
  connection.give('a', ticked)
  expect(store.state.script).toBe('rerunRequested')
  connection.give('a', { type: 'bool', value: false })
  last().say({ type: 'update', ...update({ seen: 1 }) })
  expect(store.state.script).toBe('rerunRequested')
  vi.advanceTimersByTime(16)
  last().say({ type: 'update', ...update({ seen: 2, running: true }) })
  expect(store.state.script).toBe('running')
  last().say({ type: 'update', ...update({ seen: 2 }) })
  expect(store.state.script).toBe('notRunning')
})

test('C4: what a session that was lost has not taken is given to the next one, after its first run', () => {
  const { connection, store, last, greet } = setUp()
  greet()
  connection.give('a', ticked)
  connection.give('gone', ticked)
  last().say({ type: 'update', ...update({ seen: 1 }) })
  last().lose()
  connection.give('b', press)
  vi.advanceTimersByTime(200)
  last().onopen?.()
  const values = [{ id: 'a', value: ticked }]
  expect(last().sent[0]).toMatchObject({ type: 'hello', session: 'secret', values })
  last().say({ type: 'welcome', ...welcome, session: 'another' })
  last().say({ type: 'update', ...firstUpdate([], [], { run: 0, values }) })
  expect(store.state.script).toBe('initial')
  last().say({ type: 'update', ...firstUpdate([checkbox('a'), checkbox('b')], [], { reset: false }) })
  expect(last().sent.slice(1)).toEqual([{ type: 'event', number: 1, widgets: [{ id: 'b', value: press }] }])
  expect(store.value('a')).toEqual(ticked)
  expect(store.state.script).toBe('rerunRequested')
  last().say({ type: 'update', ...update({ seen: 1 }) })
  expect(store.state.script).toBe('notRunning')
  expect(last().sent).toHaveLength(2)
})

test('a new session does not inherit what the user changed meanwhile', () => {
  const { connection, last, greet } = setUp()
  greet()
  connection.give('a', ticked)
  last().lose()
  vi.advanceTimersByTime(200)
  greet({ session: 'another' })
  const unticked = { type: 'bool', value: false } as const
  connection.give('a', unticked)
  vi.advanceTimersByTime(16)
  last().say({ type: 'update', ...update({ seen: 2 }) })
  const widgets = last().sent.flatMap(message => (message.type === 'event' ? message.widgets : []))
  expect(widgets.at(-1)).toEqual({ id: 'a', value: unticked })
})

test('M3: what was pressed twice in a session that was lost is pressed twice in the next one', () => {
  const { connection, last, greet } = setUp()
  greet()
  last().lose()
  for (const value of [ticked, { type: 'bool', value: false } as const]) {
    connection.give('a', value)
    connection.give('b', press)
  }
  vi.advanceTimersByTime(200)
  last().onopen?.()
  last().say({ type: 'welcome', ...welcome, session: 'another' })
  last().say({ type: 'update', ...firstUpdate([checkbox('a'), button('b')]) })
  const values = last().sent.flatMap(message => (message.type === 'event' ? [message.widgets] : []))
  expect(values).toEqual([
    [
      { id: 'a', value: ticked },
      { id: 'b', value: press },
    ],
    [
      { id: 'a', value: { type: 'bool', value: false } },
      { id: 'b', value: press },
    ],
  ])
})

test('M3: what is chosen from a menu twice is sent twice, also if it is the same', () => {
  const { connection, store, last } = setUp()
  last().onopen?.()
  last().say({ type: 'welcome', ...welcome })
  last().say({ type: 'update', ...firstUpdate([menuButton('m', ['Copy'])]) })
  const choice = { type: 'choice', value: { index: 0, label: 'Copy' } } as const
  for (let times = 0; times < 3; times += 1) connection.give('m', choice)
  vi.advanceTimersByTime(16)
  expect(last().sent.slice(1)).toEqual(
    [1, 2, 3].map(number => ({ type: 'event', number, widgets: [{ id: 'm', value: choice }] })),
  )
  expect(store.value('m')).toBeUndefined()
})

describe('V7: a value that the server sets', () => {
  const unticked = { type: 'bool', value: false } as const
  const set = (seen: number) => ({
    type: 'update' as const,
    ...update({ seen, values: [{ id: 'a', value: unticked }] }),
  })

  test('gives way to one of the page that it does not cover', () => {
    const { connection, store, last, greet } = setUp()
    greet()
    connection.give('a', ticked)
    last().say(set(0))
    expect(store.value('a')).toEqual(ticked)
    last().say(set(1))
    expect(store.value('a')).toEqual(unticked)
  })

  test('gives way to one that has not left yet', () => {
    const { connection, store, last, greet } = setUp()
    greet()
    connection.give('b', press)
    connection.give('a', ticked)
    last().say(set(1))
    expect(store.value('a')).toEqual(ticked)
  })
})

describe('V8: a value of a deferred widget', () => {
  const deferred = () => checkbox('d', { widget: widget('d', { deferred: true }) })
  function page() {
    const fixture = setUp()
    const { last } = fixture
    const greet = (fields: Partial<Welcome> = {}) => {
      last().onopen?.()
      last().say({ type: 'welcome', ...welcome, ...fields })
      last().say({ type: 'update', ...firstUpdate([deferred(), checkbox('a')]) })
    }
    const comeBack = (fields: Partial<Welcome> = {}) => {
      last().lose()
      vi.advanceTimersByTime(200)
      greet(fields)
    }
    const events = () => last().sent.flatMap(message => (message.type === 'event' ? [message.widgets] : []))
    greet()
    return { ...fixture, comeBack, events }
  }

  test('shows, waits for another one, and leaves before it', () => {
    const { connection, store, events } = page()
    connection.give('d', ticked)
    vi.advanceTimersByTime(16)
    expect(store.value('d')).toEqual(ticked)
    expect(store.state.script).toBe('notRunning')
    expect(events()).toEqual([])
    connection.give('a', ticked)
    expect(events()).toEqual([['d', 'a'].map(id => ({ id, value: ticked }))])
  })

  test('outlives a lost connection', () => {
    const { connection, store, events, comeBack } = page()
    connection.give('d', ticked)
    comeBack()
    expect(store.value('d')).toEqual(ticked)
    expect(events()).toEqual([])
    connection.rerun()
    expect(events()).toEqual([[{ id: 'd', value: ticked }]])
  })

  test('outlives a session that was lost', () => {
    const { connection, store, events, comeBack } = page()
    connection.give('d', ticked)
    comeBack({ session: 'another' })
    expect(store.value('d')).toEqual(ticked)
    expect(events()).toEqual([[{ id: 'd', value: ticked }]])
  })

  test('is kept while its widget is gone for a moment', () => {
    const { connection, store, last } = page()
    connection.give('d', ticked)
    const without: Patch = { type: 'splice', path: [0], at: 0, remove: 1, insert: [] }
    last().say({ type: 'update', ...update({ patches: [without] }) })
    expect(store.value('d')).toEqual(ticked)
  })

  test('gives way to one that the server sets', () => {
    const { connection, store, last, events } = page()
    connection.give('d', ticked)
    const unticked = { type: 'bool', value: false } as const
    last().say({ type: 'update', ...update({ values: [{ id: 'd', value: unticked }] }) })
    expect(store.value('d')).toEqual(unticked)
    connection.rerun()
    expect(events()).toEqual([[]])
  })
})

test('clearing the cache asks for a run', () => {
  const { connection, last, greet } = setUp()
  greet()
  connection.clearCache()
  expect(last().sent.slice(1)).toEqual([{ type: 'clear_cache' }, { type: 'event', number: 1, widgets: [] }])
})

test('T5: a patch that does not fit connects anew', () => {
  const { last, sockets, greet } = setUp()
  greet()
  last().say({
    type: 'update',
    ...update({ patches: [{ type: 'splice', path: [9], at: 0, remove: 0, insert: [] }] }),
  })
  expect(sockets[0]?.closed).toBe(true)
  vi.advanceTimersByTime(200)
  expect(sockets).toHaveLength(2)
})

test('V2: what is given without a connection shows at once and outlives the next page', () => {
  const { connection, store, last, greet } = setUp()
  greet()
  last().lose()
  connection.give('a', ticked)
  connection.give('b', { type: 'press' })
  expect(store.value('a')).toEqual(ticked)
  vi.advanceTimersByTime(200)
  greet()
  expect(store.value('a')).toEqual(ticked)
  expect(last().sent.slice(1)).toEqual([
    {
      type: 'event',
      number: 1,
      widgets: [
        { id: 'a', value: ticked },
        { id: 'b', value: { type: 'press' } },
      ],
    },
  ])
})

test('a server that never answers is tried again', () => {
  const { sockets, last } = setUp()
  last().onopen?.()
  vi.advanceTimersByTime(10_200)
  expect(sockets[0]?.closed).toBe(true)
  expect(sockets).toHaveLength(2)
})

test('what was asked for leaves after the values given before it', () => {
  const { connection, last, greet } = setUp()
  greet()
  connection.give('x', ticked)
  connection.give('a', ticked)
  connection.rerun()
  expect(last().sent.map(message => message.type)).toEqual(['hello', 'event', 'event'])
  expect(last().sent[2]).toMatchObject({ widgets: [{ id: 'a', value: ticked }] })
})

describe('the delay before another attempt', () => {
  test('doubles from 0.2 s to 10 s', () => {
    const delays = [1, 2, 3, 6, 7, 20].map(failures => retryDelay(failures, () => 1))
    expect(delays).toEqual([200, 400, 800, 6400, 10_000, 10_000])
  })

  test('is at least half of that', () => {
    expect(retryDelay(1, () => 0)).toBe(100)
  })
})
