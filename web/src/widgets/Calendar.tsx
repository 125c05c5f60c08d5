// A month of days to choose one of, or the two ends of a range. Days are ISO 8601 texts; weeks, names and figures are
// those of the browser's language, and the calendar is the Gregorian one, as in the fields.

import { type CalendarDate, GregorianCalendar, parseDate } from '@internationalized/date'
import { useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useDateFormatter, useLocale, useNumberFormatter } from 'react-aria'
import {
  Calendar as AriaCalendar,
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarStateContext,
  RangeCalendar,
  RangeCalendarStateContext,
} from 'react-aria-components'
import { ChevronIcon } from '../icons'
import styles from './Calendar.module.css'

/** Props of `Calendar`. */
interface Props {
  /** What it is called. */
  label: string
  /** Whether it takes a range. */
  range: boolean
  /** What is chosen: nothing, a day, the first day of a range, or both of its ends. */
  chosen: readonly string[]
  /** The first day that can be chosen. */
  min: string
  /** The last one. */
  max: string
  /** Whether the keyboard goes into it at once. */
  autoFocus: boolean
  /** Something was chosen: as `chosen`. */
  onChoose: (chosen: string[]) => void
}

const gregorian = () => new GregorianCalendar()

/** A calendar. */
export function Calendar({ label, range, chosen, min, max, autoFocus, onChoose }: Props) {
  const [focused, setFocused] = useFocusedDay(chosen)
  const { direction } = useLocale()
  const shared = {
    'aria-label': label,
    className: range ? `${styles.calendar} ${styles.range}` : styles.calendar,
    dir: direction,
    'data-baseweb': 'calendar',
    minValue: parseDate(min),
    maxValue: parseDate(max),
    focusedValue: focused,
    onFocusChange: setFocused,
    createCalendar: gregorian,
    autoFocus,
  }
  if (!range)
    return (
      <AriaCalendar
        {...shared}
        value={chosen[0] ? parseDate(chosen[0]) : null}
        onChange={day => onChoose([day.toString()])}
      >
        <Month />
      </AriaCalendar>
    )
  const [start, end] = chosen
  return (
    <RangeCalendar
      {...shared}
      commitBehavior="reset"
      value={start && end ? { start: parseDate(start), end: parseDate(end) } : null}
      onChange={days => onChoose([days.start.toString(), days.end.toString()])}
    >
      <Begun start={end ? undefined : start} onBegin={day => onChoose([day])} />
      <Month />
    </RangeCalendar>
  )
}

/** The day at which the keyboard is: at what was chosen last, wherever that was done. */
function useFocusedDay(chosen: readonly string[]) {
  const before = useRef<readonly string[]>([])
  const [focused, setFocused] = useState<CalendarDate | undefined>(() =>
    chosen[0] ? parseDate(chosen[0]) : undefined,
  )
  const key = chosen.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what is chosen
  useEffect(() => {
    const added = chosen.find(day => !before.current.includes(day))
    if (added && before.current.length) setFocused(parseDate(added))
    before.current = chosen
  }, [key])
  return [focused, setFocused] as const
}

/** Tells of a range's first day as soon as it is chosen, and goes on from the one that is held. */
function Begun({ start, onBegin }: { start: string | undefined; onBegin: (day: string) => void }) {
  const state = useContext(RangeCalendarStateContext)
  const anchor = state?.anchorDate?.toString()
  const isDragging = state?.isDragging
  // biome-ignore lint/correctness/useExhaustiveDependencies: the anchor alone is news
  useEffect(() => {
    if (anchor && !isDragging && anchor !== start) onBegin(anchor)
  }, [anchor, isDragging])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is another one at every turn
  useEffect(() => {
    if (!isDragging) state?.setAnchorDate(start ? parseDate(start) : null)
  }, [start, anchor === undefined])
  return null
}

function useMonth() {
  const single = useContext(CalendarStateContext)
  const range = useContext(RangeCalendarStateContext)
  const state = single ?? range
  if (!state) throw new Error('a month is outside of a calendar')
  return state
}

function Month() {
  const weekdayStyle = useWeekdayStyle()
  return (
    <>
      <header className={styles.head}>
        <Button slot="previous" className={styles.page}>
          <ChevronIcon />
        </Button>
        <MonthPicker />
        <YearPicker />
        <Button slot="next" className={styles.page}>
          <ChevronIcon />
        </Button>
      </header>
      <CalendarGrid weekdayStyle={weekdayStyle} className={styles.days}>
        {date => <CalendarCell date={date} className={styles.day} />}
      </CalendarGrid>
    </>
  )
}

const LONGEST_WEEKDAY = 4

/** Short names of weekdays, unless those of the language are too long for a column. */
function useWeekdayStyle(): 'short' | 'narrow' {
  const formatter = useDateFormatter({ weekday: 'short', timeZone: 'UTC' })
  return useMemo(() => {
    const names = Array.from({ length: 7 }, (_, day) => formatter.format(new Date(day * 86_400_000)))
    return names.some(name => name.length > LONGEST_WEEKDAY) ? 'narrow' : 'short'
  }, [formatter])
}

function MonthPicker() {
  const { focusedDate, minValue, maxValue, setFocusedDate } = useMonth()
  const formatter = useDateFormatter({ month: 'long', calendar: 'gregory', timeZone: 'UTC' })
  const names = useMemo(
    () => Array.from({ length: 12 }, (_, place) => formatter.format(new Date(Date.UTC(2000, place, 1)))),
    [formatter],
  )
  const { year, month } = focusedDate
  const isOutside = (number: number) => {
    const first = focusedDate.set({ month: number, day: 1 })
    const isLate = maxValue ? first.compare(maxValue) > 0 : false
    return isLate || (minValue ? minValue.year === year && minValue.month > number : false)
  }
  return (
    <select
      className={styles.picker}
      aria-label="Month"
      value={month}
      onChange={event => setFocusedDate(focusedDate.set({ month: Number(event.target.value) }))}
    >
      {names.map((name, place) => (
        <option key={name} value={place + 1} disabled={isOutside(place + 1)}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** How many years can be picked to each side at once. */
const YEARS = 100

function YearPicker() {
  const { focusedDate, minValue, maxValue, setFocusedDate } = useMonth()
  const figures = useNumberFormatter({ useGrouping: false })
  const { year } = focusedDate
  const first = Math.max(year - YEARS, minValue?.year ?? 1)
  const last = Math.min(year + YEARS, maxValue?.year ?? 9999)
  const years = Array.from({ length: last - first + 1 }, (_, place) => first + place)
  return (
    <select
      className={styles.picker}
      aria-label="Year"
      value={year}
      onChange={event => setFocusedDate(focusedDate.set({ year: Number(event.target.value) }))}
    >
      {years.map(year => (
        <option key={year} value={year}>
          {figures.format(year)}
        </option>
      ))}
    </select>
  )
}
