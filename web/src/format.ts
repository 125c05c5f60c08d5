// Numbers as text, in the manner of `printf`.

import { sprintf } from 'sprintf-js'

/** A number in a format such as `%d` or `%.2f m`; as it is where the format makes no sense. */
export function formatNumber(format: string, value: number): string {
  try {
    return sprintf(format, value)
  } catch {
    return String(value)
  }
}

/** How many digits stand behind the point. */
export function decimals(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).toLowerCase().split('e')
  const digits = mantissa.split('.')[1]?.length ?? 0
  return Math.max(0, digits - Number(exponent))
}
