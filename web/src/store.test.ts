import { expect, test, vi } from 'vitest'
import type { BlockNode } from './codec'
import type { Patch, Value } from './protocol'
import { mainArea, Store } from './store'
import {
  button,
  checkbox,
  container,
  expander,
  firstUpdate,
  menuButton,
  text,
  update,
  widget,
} from './testing/pages'
import { PatchError } from './tree'

const ticked = { type: 'bool', value: true } as const

test('C2: a reset forgets the tree and the values', () => {
  const store = new Store()
  store.update(firstUpdate([checkbox('a')], [], { values: [{ id: 'a', value: ticked }] }))
  store.update(firstUpdate([text('x'), checkbox('a')]))
  expect(mainArea(store.state.tree)?.block.children).toHaveLength(2)
  expect(store.value('a')).toBeUndefined()
})

test('T5: a patch that does not fit changes nothing', () => {
  const store = new Store()
  store.update(firstUpdate([text('x')]))
  const before = store.state
  const bad = update({ patches: [{ type: 'splice', path: [7], at: 0, remove: 0, insert: [] }] })
  expect(() => store.update(bad)).toThrow(PatchError)
  expect(store.state).toBe(before)
})

test('R1: the script runs until the last update of a run', () => {
  const store = new Store()
  expect(store.state.script).toBe('initial')
  store.update(firstUpdate([], [], { running: true }))
  expect(store.state.script).toBe('running')
  store.update(update())
  expect(store.state.script).toBe('notRunning')
})

test('R1: a run that was asked to stop is stopping until it ends', () => {
  const store = new Store()
  store.set({ script: 'stopRequested' })
  store.update(firstUpdate([], [], { running: true }))
  expect(store.state.script).toBe('stopRequested')
})

test('M7: further events before the answer change nothing on the page', () => {
  const store = new Store()
  store.update(firstUpdate([checkbox('a')]))
  store.expect(1)
  const listener = vi.fn()
  store.subscribe(listener)
  store.expect(2)
  expect(listener).not.toHaveBeenCalled()
  store.update(update({ seen: 2 }))
  expect(store.state.script).toBe('notRunning')
})

test('R1: a session whose first run is still to begin is not at rest', () => {
  const store = new Store()
  store.update(firstUpdate([], [], { run: 0 }))
  expect(store.state.script).toBe('initial')
})

test('R2: stale marks name blocks, and go with the last update', () => {
  const store = new Store()
  store.update(firstUpdate([text('a'), text('b')]))
  store.update(update({ running: true, stale: [{ path: [0], from: 1 }] }))
  expect(store.state.stale.get(mainArea(store.state.tree) as BlockNode)).toBe(1)
  store.update(update())
  expect(store.state.stale.size).toBe(0)
})

test('V1: a value given shows at once, to its own subscribers only', () => {
  const store = new Store()
  store.update(firstUpdate([checkbox('a'), checkbox('b')]))
  const [a, b, all] = [vi.fn(), vi.fn(), vi.fn()]
  store.subscribeValue('a', a)
  store.subscribeValue('b', b)
  store.subscribe(all)
  store.hold('a', ticked)
  expect(store.value('a')).toEqual(ticked)
  expect([a, b, all].map(listener => listener.mock.calls.length)).toEqual([1, 0, 0])
})

test('V2: values of other widgets stay when the server sets one', () => {
  const store = new Store()
  store.update(firstUpdate([checkbox('a'), checkbox('b')]))
  store.hold('a', ticked)
  store.update(update({ values: [{ id: 'b', value: ticked }] }))
  expect(store.value('a')).toEqual(ticked)
  expect(store.value('b')).toEqual(ticked)
})

test('V2: the value of a widget that left the page is forgotten at the end of the run', () => {
  const store = new Store()
  store.update(firstUpdate([container(checkbox('a'))]))
  store.hold('a', ticked)
  const gone: Patch = { type: 'splice', path: [0], at: 0, remove: 1, insert: [] }
  store.update(update({ running: true, patches: [gone] }))
  expect(store.value('a')).toEqual(ticked)
  store.update(update())
  expect(store.value('a')).toBeUndefined()
})

test('V4: what counts for one run is not held', () => {
  const store = new Store()
  store.update(firstUpdate([menuButton('m', ['Copy']), button('b')]))
  const choice: Value = { type: 'choice', value: { index: 0, label: 'Copy' } }
  const message: Value = { type: 'chat', value: { text: 'hello', files: [], audio: null } }
  store.hold('b', { type: 'press' })
  store.hold('chat', message)
  store.hold('m', choice)
  store.hold('select', choice)
  expect(['b', 'chat', 'm'].map(id => store.value(id))).toEqual([undefined, undefined, undefined])
  expect(store.value('select')).toEqual(choice)
})

test('V7: what an update sets counts, unless the page has sent a value that it does not cover', () => {
  const store = new Store()
  store.update(firstUpdate([checkbox('a'), checkbox('b')]))
  store.hold('a', ticked)
  const unticked = { type: 'bool', value: false } as const
  const values = ['a', 'b'].map(id => ({ id, value: unticked }))
  store.update(update({ values }), new Set(['a']))
  expect(['a', 'b'].map(id => store.value(id))).toEqual([ticked, unticked])
  store.update(update({ values }))
  expect(store.value('a')).toEqual(unticked)
})

test('V11: a block that is a widget is on the page', () => {
  const store = new Store()
  const more = (fields: object) => expander('more', { widget: widget('fold'), ...fields }, checkbox('a'))
  store.update(firstUpdate([more({})]))
  expect([...store.widgets().keys()]).toEqual(['fold', 'a'])
  store.hold('fold', ticked)
  store.update(update({ run: 2 }))
  expect(store.value('fold')).toEqual(ticked)
  store.update(
    update({ run: 3, patches: [{ type: 'splice', path: [0], at: 0, remove: 1, insert: [checkbox('a')] }] }),
  )
  expect(store.value('fold')).toBeUndefined()
})

test('what an update does not touch is the same object afterwards', () => {
  const store = new Store()
  store.update(firstUpdate([text('a'), text('b')]))
  const before = mainArea(store.state.tree) as BlockNode
  store.update(update({ patches: [{ type: 'splice', path: [0], at: 1, remove: 1, insert: [text('c')] }] }))
  const after = mainArea(store.state.tree) as BlockNode
  expect(after.block.children[0]).toBe(before.block.children[0])
  expect(store.state.tree.block.children[1]).toBeDefined()
})

test('V2: an empty page before the first run of a session takes nothing away that is drafted', () => {
  const store = new Store()
  store.update(firstUpdate([checkbox('a')]))
  store.draft('a', ticked)
  store.update(firstUpdate([], [], { run: 0 }))
  store.update(firstUpdate([checkbox('a')]))
  expect(store.value('a')).toEqual(ticked)
  expect(store.held).toEqual([])
})

test('V2: a draft goes with its widget', () => {
  const store = new Store()
  store.update(firstUpdate([checkbox('a')]))
  store.draft('a', ticked)
  store.update(update({ patches: [{ type: 'splice', path: [0], at: 0, remove: 1, insert: [] }] }))
  expect(store.value('a')).toBeUndefined()
})
