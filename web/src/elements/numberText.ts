// Numbers as they are typed, and steps from one to the next.

import { decimals, formatNumber } from '../format'

/** The sign before the decimals where the user lives. */
export function decimalSign(locale?: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5)
  return parts.find(part => part.type === 'decimal')?.value ?? '.'
}

const SPACES = /[\s'’_\u00a0\u202f]/g
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/**
 * The number that a text stands for; undefined where it stands for none.
 *
 * Decimals may stand behind a point or a comma, and thousands apart: of two kinds of signs the last one is before the
 * decimals, and one that comes twice is not. One comma before three digits is what it is where the user lives.
 */
export function parseNumber(text: string, sign = ownSign()): number | undefined {
  const number = Number(numeral(text, sign) ?? Number.NaN)
  return Number.isFinite(number) ? number : undefined
}

/** That number with all its digits, without signs between them but a point; undefined where a text stands for none. */
export function numeral(text: string, sign = ownSign()): string | undefined {
  const bare = withPoint(text.replace(SPACES, '').replace('−', '-'), sign)
  return NUMBER.test(bare) ? bare : undefined
}

let own: string | undefined

// A thousand cells may be pasted at once.
function ownSign(): string {
  own ??= decimalSign()
  return own
}

function withPoint(text: string, sign: string): string {
  const [point, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')]
  if (comma === -1) return point === text.indexOf('.') ? text : without(text, '.')
  if (point !== -1) return point > comma ? without(text, ',') : without(text, '.').replace(',', '.')
  const groups = comma !== text.indexOf(',') || (sign !== ',' && /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text))
  return groups ? without(text, ',') : text.replace(',', '.')
}

function without(text: string, sign: string): string {
  return text.split(sign).join('')
}

const MOST_DECIMALS = 100

/** A number with the decimals that it has, and at least those of the step. */
export function plainNumber(value: number, step: number): string {
  return fixed(value, Math.max(decimals(value), decimals(step)))
}

/** A number as it is shown: in the format, or with the decimals that the step needs. */
export function shownNumber(value: number, step: number, format: string | null): string {
  return format === null ? fixed(value, decimals(step)) : formatNumber(format, value)
}

/** A number some steps away, without the errors of binary fractions. */
export function stepped(value: number, step: number, steps: number): number {
  const exact = Number(fixed(value + step * steps, Math.max(decimals(value), decimals(step))))
  // There are two zeros, of which one has a sign.
  return exact === 0 ? 0 : exact
}

function fixed(value: number, digits: number): string {
  return value.toFixed(Math.min(MOST_DECIMALS, digits))
}
