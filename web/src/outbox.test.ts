import { expect, test } from 'vitest'
import { Outbox } from './outbox'
import type { Value, WidgetState } from './protocol'

const number = (value: number): Value => ({ type: 'numbers', value: [value] })
const press: Value = { type: 'press' }

function setUp(open = true) {
  const sent: WidgetState[][] = []
  const numbers: number[] = []
  const frames: (() => void)[] = []
  const way = { open, left: Number.POSITIVE_INFINITY }
  const outbox = new Outbox({
    send: (number, widgets) => {
      if (!way.open) return false
      sent.push(widgets)
      numbers.push(number)
      way.left -= 1
      way.open = way.left > 0
      return true
    },
    nextFrame: callback => frames.push(callback),
  })
  const frame = () => {
    for (const callback of frames.splice(0)) callback()
  }
  return { outbox, sent, numbers, frame, way, frames }
}

test('the first value goes at once', () => {
  const { outbox, sent } = setUp()
  outbox.add({ id: 'a', value: number(1) })
  expect(sent).toEqual([[{ id: 'a', value: number(1) }]])
})

test('M2: within a frame the latest value of each widget counts, in the order given', () => {
  const { outbox, sent, frame } = setUp()
  outbox.add({ id: 'x', value: number(0) })
  outbox.add({ id: 'a', value: number(1) })
  outbox.add({ id: 'b', value: press, momentary: true })
  outbox.add({ id: 'c', value: number(2) })
  outbox.add({ id: 'c', value: number(3) })
  frame()
  expect(sent[1]).toEqual([
    { id: 'a', value: number(1) },
    { id: 'b', value: press },
    { id: 'c', value: number(3) },
  ])
})

test('M3: what is given after a momentary value does not take the place of what it should see', () => {
  const { outbox, sent, frame } = setUp()
  outbox.add({ id: 'x', value: number(0) })
  outbox.add({ id: 'a', value: number(1) })
  outbox.add({ id: 'b', value: press, momentary: true })
  outbox.add({ id: 'a', value: number(2) })
  outbox.add({ id: 'a', value: number(3) })
  expect(outbox.latest).toBe(3)
  frame()
  expect(sent.slice(1)).toEqual([
    [
      { id: 'a', value: number(1) },
      { id: 'b', value: press },
    ],
    [{ id: 'a', value: number(3) }],
  ])
})

test('M3: momentary values of one widget are all sent, each in an event of its own', () => {
  const { outbox, sent, way } = setUp(false)
  for (const option of ['x', 'y', 'y']) {
    outbox.add({ id: 'm', value: { type: 'choice', value: { index: 0, label: option } }, momentary: true })
  }
  way.open = true
  outbox.flush()
  const labels = sent.map(([state]) => state?.value.type === 'choice' && state.value.value.label)
  expect(labels).toEqual(['x', 'y', 'y'])
})

test('what can not leave after all stays, in order', () => {
  const { outbox, sent, way, numbers } = setUp(false)
  outbox.add({ id: 'b', value: press, momentary: true })
  outbox.add({ id: 'b', value: press, momentary: true })
  way.open = true
  way.left = 1
  outbox.flush()
  expect(sent).toHaveLength(1)
  way.open = true
  way.left = 9
  outbox.flush()
  expect(numbers).toEqual([1, 2])
})

test('V8: a deferred value leaves with what is given next, before it, the latest of each widget', () => {
  const { outbox, sent, frame } = setUp()
  outbox.defer({ id: 'd', value: number(1) }, { id: 'e', value: number(1) })
  outbox.defer({ id: 'd', value: number(2) })
  frame()
  expect(sent).toEqual([])
  expect(outbox.latest).toBe(0)
  outbox.add({ id: 'b', value: press, momentary: true })
  expect(sent).toEqual([
    [
      { id: 'e', value: number(1) },
      { id: 'd', value: number(2) },
      { id: 'b', value: press },
    ],
  ])
  frame()
  outbox.add({ id: 'b', value: press, momentary: true })
  expect(sent[1]).toEqual([{ id: 'b', value: press }])
})

test('V8: a run that is asked for takes deferred values with it', () => {
  const { outbox, sent } = setUp()
  outbox.defer({ id: 'd', value: number(1) })
  outbox.ask()
  expect(sent).toEqual([[{ id: 'd', value: number(1) }]])
})

