import { expect, test, vi } from 'vitest'
import type { BlockNode } from './codec'
import type { Patch } from './protocol'
import { mainArea, Store } from './store'
import { checkbox, container, firstUpdate, text, update } from './testing/pages'
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

test('V4: a press is not held', () => {
  const store = new Store()
  store.hold('b', { type: 'press' })
  expect(store.value('b')).toBeUndefined()
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
