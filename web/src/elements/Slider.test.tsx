import { act, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import type { ElementOf } from './registry'
import { Slider } from './Slider'
import { keyTarget, labelShifts, nearestThumb, snap, withThumb } from './sliderMath'

function slider(fields: Partial<ElementOf<'slider'>> = {}): ElementOf<'slider'> {
  return {
    type: 'slider',
    widget: widget('n'),
    kind: 'integer',
    min: 0,
    max: 100,
    step: 5,
    default: [40],
    format: '%d m',
    width: { type: 'stretch' },
    ...fields,
  }
}

test('a thumb tells its place to machines and people', () => {
  renderWidget(Slider, slider())
  const thumb = screen.getByRole('slider', { name: 'n' })
  expect(thumb).toHaveAttribute('aria-valuenow', '40')
  expect(thumb).toHaveAttribute('aria-valuemin', '0')
  expect(thumb).toHaveAttribute('aria-valuemax', '100')
  expect(thumb).toHaveAttribute('aria-valuetext', '40 m')
  expect(screen.getByTestId('stSliderThumbValue')).toHaveTextContent('40 m')
})

test('keys move by a step, by ten steps, and to the ends', async () => {
  const { setValue } = renderWidget(Slider, slider())
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{PageUp}{Home}{End}')
  expect(setValue.mock.calls.map(([value]) => value.value)).toEqual([[45], [40], [50], [0], [100]])
})

test('a key at the end gives nothing', async () => {
  const { setValue } = renderWidget(Slider, slider({ default: [100] }))
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}')
  expect(setValue).not.toHaveBeenCalled()
})

test('of two thumbs none passes the other', async () => {
  const { setValue } = renderWidget(Slider, slider({ default: [40, 45] }))
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(setValue.mock.calls).toEqual([[{ type: 'numbers', value: [45, 45] }]])
})

test('a press on the track moves the nearest thumb there', () => {
  const { setValue } = renderWidget(Slider, slider({ default: [20, 80] }))
  const track = screen.getAllByRole('slider')[0]?.parentElement as HTMLElement
  track.getBoundingClientRect = () => ({ left: 0, width: 100 }) as DOMRect
  fireEvent.pointerDown(track, { clientX: 61, button: 0 })
  expect(setValue).toHaveBeenCalledWith({ type: 'numbers', value: [20, 60] })
  expect(screen.getAllByRole('slider')[1]).toHaveFocus()
  fireEvent.pointerMove(track, { clientX: 71 })
  expect(setValue).toHaveBeenLastCalledWith({ type: 'numbers', value: [20, 70] })
  fireEvent.pointerUp(track)
  fireEvent.pointerMove(track, { clientX: 91 })
  expect(setValue).toHaveBeenCalledTimes(2)
})

test('a disabled one takes neither keys nor presses', async () => {
  const { setValue } = renderWidget(Slider, slider({ widget: widget('n', { disabled: true }) }))
  const thumb = screen.getByRole('slider')
  fireEvent.keyDown(thumb, { key: 'ArrowRight' })
  fireEvent.pointerDown(thumb, { clientX: 61, button: 0 })
  expect(setValue).not.toHaveBeenCalled()
})

test('a finger that goes on to scroll the page has not meant the slider', () => {
  const { setValue } = renderWidget(Slider, slider({ default: [20] }))
  const track = screen.getByRole('slider').parentElement as HTMLElement
  track.getBoundingClientRect = () => ({ left: 0, width: 100 }) as DOMRect
  fireEvent.pointerDown(track, { clientX: 60, button: 0 })
  fireEvent.pointerCancel(track)
  expect(setValue.mock.calls.map(([value]) => value.value)).toEqual([[60], [20]])
  fireEvent.pointerMove(track, { clientX: 90 })
  expect(setValue).toHaveBeenCalledTimes(2)
})