test('V9: defaults that wait for the next event do not take the place of what was submitted before them', () => {
  const { outbox, sent, way } = setUp(false)
  for (const text of ['Ada', 'Grace']) {
    outbox.add(
      { id: 'name', value: { type: 'text', value: text } },
      { id: 'b', value: press, momentary: true },
    )
    outbox.defer({ id: 'name', value: { type: 'text', value: '' } })
  }
  way.open = true
  outbox.flush()
  expect(sent.map(([name]) => name?.value)).toEqual([
    { type: 'text', value: 'Ada' },
    { type: 'text', value: 'Grace' },
  ])
})

test('a long drag sends one event a frame, and the last value in the end', () => {
  const { outbox, sent, frame } = setUp()
  for (let step = 0; step < 10; step += 1) {
    for (let move = 0; move < 5; move += 1) outbox.add({ id: 'a', value: number(step * 5 + move) })
    frame()
  }
  expect(sent).toHaveLength(11)
  expect(sent.at(-1)).toEqual([{ id: 'a', value: number(49) }])
})

test('after a quiet frame no further one is asked for', () => {
  const { outbox, frame, frames } = setUp()
  outbox.add({ id: 'a', value: number(1) })
  frame()
  expect(frames).toHaveLength(0)
})

test('without a way out everything is kept, presses too, and leaves as soon as there is one', () => {
  const { outbox, sent, frame, way, frames } = setUp(false)
  outbox.add({ id: 'a', value: number(1) })
  outbox.add({ id: 'b', value: press, momentary: true })
  frame()
  outbox.add({ id: 'a', value: number(2) })
  frame()
  expect(frames).toHaveLength(0)
  way.open = true
  outbox.flush()
  expect(sent).toEqual([
    [
      { id: 'a', value: number(1) },
      { id: 'b', value: press },
    ],
    [{ id: 'a', value: number(2) }],
  ])
})

test('M6: events are numbered from the one after the last taken', () => {
  const { outbox, numbers, frame } = setUp()
  outbox.reset(7)
  outbox.add({ id: 'a', value: number(1) })
  outbox.add({ id: 'a', value: number(2) })
  frame()
  expect(numbers).toEqual([8, 9])
})

test('M6: what was not taken is sent again under its number, before what gathered since', () => {
  const { outbox, sent, numbers, frame, way } = setUp()
  outbox.add({ id: 'a', value: number(1) })
  frame()
  outbox.add({ id: 'b', value: press, momentary: true })
  way.open = false
  outbox.add({ id: 'a', value: number(2) })
  frame()
  way.open = true
  outbox.resume(1)
  expect(numbers).toEqual([1, 2, 2, 3])
  expect(sent.slice(2)).toEqual([[{ id: 'b', value: press }], [{ id: 'a', value: number(2) }]])
})

test('M7: what no run has taken account of is kept, each widget once between momentary values', () => {
  const { outbox, frame } = setUp()
  outbox.add({ id: 'a', value: number(1) })
  frame()
  outbox.add({ id: 'b', value: press, momentary: true })
  outbox.add({ id: 'a', value: number(2) })
  expect(outbox.outstanding.map(({ id }) => id)).toEqual(['a', 'b', 'a'])
  frame()
  outbox.seen(2)
  expect(outbox.outstanding).toEqual([{ id: 'a', value: number(2) }])
  outbox.seen(3)
  expect(outbox.outstanding).toEqual([])
})

test('M7: what waits for the next frame counts as given', () => {
  const { outbox } = setUp()
  expect(outbox.latest).toBe(0)
  outbox.add({ id: 'a', value: number(1) })
  expect(outbox.latest).toBe(1)
  outbox.add({ id: 'a', value: number(2) })
  expect(outbox.latest).toBe(2)
})

test('M2: a run that is asked for takes what has gathered with it', () => {
  const { outbox, sent, frame } = setUp()
  outbox.add({ id: 'a', value: number(1) })
  outbox.add({ id: 'a', value: number(2) })
  outbox.ask()
  frame()
  outbox.ask()
  expect(sent).toEqual([[{ id: 'a', value: number(1) }], [{ id: 'a', value: number(2) }], []])
})
