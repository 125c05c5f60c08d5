// The arithmetic of sliders: steps, thumbs and keys.

import { decimals } from '../format'
import type { Slider } from '../protocol'

/** What the arithmetic needs to know of a slider. */
export type Scale = Pick<Slider, 'min' | 'max' | 'step'>

/** The least room between two labels, in pixels. */
const LABEL_GAP = 6

/** The number on the slider's steps that is nearest; the ends count as steps. */
export function snap({ min, max, step }: Scale, number: number): number {
  if (number >= max) return max
  const snapped = min + Math.round((number - min) / step) * step
  // 0.1 + 0.2 should show, and be sent, as 0.3.
  const digits = Math.min(20, Math.max(decimals(step), decimals(min)))
  return Math.min(max, Math.max(min, Number(snapped.toFixed(digits))))
}

/** The values with a thumb moved; a thumb does not pass the other one. */
export function withThumb(values: readonly number[], thumb: number, to: number): number[] {
  const low = values[thumb - 1] ?? Number.NEGATIVE_INFINITY
  const high = values[thumb + 1] ?? Number.POSITIVE_INFINITY
  return values.with(thumb, Math.min(high, Math.max(low, to)))
}

/** The thumb to take when the track is pressed at `target`; of two at one place, the one that can go there. */
export function nearestThumb(values: readonly number[], target: number): number {
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

/**
 * How far from the middle of their thumbs labels stand, so that they keep within `room` and do not cover each other;
 * where there is no room for both, the left one is whole.
 */
export function labelShifts(
  centres: readonly number[],
  widths: readonly number[],
  room: { from: number; to: number },
): number[] {
  const order = centres.map((_, place) => place).sort((a, b) => centres[a] - centres[b] || a - b)
  const lefts: number[] = []
  // From right to left each makes room for the one on its left, then from left to right for the one on its right.
  let bound = room.to
  for (const place of order.toReversed()) {
    lefts[place] = Math.min(centres[place] - widths[place] / 2, bound - widths[place])
    bound = lefts[place] - LABEL_GAP
  }
  bound = room.from
  for (const place of order) {
    lefts[place] = Math.max(lefts[place], bound)
    bound = lefts[place] + widths[place] + LABEL_GAP
  }
  return lefts.map((left, place) => left + widths[place] / 2 - centres[place])
}
