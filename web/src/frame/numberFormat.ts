// How a column's numbers are shown if its settings name a format: one of these names, or a `printf` format.

import { formatNumber } from '../format'
import { exactNumber, shownNumber } from './format'

type Show = (value: number | bigint) => string

const NAMED: Readonly<Record<string, Intl.NumberFormatOptions>> = {
  localized: {},
  percent: { style: 'percent', maximumFractionDigits: 2 },
  dollar: { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' },
  euro: { style: 'currency', currency: 'EUR' },
  yen: { style: 'currency', currency: 'JPY', currencyDisplay: 'narrowSymbol' },
  compact: { notation: 'compact' },
  scientific: { notation: 'scientific', maximumFractionDigits: 3 },
  engineering: { notation: 'engineering', maximumFractionDigits: 3 },
}

const BYTES = ['B', 'KB', 'MB', 'GB', 'TB']

/** Shows numbers in a format; what is not finite is shown as everywhere. */
export function numberFormat(format: string, locale?: string): Show {
  const show = finite(format, locale)
  return value => (typeof value === 'number' && !Number.isFinite(value) ? shownNumber(value) : show(value))
}

function finite(format: string, locale?: string): Show {
  if (format === 'plain') return allDigits
  if (format === 'bytes') return bytes(locale)
  if (format === 'accounting') return accounting(locale)
  if (Object.hasOwn(NAMED, format)) {
    const intl = new Intl.NumberFormat(locale, NAMED[format])
    return value => intl.format(value)
  }
  return value => formatNumber(format, Number(value))
}

/** All digits that a number has, however many zeros that takes. */
function allDigits(value: number | bigint): string {
  const [, sign, whole, rest = '', exponent] = EXPONENT.exec(String(value)) ?? []
  if (!exponent) return typeof value === 'bigint' ? String(value) : exactNumber(value)
  const shift = Number(exponent)
  return sign + (shift < 0 ? `0.${'0'.repeat(-shift - 1)}${whole}${rest}` : whole + rest.padEnd(shift, '0'))
}

const EXPONENT = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/

/** Negative numbers stand in parentheses. */
function accounting(locale?: string): Show {
  const intl = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return value => {
    const size = intl.format(value < 0 ? -value : value)
    return value < 0 && /[1-9]/.test(size) ? `(${size})` : size
  }
}

/** With one digit after the point of the largest unit of which there is one, once it is rounded. */
function bytes(locale?: string): Show {
  const intl = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: 'min2' })
  return value => {
    let size = Number(value)
    let unit = 0
    for (; unit < BYTES.length - 1 && Math.abs(size) >= 999.95; unit++)
      size = Number(value) / 1000 ** (unit + 1)
    return intl.format(size) + BYTES[unit]
  }
}
