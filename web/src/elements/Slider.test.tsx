import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import type { ElementOf } from './registry'
import { Slider } from './Slider'
import { keyTarget, nearestThumb, snap, withThumb } from './sliderMath'

function slider(fields: Partial<ElementOf<'slider'>> = {}): ElementOf<'slider'> {
  return {
    type: 'slider',
    widget: widget('n'),
    min: 0,
    max: 100,
    step: 5,
    default: [40],
    format: '%d m',
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