test('where lines run from right to left, so does the track', () => {
  const { setValue } = renderWidget(Slider, slider({ default: [20] }))
  const thumb = screen.getByRole('slider')
  const track = thumb.parentElement as HTMLElement
  // jsdom does not inherit it.
  for (const node of [track, thumb]) node.style.direction = 'rtl'
  track.getBoundingClientRect = () => ({ left: 0, width: 100 }) as DOMRect
  fireEvent.keyDown(thumb, { key: 'ArrowLeft' })
  fireEvent.keyDown(thumb, { key: 'ArrowUp' })
  fireEvent.pointerDown(track, { clientX: 90, button: 0 })
  expect(setValue.mock.calls.map(([value]) => value.value)).toEqual([[25], [30], [10]])
})

test('dates are shown by letters and move by steps of days', async () => {
  const dates = slider({
    kind: 'date',
    min: 19_723,
    max: 19_753,
    step: 1,
    default: [19_724],
    format: 'D MMM',
  })
  const { setValue } = renderWidget(Slider, dates)
  const thumb = screen.getByRole('slider')
  expect(thumb).toHaveAttribute('aria-valuetext', '2 Jan')
  expect(screen.getByTestId('stSliderTickBarMax')).toHaveTextContent('31 Jan')
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}')
  expect(setValue).toHaveBeenCalledWith({ type: 'numbers', value: [19_725] })
  expect(thumb).toHaveAttribute('aria-valuetext', '3 Jan')
})

test('a value of another kind, or with another number of thumbs, leaves the default', () => {
  const { give } = renderWidget(Slider, slider())
  act(() => give({ type: 'text', value: 'x' }))
  expect(screen.getByRole('slider')).toHaveAttribute('aria-valuenow', '40')
  act(() => give({ type: 'numbers', value: [1, 2] }))
  expect(screen.getByRole('slider')).toHaveAttribute('aria-valuenow', '40')
})

test('steps do not gather errors', () => {
  const scale = { min: 0, max: 1, step: 0.1 }
  expect(snap(scale, 0.1 + 0.2)).toBe(0.3)
  expect(snap({ min: 0, max: 1e-6, step: 1e-8 }, 3.04e-8)).toBe(3e-8)
  expect(snap({ min: 1, max: 10, step: 4 }, 9.9)).toBe(9)
  expect(snap({ min: 1, max: 10, step: 4 }, 10)).toBe(10)
})

test('a key with shift moves by ten steps', () => {
  expect(keyTarget({ min: 0, max: 100, step: 1 }, 50, 'ArrowLeft', true)).toBe(40)
  expect(keyTarget({ min: 0, max: 100, step: 1 }, 50, 'x', false)).toBeUndefined()
})

test('of two thumbs at one place the one that can go there is taken', () => {
  expect(nearestThumb([5, 5], 3)).toBe(0)
  expect(nearestThumb([5, 5], 7)).toBe(1)
  expect(withThumb([5, 5], 1, 3)).toEqual([5, 5])
})

test('labels stand within the track, and apart where there is room', () => {
  expect(labelShifts([0], [40], { from: -9, to: 209 })).toEqual([11])
  expect(labelShifts([200], [40], { from: -9, to: 209 })).toEqual([-11])
  expect(labelShifts([100], [40], { from: -9, to: 209 })).toEqual([0])
  const numbers = fc.integer({ min: 0, max: 300 })
  fc.assert(
    fc.property(fc.tuple(numbers, numbers), fc.tuple(numbers, numbers), (centres, widths) => {
      const room = { from: 0, to: 300 }
      const shifts = labelShifts(centres, widths, room)
      const [first, second] = [0, 1]
        .map(place => ({
          centre: centres[place],
          left: centres[place] + shifts[place] - widths[place] / 2,
          place,
        }))
        .sort((a, b) => a.centre - b.centre || a.place - b.place)
      expect(first.left).toBeGreaterThanOrEqual(room.from)
      expect(second.left).toBeGreaterThanOrEqual(first.left + widths[first.place])
      if (widths[0] + widths[1] + 6 <= 300)
        expect(second.left + widths[second.place]).toBeLessThanOrEqual(room.to)
    }),
  )
})
