// Numbers as text, in the manner of `printf`.

import { sprintf } from 'sprintf-js'

/** A number in a format such as `%d`, `%,d` or `%.2f m`; as it is where the format makes no sense. */
export function formatNumber(format: string, value: number): string {
  try {
    return sprintf(
      format.replace(SEPARATED, place => separated(place, value)),
      value,
    )
  } catch {
    return String(value)
  }
}

// The library knows no signs between thousands.
const SEPARATED = /%%|%(?:1\$)?(\+)?(0|'[^$])?(-)?[,_](\d*)(\.\d+)?([defgiu])/g

/** A place for a number with a sign between thousands, filled; what is none is left as it is. */
function separated(place: string, value: number): string {
  if (place === '%%') return place
  const [, plus = '', pad = '', left = '', width = '', digits = '', kind] = [
    ...place.matchAll(SEPARATED),
  ][0] as string[]
  const [, sign, whole, rest] = /^([+-]?)(\d*)(.*)$/.exec(sprintf(`%${plus}${digits}${kind}`, value)) ?? []
  const text = whole.replace(/\B(?=(\d{3})+$)/g, place.includes('_') ? '_' : ',') + rest
  const filling = (pad.at(-1) ?? ' ').repeat(Math.max(0, Number(width) - sign.length - text.length))
  const filled = left ? sign + text + filling : pad === '0' ? sign + filling + text : filling + sign + text
  return filled.replaceAll('%', '%%')
}

/** How many digits stand behind the point. */
export function decimals(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).toLowerCase().split('e')
  const digits = mantissa.split('.')[1]?.length ?? 0
  return Math.max(0, digits - Number(exponent))
}
