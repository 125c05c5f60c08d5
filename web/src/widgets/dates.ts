// Dates and times as the protocol writes them (ISO 8601 without a zone), and as they are shown and typed.
//
// Such texts are in order as their letters are, so that `<` tells which of two is earlier.

/** A date as it is shown: `YYYY`, `MM` and `DD` of the format are replaced. */
export function showDate(date: string, format: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return format.replace('YYYY', year).replace('MM', month).replace('DD', day)
}

/**
 * The date that was typed; null where there is no such date. It is read in the order of the format, with any signs
 * between the figures, or none; with a year of four digits in front it is read as ISO 8601 says in other formats too.
 */
export function readDate(text: string, format: string): string | null {
  const digits = plainDigits(text.trim())
  const order = format.match(/YYYY|MM|DD/g) ?? []
  const figures = /^\d{8}$/.test(digits) ? cut(digits, order) : digits.split(/[\s./-]+/)
  if (figures.length !== 3 || figures.some(figure => !/^\d{1,4}$/.test(figure))) return null
  const isIso = figures[0]?.length === 4 && order[0] !== 'YYYY'
  const places = isIso ? ['YYYY', 'MM', 'DD'] : order
  const [year, month, day] = ['YYYY', 'MM', 'DD'].map(part => figures[places.indexOf(part)] ?? '')
  return year.length === 4 ? isoDate(Number(year), Number(month), Number(day)) : null
}

/** `20240131` in parts of the format's lengths. */
function cut(digits: string, order: readonly string[]): string[] {
  let from = 0
  return order.map(({ length }) => {
    from += length
    return digits.slice(from - length, from)
  })
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const isThere = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isThere ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null
}

/** Whether a text is a date of the protocol. */
export function isDate(text: string): boolean {
  return readDate(text, 'YYYY-MM-DD') === text
}

/** A time as it is shown: `13:30`, or `01:30 PM`; with seconds where they are not 0. */
export function showTime(time: string, twelveHours: boolean): string {
  if (!twelveHours) return time
  const hours = Number(time.slice(0, 2))
  return `${pad(hours % 12 || 12)}${time.slice(2)} ${hours < 12 ? 'AM' : 'PM'}`
}

/** Whether the browser's language shows the hours of a day as 1 to 12. */
export function hasTwelveHours(): boolean {
  return new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions().hour12 ?? false
}

const TIME = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?::(\d{2})(?:[.,](\d{1,6}))?)?\s*(?:([ap])(?:\.?\s?m)?\.?)?$/i

/** The time that was typed, such as `13:30`, `1330`, `1:30 pm`, `9` or `13:30:15.5`; null where there is none such. */
export function readTime(text: string): string | null {
  const [, hours, minutes = '0', seconds = '0', fraction = '', half] =
    TIME.exec(plainDigits(text.trim())) ?? []
  if (hours === undefined || Number(minutes) > 59 || Number(seconds) > 59) return null
  const hour = half ? hourOf(Number(hours), half.toLowerCase()) : Number(hours)
  return hour < 24 ? isoTime(hour, Number(minutes), Number(seconds), fraction) : null
}

/** The hour of the day; one that there is not where 1 to 12 was not kept. */
function hourOf(hours: number, half: string): number {
  if (hours < 1 || hours > 12) return Number.NaN
  return (hours % 12) + (half === 'p' ? 12 : 0)
}

/** A time of the protocol. */
function isoTime(hours: number, minutes: number, seconds = 0, fraction = ''): string {
  const rest = fraction.replace(/0+$/, '')
  const time = `${pad(hours)}:${pad(minutes)}`
  if (rest) return `${time}:${pad(seconds)}.${rest}`
  return seconds ? `${time}:${pad(seconds)}` : time
}

/** Whether a text is a time of the protocol. */
export function isTime(text: string): boolean {
  return /^\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text) && readTime(text) !== null
}

/** Whether a text is a date and time of the protocol. */
export function isDatetime(text: string): boolean {
  const [date = '', time = ''] = text.split('T')
  return isDate(date) && isTime(time)
}

/** A date and time as it is shown: `2024/01/31, 13:30`. */
export function showDatetime(datetime: string, format: string): string {
  const [date = '', time = ''] = datetime.split('T')
  return `${showDate(date, format)}, ${time}`
}

/** The date and time that was typed; null where there is none such. */
export function readDatetime(text: string, format: string): string | null {
  const [, typedDate = '', typedTime = ''] =
    /^([\p{Nd}./-]+)(?:\s*[,T]\s*|\s+)(.+)$/iu.exec(text.trim()) ?? []
  const [date, time] = [readDate(typedDate, format), readTime(typedTime)]
  return date && time && `${date}T${time}`
}

/** The times of a day that are `step` seconds apart, from midnight. */
export function timesOf(step: number): string[] {
  const count = Math.ceil(86_400 / Math.max(1, step))
  return Array.from({ length: count }, (_, place) => {
    const seconds = place * step
    return isoTime(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60)
  })
}

/** The date on the clocks of the user. */
export function today(now = new Date()): string {
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** A date some months earlier; the month's last day where it is shorter. */
export function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, last))
  return first.toISOString().slice(0, 10)
}

/** A date some days earlier. */
function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10)
}

/** A range of dates with a name. */
export interface NamedRange {
  /** What it is called. */
  label: string
  /** Its first and its last day. */
  dates: [string, string]
}

/** Ranges up to today that are often wanted, those that lie within bounds. */
export function usualRanges(today: string, min: string, max: string): NamedRange[] {
  const starts: [string, string][] = [
    ['Past week', daysBefore(today, 7)],
    ['Past month', monthsBefore(today, 1)],
    ['Past 3 months', monthsBefore(today, 3)],
    ['Past 6 months', monthsBefore(today, 6)],
    ['Past year', monthsBefore(today, 12)],
    ['Past 2 years', monthsBefore(today, 24)],
  ]
  return starts
    .filter(([, start]) => start >= min && today <= max)
    .map(([label, start]) => ({ label, dates: [start, today] }))
}

function pad(number: number, digits = 2): string {
  return String(number).padStart(digits, '0')
}

// Keyboards of some languages type their own digits.
function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, digit =>
    String((digit.codePointAt(0) ?? 0) & 15),
  )
}
