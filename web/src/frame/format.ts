// How values are shown and written out. Nothing here knows Arrow.

const DAY = 86_400_000

/** A number as it is shown: at most four decimals, and powers of ten where those would hide it. */
export function shownNumber(value: number): string {
  if (!Number.isFinite(value)) return notFinite(value)
  const size = Math.abs(value)
  if (Number.isInteger(value) && size < 1e15) return String(value)
  if (size >= 1e15 || size < 1e-4) return value.toExponential(4).replace(/\.?0+e/, 'e')
  return value.toFixed(4).replace(/\.?0+$/, '')
}

/** A number with every digit that it has. */
export function exactNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

/** A number of 32 bits with as few digits as tell it from its neighbours, rather than those of its 64-bit twin. */
export function exactFloat32(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits))
    if (Math.fround(rounded) === value) return exactNumber(rounded)
  }
  return exactNumber(value)
}

function notFinite(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  return value > 0 ? '∞' : '-∞'
}

/** A decimal number from its digits and its scale. */
export function decimalText(digits: bigint, scale: number): string {
  if (scale <= 0) return String(digits * 10n ** BigInt(-scale))
  const sign = digits < 0n ? '-' : ''
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  return `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`
}

/** `2024-03-01`, from milliseconds since 1970. */
export function dateText(milliseconds: number): string {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) return String(milliseconds)
  return date.toISOString().replace(/^\+/, '').split('T')[0]
}

/** `2024-03-01 12:30:00`, with a fraction where there is one and the offset where there is a zone. */
export function datetimeText(milliseconds: number, zone: string | null): string {
  const offset = zone === null ? 0 : zoneOffset(milliseconds, zone)
  const local = milliseconds + offset * 60_000
  const day = Math.floor(local / DAY) * DAY
  return `${dateText(day)} ${timeText(local - day)}${zone === null ? '' : offsetText(offset)}`
}

/** `12:30:00.250`, from milliseconds since midnight. */
export function timeText(milliseconds: number): string {
  const micros = Math.round(milliseconds * 1000)
  const seconds = Math.floor(micros / 1e6)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map(pair).join(':') + fraction(micros % 1e6)
}

/** `3 days 04:05:06`, from milliseconds. */
export function durationText(milliseconds: number): string {
  const size = Math.abs(milliseconds)
  const days = Math.floor(size / DAY)
  const time = timeText(size - days * DAY)
  const sign = milliseconds < 0 ? '-' : ''
  return days === 0 ? sign + time : `${sign}${days} ${days === 1 ? 'day' : 'days'} ${time}`
}

/** Bytes as the text that they may be, else as hexadecimal digits. */
export function binaryText(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell that this is no text
    if (!/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text)) return text
  } catch {
    // Not UTF-8.
  }
  const shown = [...bytes.subarray(0, 24)].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return bytes.length > 24 ? `0x${shown}… (${bytes.length} bytes)` : `0x${shown}`
}

/** The local time that has the same figures on the clock: charts read times without a zone as local. */
export function sameClockDate(milliseconds: number): Date {
  const utc = new Date(milliseconds)
  const date = new Date(0)
  date.setFullYear(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate())
  date.setHours(utc.getUTCHours(), utc.getUTCMinutes(), utc.getUTCSeconds(), utc.getUTCMilliseconds())
  return date
}

function fraction(micros: number): string {
  if (micros === 0) return ''
  return `.${String(micros).padStart(6, '0').replace(/000$/, '')}`
}

function pair(value: number): string {
  return String(value).padStart(2, '0')
}

/** `+02:00`, from minutes. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${pair(Math.floor(size / 60))}:${pair(size % 60)}`
}

const zones = new Map<string, Intl.DateTimeFormat | null>()

/** How many minutes a zone's clock is ahead of UTC at that time; 0 in a zone that the browser doesn't know. */
export function zoneOffset(milliseconds: number, zone: string): number {
  const fixed = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]))
  if (zone === 'UTC') return 0
  const format = zoneFormat(zone)
  const date = new Date(milliseconds)
  if (!format || Number.isNaN(date.getTime())) return 0
  const parts = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]))
  const clock = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second)
  return Math.round((clock - Math.floor(milliseconds / 1000) * 1000) / 60_000)
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat | null {
  let format = zones.get(timeZone)
  if (format === undefined) {
    format = makeZoneFormat(timeZone)
    zones.set(timeZone, format)
  }
  return format
}

function makeZoneFormat(timeZone: string): Intl.DateTimeFormat | null {
  const number = 'numeric' as const
  try {
    return new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn' },
      ...{ year: number, month: number, day: number, hour: number, minute: number, second: number },
    })
  } catch {
    return null
  }
}
