import { expect, test } from 'vitest'
import { Outbox } from './outbox'
import type { Value, WidgetState } from './protocol'

const number = (value: number): Value => ({ type: 'numbers', value: [value] })
const press: Value = { type: 'press' }

function setUp(open = true) {
  const sent: WidgetState[][] = []
  const numbers: number[] = []
  const frames: (() => void)[] = []
  const way = { open }
  const outbox = new Outbox({
    send: (number, widgets) => {
      if (way.open) sent.push(widgets)
      if (way.open) numbers.push(number)
      return way.open
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
  outbox.add({ id: 'b', value: press })
  outbox.add({ id: 'a', value: number(2) })
  frame()
  expect(sent[1]).toEqual([
    { id: 'b', value: press },
    { id: 'a', value: number(2) },
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

test('without a way out everything is kept, presses too, and leaves as one event', () => {
  const { outbox, sent, frame, way, frames } = setUp(false)
  outbox.add({ id: 'a', value: number(1) })
  outbox.add({ id: 'b', value: press })
  frame()
  outbox.add({ id: 'a', value: number(2) })
  frame()
  expect(frames).toHaveLength(0)
  way.open = true
  outbox.flush()
  expect(sent).toEqual([
    [
      { id: 'b', value: press },
      { id: 'a', value: number(2) },
    ],
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
  outbox.add({ id: 'b', value: press })
  way.open = false
  outbox.add({ id: 'a', value: number(2) })
  frame()
  way.open = true
  outbox.resume(1)
  expect(numbers).toEqual([1, 2, 2, 3])
  expect(sent.slice(2)).toEqual([[{ id: 'b', value: press }], [{ id: 'a', value: number(2) }]])
})

test('M7: what no run has taken account of is kept, each widget once', () => {
  const { outbox, frame } = setUp()
  outbox.add({ id: 'a', value: number(1) })
  frame()
  outbox.add({ id: 'b', value: press })
  outbox.add({ id: 'a', value: number(2) })
  expect(outbox.outstanding.map(({ id }) => id)).toEqual(['b', 'a'])
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
