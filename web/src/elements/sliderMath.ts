// The arithmetic of sliders: steps, thumbs and keys.

import { decimals } from '../format'
import type { Slider } from '../protocol'

/** What the arithmetic needs to know of a slider. */
type Scale = Pick<Slider, 'min' | 'max' | 'step'>

/** The number on the slider's steps that is nearest; the ends count as steps. */
export function snap({ min, max, step }: Scale, number: number): number {
  if (number >= max) return max
  const snapped = min + Math.round((number - min) / step) * step
  // 0.1 + 0.2 should show, and be sent, as 0.3.
  const digits = Math.min(20, Math.max(decimals(step), decimals(min)))
  return Math.min(max, Math.max(min, Number(snapped.toFixed(digits))))
}

/** The values with a thumb moved; a thumb does not pass the other one. */
export function withThumb(values: number[], thumb: number, to: number): number[] {
  const low = values[thumb - 1] ?? Number.NEGATIVE_INFINITY
  const high = values[thumb + 1] ?? Number.POSITIVE_INFINITY
  return values.with(thumb, Math.min(high, Math.max(low, to)))
}

/** The thumb to take when the track is pressed at `target`; of two at one place, the one that can go there. */
export function nearestThumb(values: number[], target: number): number {
  const [low = 0, high] = values
  if (high === undefined) return 0
  if (low === high) return target < low ? 0 : 1
  return Math.abs(target - low) <= Math.abs(target - high) ? 0 : 1
}

/** Where a key moves a thumb that stands at `number`; nothing for keys that don't. */
export function keyTarget(scale: Scale, number: number, key: string, shift: boolean): number | undefined {
  const { min, max, step } = scale
  const page = Math.max(step, Math.round((max - min) / step / 10) * step)
  const arrow = shift ? page : step
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return number + arrow
    case 'ArrowLeft':
    case 'ArrowDown':
      return number - arrow
    case 'PageUp':
      return number + page
    case 'PageDown':
      return number - page
    case 'Home':
      return min
    case 'End':
      return max
  }
  return undefined
}
