// A date and a time of the day: a field to type into or to paste into, and a calendar with a list of times.

import { useId, useRef } from 'react'
import type { DatetimeInput as DatetimeInputProps, Value } from '../protocol'
import { Calendar } from '../widgets/Calendar'
import { DateFrame } from '../widgets/DateFrame'
import { isDatetime, readDatetime, showDatetime, timesOf } from '../widgets/dates'
import { TypedField } from '../widgets/TypedField'
import { useTyped, useTypedGuard } from '../widgets/useTyped'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './DatetimeInput.module.css'

/** Props of `DatetimeInput`. */
interface Props {
  /** What to show. */
  element: DatetimeInputProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** A field for a date and a time. */
export function DatetimeInput({ element, value, setValue }: Props) {
  const { widget, min, max, format } = element
  const [fieldId, problemId] = [useId(), useId()]
  const input = useRef<HTMLInputElement>(null)

  const held = heldDatetime(element, value)
  const clearable = element.default === null && !widget.required
  const give = (datetime: string | undefined) =>
    setValue(datetime === undefined ? { type: 'none' } : { type: 'text', value: datetime })
  const typed = useTyped({
    fields: 1,
    held: held === null ? [] : [held],
    clearable,
    show: datetime => showDatetime(datetime, format),
    read: text => readDatetime(text, format),
    unread: text => `“${text}” is not a date and time: enter them as ${format}, HH:MM.`,
    problemOf: ([datetime]) => problemOf(element, datetime),
    give: ([datetime]) => give(datetime),
  })
  useTypedGuard(typed, widget, 'Enter a date and time.', () => input.current?.focus())

  function choose(date: string, time: string) {
    typed.reset()
    const datetime = `${date}T${time}`
    // A day at an end of what is taken has some of its times alone.
    give(datetime < min ? min : datetime > max ? max : datetime)
  }

  const [date, time] = held?.split('T') ?? []
  return (
    <div className="stDateTimeInput" data-testid="stDateTimeInput">
      <WidgetLabel widget={widget} controlId={fieldId} />
      <DateFrame
        widget={widget}
        name="stDateTimeInput"
        typed={typed}
        problemId={problemId}
        onClear={clearable && held !== null && !widget.disabled ? () => give(undefined) : undefined}
        calendar={({ autoFocus }) => (
          <>
            <Calendar
              label={widget.label}
              range={false}
              chosen={date ? [date] : []}
              min={dayOf(min)}
              max={dayOf(max)}
              autoFocus={autoFocus}
              onChoose={([date = '']) => choose(date, time ?? '00:00')}
            />
            <TimePicker element={element} date={date} time={time} onChoose={choose} />
          </>
        )}
      >
        <TypedField
          ref={input}
          widget={widget}
          typed={typed}
          place={0}
          id={fieldId}
          testId="stDateTimeInputField"
          placeholder={`${format}, HH:MM`}
          problemId={problemId}
        />
      </DateFrame>
    </div>
  )
}

/** Props of `TimePicker`. */
interface TimePickerProps {
  element: DatetimeInputProps
  /** The day that is chosen; absent where none is. */
  date: string | undefined
  /** The time that is chosen. */
  time: string | undefined
  onChoose: (date: string, time: string) => void
}

/** The times of the chosen day. */
function TimePicker({ element, date, time, onChoose }: TimePickerProps) {
  const { min, max, step } = element
  // What was typed need not be one of the times offered.
  const times = [...new Set([...timesOf(step), ...(time ? [time] : [])])].sort()
  return (
    <label className={`stDateTimeInputPopoverTime ${styles.time}`} data-testid="stDateTimeInputPopoverTime">
      Time
      <select
        value={time ?? ''}
        disabled={date === undefined}
        onChange={event => date && onChoose(date, event.target.value)}
      >
        {time === undefined && <option value="">--:--</option>}
        {times.map(time => (
          <option key={time} value={time} disabled={`${date}T${time}` < min || `${date}T${time}` > max}>
            {time}
          </option>
        ))}
      </select>
    </label>
  )
}

function dayOf(datetime: string): string {
  return datetime.split('T')[0] ?? ''
}

function problemOf({ min, max, format }: DatetimeInputProps, datetime: string | undefined): string | null {
  if (datetime === undefined || (datetime >= min && datetime <= max)) return null
  const shown = (datetime: string) => showDatetime(datetime, format)
  return `${shown(datetime)} is out of bounds: choose a date and time from ${shown(min)} to ${shown(max)}.`
}

function heldDatetime(element: DatetimeInputProps, value: Value | undefined): string | null {
  if (value?.type === 'text' && isDatetime(value.value)) return value.value
  return value?.type === 'none' ? null : element.default
}
