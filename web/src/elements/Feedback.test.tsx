import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { widget } from '../testing/pages'
import { renderWidget } from '../testing/render'
import { Feedback } from './Feedback'
import type { ElementOf } from './registry'

function feedback(fields: Partial<ElementOf<'feedback'>> = {}): ElementOf<'feedback'> {
  const width = { type: 'content' } as const
  return {
    type: 'feedback',
    widget: widget('f', { label: '' }),
    kind: 'stars',
    default: null,
    width,
    ...fields,
  }
}

const names = () => screen.getAllByRole('radio').map(sign => sign.getAttribute('aria-label'))

test('pressing a sign chooses it, and pressing it again takes it back', async () => {
  const { setValue } = renderWidget(Feedback, feedback())
  await userEvent.click(screen.getByRole('radio', { name: '4 out of 5 stars' }))
  expect(screen.getByRole('radio', { checked: true })).toHaveAccessibleName('4 out of 5 stars')
  await userEvent.click(screen.getByRole('radio', { name: '4 out of 5 stars' }))
  expect(setValue.mock.calls).toEqual([[{ type: 'numbers', value: [3] }], [{ type: 'none' }]])
})

test('stars are filled up to the one that is chosen', () => {
  renderWidget(Feedback, feedback({ default: 2 }))
  expect(screen.getAllByTestId('stFeedbackButtonActive')).toHaveLength(3)
  expect(screen.getAllByTestId('stFeedbackButton')).toHaveLength(2)
})

test('of five faces just the one that is chosen is filled', () => {
  renderWidget(Feedback, feedback({ kind: 'faces', default: 4 }))
  expect(screen.getAllByRole('radio')).toHaveLength(5)
  expect(screen.getByTestId('stFeedbackButtonActive')).toHaveAccessibleName('Very satisfied')
})

test('the good thumb comes first and counts 1', async () => {
  const { setValue } = renderWidget(Feedback, feedback({ kind: 'thumbs' }))
  expect(names()).toEqual(['Thumbs up', 'Thumbs down'])
  await userEvent.tab()
  await userEvent.keyboard(' {ArrowRight}{Enter}')
  expect(setValue.mock.calls.map(([value]) => value.value)).toEqual([[1], [0]])
})

test('its label is the name of the group, or the group has one of its own', () => {
  const { unmount } = renderWidget(Feedback, feedback())
  expect(screen.getByRole('radiogroup')).toHaveAccessibleName('Feedback rating')
  unmount()
  renderWidget(Feedback, feedback({ widget: widget('How was it?') }))
  expect(screen.getByRole('radiogroup')).toHaveAccessibleName('How was it?')
})

test('a value of another kind leaves the default', () => {
  const { give } = renderWidget(Feedback, feedback({ default: 0 }))
  act(() => give({ type: 'text', value: 'x' }))
  expect(screen.getByRole('radio', { checked: true })).toHaveAccessibleName('1 out of 5 stars')
})

test('a disabled one is not pressed', async () => {
  const { setValue } = renderWidget(Feedback, feedback({ widget: widget('f', { disabled: true }) }))
  await userEvent.click(screen.getByRole('radio', { name: '1 out of 5 stars' }))
  expect(setValue).not.toHaveBeenCalled()
})
