// How a column's dates and times are shown if its settings name a format: one of a few names, or tokens such as
// `YYYY-MM-DD HH:mm`.

import { dateText, offsetText, timeText, zoneOffset } from './format'

/** What a column of times holds. */
export type TimeKind = 'date' | 'datetime' | 'time'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How a time is shown. */
export interface TimeFormat {
  /** `localized`, `distance`, `calendar`, `iso8601`, or tokens. */
  format: string
  kind: TimeKind
  /** The zone whose clocks are shown; without one, those of UTC. */
  zone?: string
  /** The present, in milliseconds since 1970. */
  now?: () => number
  /** For names of months and the like in `localized` and `distance`; that of the browser if absent. */
  locale?: string
}

/** A moment as clocks in its zone show it. */
interface Clock {
  /** In milliseconds since 1970, whatever the zone. */
  instant: number
  /** Its figures, read as if they were UTC. */
  figures: Date
  /** How far the clock is ahead of UTC, in minutes. */
  offset: number
  zone: string
}

/** Shows times, given in milliseconds: since 1970, or since midnight. */
export function timeFormat(options: TimeFormat): (milliseconds: number) => string {
  const { format, kind, zone, now = Date.now } = options
  const show = (milliseconds: number) => {
    const clock = clockOf(milliseconds, zone)
    if (Number.isNaN(clock.figures.getTime())) return String(milliseconds)
    if (format === 'localized') return localized(clock, options)
    if (format === 'iso8601') return iso(clock, kind)
    if (format === 'distance') return distance(milliseconds - now(), options.locale)
    if (format === 'calendar') return calendar(clock, clockOf(now(), zone), kind)
    return tokens(format, clock)
  }
  return show
}

function clockOf(instant: number, zone?: string): Clock {
  const offset = zone ? zoneOffset(instant, zone) : 0
  return { instant, figures: new Date(instant + offset * MINUTE), offset, zone: zone ?? 'UTC' }
}

function localized({ figures }: Clock, { kind, locale }: TimeFormat): string {
  const medium = 'medium' as const
  const dateStyle = kind === 'time' ? undefined : medium
  const timeStyle = kind === 'date' ? undefined : medium
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle, timeStyle }).format(figures)
}

function iso({ instant, figures }: Clock, kind: TimeKind): string {
  if (kind === 'date') return dateText(figures.getTime())
  const text = new Date(instant).toISOString()
  return kind === 'time' ? text.slice(text.indexOf('T') + 1) : text
}

const DISTANCES: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365.25 * DAY],
  ['month', 30.4375 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', 1000],
]

/** `3 hours ago`, in the largest unit of which there is one. */
function distance(milliseconds: number, locale?: string): string {
  const [unit, size] =
    DISTANCES.find(([, length]) => Math.round(Math.abs(milliseconds) / length) >= 1) ?? DISTANCES[5]
  return new Intl.RelativeTimeFormat(locale).format(Math.round(milliseconds / size), unit)
}

/** `Yesterday at 2:30 PM`; a week away and more, `03/01/2024`. */
function calendar(clock: Clock, now: Clock, kind: TimeKind): string {
  const time = tokens('h:mm A', clock)
  if (kind === 'time') return time
  const days = Math.floor(clock.figures.getTime() / DAY) - Math.floor(now.figures.getTime() / DAY)
  const day = nearDay(days, clock)
  if (!day) return tokens('MM/DD/YYYY', clock)
  return kind === 'date' ? day : `${day} at ${time}`
}

function nearDay(days: number, clock: Clock): string | undefined {
  if (days === 0) return 'Today'
  if (days === 1) return 'Tomorrow'
  if (days === -1) return 'Yesterday'
  if (Math.abs(days) > 6) return undefined
  return days < 0 ? `Last ${weekday(clock)}` : weekday(clock)
}

const TOKEN =
  /\[[^\]]*\]|YYYY|YY|Y|Q|MMMM|MMM|MM|Mo|M|DDDD|DDD|DD|Do|D|dddd|ddd|dd|d|E|WW|W|GGGG|HH|H|hh|h|kk|k|mm|m|ss|s|S{1,9}|A|a|ZZ|Z|zz|z|X|x|LTS|LT|L{1,4}|l{1,4}/g

