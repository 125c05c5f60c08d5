import { act, fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import type { ElementOf } from './registry'
import { SelectSlider } from './SelectSlider'

const options = ['red', 'orange', 'yellow', 'green']
const choice = (index: number) => ({ index, label: options[index] })

function selectSlider(fields: Partial<ElementOf<'select_slider'>> = {}): ElementOf<'select_slider'> {
  return {
    type: 'select_slider',
    widget: widget('colour'),
    options,
    default: [choice(1)],
    width: { type: 'stretch' },
    ...fields,
  }
}

const texts = () => screen.getAllByRole('slider').map(thumb => thumb.getAttribute('aria-valuetext'))

test('a thumb says its option, and keys move it', async () => {
  const { setValue } = renderWidget(SelectSlider, selectSlider())
  expect(screen.getByTestId('stSlider')).toHaveClass('stSlider')
  expect(screen.getByTestId('stSliderTickBarMin')).toHaveTextContent('red')
  expect(screen.getByTestId('stSliderTickBarMax')).toHaveTextContent('green')
  expect(texts()).toEqual(['orange'])
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}{End}{Home}')
  expect(setValue.mock.calls.map(([value]) => value.value)).toEqual([[choice(2)], [choice(3)], [choice(0)]])
  expect(texts()).toEqual(['red'])
})

test('two thumbs choose a range', () => {
  const { setValue } = renderWidget(SelectSlider, selectSlider({ default: [choice(0), choice(2)] }))
  const track = screen.getAllByRole('slider')[0].parentElement as HTMLElement
  track.getBoundingClientRect = () => ({ left: 0, width: 90 }) as DOMRect
  fireEvent.pointerDown(track, { clientX: 85, button: 0 })
  expect(setValue).toHaveBeenCalledWith({ type: 'choices', value: [choice(0), choice(3)] })
  expect(texts()).toEqual(['red', 'green'])
})

test('an option is found again by its label when the list has changed', () => {
  const { give } = renderWidget(SelectSlider, selectSlider())
  act(() => give({ type: 'choices', value: [{ index: 0, label: 'yellow' }] }))
  expect(texts()).toEqual(['yellow'])
  act(() => give({ type: 'choices', value: [{ index: 0, label: 'mauve' }] }))
  expect(texts()).toEqual(['orange'])
  act(() => give({ type: 'bool', value: true }))
  expect(texts()).toEqual(['orange'])
})

test('one option alone can be shown', async () => {
  const { setValue } = renderWidget(SelectSlider, selectSlider({ options: ['red'], default: [choice(0)] }))
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}{End}')
  expect(setValue).not.toHaveBeenCalled()
  expect(texts()).toEqual(['red'])
})
