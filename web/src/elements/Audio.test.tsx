import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { base } from '../address'
import { Audio } from './Audio'
import type { ElementOf } from './registry'

function audio(fields: Partial<ElementOf<'audio'>> = {}): ElementOf<'audio'> {
  return {
    type: 'audio',
    source: { type: 'url', value: 'a.wav' },
    start: 0,
    end: null,
    looped: false,
    autoplay: false,
    width: { type: 'stretch' },
    alt: null,
    ...fields,
  }
}

/** Shows a sound; answers its player, and what it was told. jsdom plays nothing itself. */
function playerOf(element: ElementOf<'audio'>) {
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue()
  const pause = vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(() => {})
  const view = render(<Audio element={element} />)
  const player = screen.getByTestId<HTMLAudioElement>('stAudio')
  const advanceTo = (seconds: number) => {
    player.currentTime = seconds
    fireEvent.timeUpdate(player)
  }
  return { ...view, player, play, pause, advanceTo }
}

test('it has controls, a name and its address', () => {
  const { player } = playerOf(audio({ alt: 'rain' }))
  expect(player).toHaveAttribute('controls')
  expect(player).toHaveAccessibleName('rain')
  expect(player.src).toBe(`${base()}a.wav`)
  expect(player).not.toHaveAttribute('autoplay')
})

test('it starts where it should', () => {
  const { player } = playerOf(audio({ start: 7, autoplay: true }))
  expect(player.src).toBe(`${base()}a.wav#t=7`)
  expect(player).toHaveAttribute('autoplay')
})

test('it stops at its end once; who plays on is let', () => {
  const { advanceTo, pause } = playerOf(audio({ end: 10 }))
  advanceTo(9.8)
  expect(pause).not.toHaveBeenCalled()
  advanceTo(10.1)
  expect(pause).toHaveBeenCalledOnce()
  advanceTo(10.4)
  expect(pause).toHaveBeenCalledOnce()
})

test('it goes from its end to its start where it is looped', () => {
  const { player, advanceTo, play } = playerOf(audio({ start: 3, end: 10, looped: true }))
  expect(player).not.toHaveAttribute('loop')
  advanceTo(10)
  expect(player.currentTime).toBe(3)
  expect(play).toHaveBeenCalledOnce()
})

test('without an end of its own it goes to its start when it is over', () => {
  const { player, play } = playerOf(audio({ start: 3, looped: true }))
  fireEvent.ended(player)
  expect(player.currentTime).toBe(3)
  expect(play).toHaveBeenCalledOnce()
})

test('a whole one is looped by the player', () => {
  expect(playerOf(audio({ looped: true })).player).toHaveAttribute('loop')
})

test('the same element again leaves the player as it is', () => {
  const { player, advanceTo, rerender } = playerOf(audio({ start: 2 }))
  advanceTo(5)
  rerender(<Audio element={audio({ start: 2 })} />)
  expect(screen.getByTestId('stAudio')).toBe(player)
  expect(player.currentTime).toBe(5)
})

test('another sound is played by a player that stops at its end, too', () => {
  const { rerender, pause } = playerOf(audio({ end: 10 }))
  rerender(<Audio element={audio({ end: 10, source: { type: 'url', value: 'b.wav' } })} />)
  const player = screen.getByTestId<HTMLAudioElement>('stAudio')
  player.currentTime = 11
  fireEvent.timeUpdate(player)
  expect(pause).toHaveBeenCalledOnce()
})

test('a sound that is not there says so', () => {
  const { player } = playerOf(audio())
  act(() => {
    fireEvent.error(player)
  })
  expect(screen.getByRole('alert')).toHaveTextContent("This sound can't be played.")
  expect(screen.getByRole('alert')).toHaveTextContent('a.wav')
})

test('an address of another kind is refused', () => {
  render(<Audio element={audio({ source: { type: 'url', value: 'javascript:alert(1)' } })} />)
  expect(screen.getByRole('alert')).toHaveTextContent('javascript:alert(1)')
})
