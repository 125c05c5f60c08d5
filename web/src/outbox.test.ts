import { expect, test } from 'vitest'
import { Outbox } from './outbox'
import type { Value, WidgetState } from './protocol'

const number = (value: number): Value => ({ type: 'numbers', value: [value] })
const press: Value = { type: 'press' }

function setUp(open = true) {
  const sent: WidgetState[][] = []
  const frames: (() => void)[] = []
  const way = { open }
  const outbox = new Outbox({
    send: widgets => {
      if (way.open) sent.push(widgets)
      return way.open
    },
    nextFrame: callback => frames.push(callback),
  })
  const frame = () => {
    for (const callback of frames.splice(0)) callback()
  }
  return { outbox, sent, frame, way, frames }
}

test('the first value goes at once', () => {
  const { outbox, sent } = setUp()
  outbox.add({ id: 'a', value: number(1) })
  expect(sent).toEqual([[{ id: 'a', value: number(1) }]])
})

test('within a frame the latest value of each widget counts, in the order given', () => {
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
  expect(outbox.queued).toHaveLength(0)
})
