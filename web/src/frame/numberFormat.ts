// How a column's numbers are shown if its settings name a format: one of these names, or a `printf` format.

import { formatNumber } from '../format'
import { exactNumber, shownNumber } from './format'

type Show = (value: number | bigint) => string

const NAMED: Readonly<Record<string, Intl.NumberFormatOptions>> = {
  localized: { maximumFractionDigits: 20 },
  percent: { style: 'percent', maximumFractionDigits: 2 },
  dollar: { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' },
  euro: { style: 'currency', currency: 'EUR' },
  yen: { style: 'currency', currency: 'JPY', currencyDisplay: 'narrowSymbol' },
  compact: { notation: 'compact', maximumFractionDigits: 1 },
  scientific: { notation: 'scientific', maximumFractionDigits: 3 },
  engineering: { notation: 'engineering', maximumFractionDigits: 3 },
}

const BYTES = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB']

/** Shows numbers in a format; what is not finite is shown as everywhere. */
export function numberFormat(format: string, locale?: string): Show {
  const show = finite(format, locale)
  return value => (typeof value === 'number' && !Number.isFinite(value) ? shownNumber(value) : show(value))
}

function finite(format: string, locale?: string): Show {
  if (format === 'plain') return value => (typeof value === 'bigint' ? String(value) : exactNumber(value))
  if (format === 'bytes') return value => bytes(Number(value), locale)
  if (format === 'accounting') return accounting(locale)
  if (Object.hasOwn(NAMED, format)) {
    const intl = new Intl.NumberFormat(locale, NAMED[format])
    return value => intl.format(value)
  }
  return value => formatNumber(format, Number(value))
}

/** Negative numbers stand in parentheses. */
function accounting(locale?: string): Show {
  const intl = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return value => (value < 0 ? `(${intl.format(-value)})` : intl.format(value))
}

function bytes(value: number, locale?: string): string {
  const size = Math.abs(value)
  const unit = size < 1 ? 0 : Math.min(BYTES.length - 1, Math.floor(Math.log10(size) / 3 + 1e-9))
  const intl = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return `${intl.format(value / 1000 ** unit)}${BYTES[unit]}`
}