const LONG: Readonly<Record<string, string>> = {
  LT: 'h:mm A',
  LTS: 'h:mm:ss A',
  L: 'MM/DD/YYYY',
  LL: 'MMMM D, YYYY',
  LLL: 'MMMM D, YYYY h:mm A',
  LLLL: 'dddd, MMMM D, YYYY h:mm A',
  l: 'M/D/YYYY',
  ll: 'MMM D, YYYY',
  lll: 'MMM D, YYYY h:mm A',
  llll: 'ddd, MMM D, YYYY h:mm A',
}

/** Puts a moment's figures where their tokens are; `[…]` is left as it is. */
function tokens(format: string, clock: Clock): string {
  return format.replace(TOKEN, token => {
    if (token.startsWith('[')) return token.slice(1, -1)
    if (token in LONG) return tokens(LONG[token], clock)
    if (token.startsWith('S')) return fraction(clock).slice(0, token.length).padEnd(token.length, '0')
    return FIGURES[token](clock)
  })
}

const FIGURES: Readonly<Record<string, (clock: Clock) => string>> = {
  YYYY: c => pad(c.figures.getUTCFullYear(), 4),
  YY: c => pad(c.figures.getUTCFullYear() % 100, 2),
  Y: c => String(c.figures.getUTCFullYear()),
  Q: c => String(Math.floor(c.figures.getUTCMonth() / 3) + 1),
  MMMM: c => month(c),
  MMM: c => month(c).slice(0, 3),
  MM: c => pad(c.figures.getUTCMonth() + 1, 2),
  Mo: c => ordinal(c.figures.getUTCMonth() + 1),
  M: c => String(c.figures.getUTCMonth() + 1),
  DDDD: c => pad(dayOfYear(c), 3),
  DDD: c => String(dayOfYear(c)),
  DD: c => pad(c.figures.getUTCDate(), 2),
  Do: c => ordinal(c.figures.getUTCDate()),
  D: c => String(c.figures.getUTCDate()),
  dddd: c => weekday(c),
  ddd: c => weekday(c).slice(0, 3),
  dd: c => weekday(c).slice(0, 2),
  d: c => String(c.figures.getUTCDay()),
  E: c => String(c.figures.getUTCDay() || 7),
  WW: c => pad(isoWeek(c).week, 2),
  W: c => String(isoWeek(c).week),
  GGGG: c => pad(isoWeek(c).year, 4),
  HH: c => pad(c.figures.getUTCHours(), 2),
  H: c => String(c.figures.getUTCHours()),
  hh: c => pad(hour12(c), 2),
  h: c => String(hour12(c)),
  kk: c => pad(c.figures.getUTCHours() || 24, 2),
  k: c => String(c.figures.getUTCHours() || 24),
  mm: c => pad(c.figures.getUTCMinutes(), 2),
  m: c => String(c.figures.getUTCMinutes()),
  ss: c => pad(c.figures.getUTCSeconds(), 2),
  s: c => String(c.figures.getUTCSeconds()),
  A: c => (c.figures.getUTCHours() < 12 ? 'AM' : 'PM'),
  a: c => (c.figures.getUTCHours() < 12 ? 'am' : 'pm'),
  ZZ: c => offsetText(c.offset).replace(':', ''),
  Z: c => offsetText(c.offset),
  zz: c => c.zone,
  z: c => c.zone,
  X: c => String(Math.floor(c.instant / 1000)),
  x: c => String(Math.floor(c.instant)),
}

function pad(value: number, digits: number): string {
  const text = String(Math.abs(value)).padStart(digits, '0')
  return value < 0 ? `-${text}` : text
}

/** Names are English, as the tokens are. */
function month({ figures }: Clock): string {
  return new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(figures)
}

function weekday({ figures }: Clock): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(figures)
}

function ordinal(value: number): string {
  const isTeen = Math.floor(value / 10) % 10 === 1
  const end = isTeen ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[value % 10]
  return `${value}${end ?? 'th'}`
}

function hour12({ figures }: Clock): number {
  return figures.getUTCHours() % 12 || 12
}

function dayOfYear({ figures }: Clock): number {
  return Math.floor((figures.getTime() - Date.UTC(figures.getUTCFullYear(), 0, 1)) / DAY) + 1
}

/** The week after ISO 8601: the one of the year's first Thursday is the first. */
function isoWeek({ figures }: Clock): { year: number; week: number } {
  const thursday = new Date(figures.getTime() + (4 - (figures.getUTCDay() || 7)) * DAY)
  const year = thursday.getUTCFullYear()
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1 }
}

/** The digits behind the seconds. */
function fraction({ instant }: Clock): string {
  return timeText(((instant % DAY) + DAY) % DAY).split('.')[1] ?? ''
}
