// How the numbers of a slider are shown: as numbers, or as the dates, times and durations that they stand for.

import { numberFormat } from '../frame/numberFormat'
import { timeFormat } from '../frame/timeFormat'
import type { SliderKind } from '../protocol'

const DAY_MS = 86_400_000

/** Shows the numbers of a slider. */
export function sliderFormat(kind: SliderKind, format: string): (number: number) => string {
  switch (kind) {
    case 'date': {
      const show = timeFormat({ format, kind: 'date' })
      return days => show(days * DAY_MS)
    }
    case 'time':
    case 'datetime': {
      const show = timeFormat({ format, kind })
      return microseconds => show(microseconds / 1000)
    }
    case 'duration':
      return microseconds => durationText(format, microseconds)
    default:
      return numberFormat(format)
  }
}

const UNITS = [
  { letter: 'D', short: 'd', size: 86_400_000_000 },
  { letter: 'H', short: 'h', size: 3_600_000_000 },
  { letter: 'm', short: 'm', size: 60_000_000 },
  { letter: 's', short: 's', size: 1_000_000 },
]

/**
 * A duration by letters: `D` days, `H` hours, `m` minutes, `s` seconds, twice for two digits, and `S` for each decimal of
 * the seconds. The first unit of a format has all that larger ones would: `HH:mm` shows a day as `24:00`. Without a
 * format, `1d 2h 30m`.
 */
export function durationText(format: string, microseconds: number): string {
  const size = Math.abs(microseconds)
  const text = format ? lettered(format, size) : inUnits(size)
  return microseconds < 0 ? `-${text}` : text
}

function lettered(format: string, size: number): string {
  const used = UNITS.filter(unit => format.replace(/\[[^\]]*\]/g, '').includes(unit.letter))
  const counts = countsOf(used, size)
  return format.replace(/\[[^\]]*\]|D+|H+|m+|s+|S+/g, token => {
    if (token.startsWith('[')) return token.slice(1, -1)
    if (token.startsWith('S')) return decimals(size).slice(0, token.length)
    return String(counts.get(token[0] ?? '') ?? 0).padStart(Math.min(2, token.length), '0')
  })
}

function inUnits(size: number): string {
  const counts = countsOf(UNITS, size)
  const parts = UNITS.filter(unit => counts.get(unit.letter)).map(
    unit => `${counts.get(unit.letter)}${unit.short}`,
  )
  const rest = decimals(size).replace(/0+$/, '')
  if (!rest) return parts.join(' ') || '0s'
  const seconds = `${counts.get('s')}.${rest}s`
  return [...parts.filter(part => !part.endsWith('s')), seconds].join(' ')
}

/** How many of each unit, from the largest to the smallest. */
function countsOf(units: typeof UNITS, size: number): Map<string, number> {
  let rest = size
  return new Map(
    units.map(({ letter, size }) => {
      const count = Math.floor(rest / size)
      rest -= count * size
      return [letter, count]
    }),
  )
}

/** The digits behind the seconds, six of them and more zeros than a format asks for. */
function decimals(size: number): string {
  return String(Math.floor(size % 1_000_000))
    .padStart(6, '0')
    .padEnd(9, '0')
}
