// A date, or the two ends of a range: fields to type into or to paste into, and a calendar.

import { useId, useRef } from 'react'
import type { DateInput as DateInputProps, Value } from '../protocol'
import { Calendar } from '../widgets/Calendar'
import { DateFrame } from '../widgets/DateFrame'
import { isDate, readDate, showDate, today, usualRanges } from '../widgets/dates'
import { TypedField } from '../widgets/TypedField'
import { useTyped, useTypedGuard } from '../widgets/useTyped'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './DateInput.module.css'

/** Props of `DateInput`. */
interface Props {
  /** What to show. */
  element: DateInputProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** A field for a date, or two for a range of dates. */
export function DateInput({ element, value, setValue }: Props) {
  const { widget, range, min, max, format } = element
  const [labelId, fieldId, problemId] = [useId(), useId(), useId()]
  const start = useRef<HTMLInputElement>(null)

  const held = heldDates(element, value)
  const clearable = element.default.length === 0 && !widget.required
  const give = (dates: string[]) => setValue({ type: 'texts', value: dates })
  const typed = useTyped({
    fields: range ? 2 : 1,
    held,
    clearable,
    show: date => showDate(date, format),
    read: text => readDate(text, format),
    unread: text => `“${text}” is not a date: enter one as ${format}.`,
    problemOf: dates => problemOf(element, dates),
    give,
  })
  useTypedGuard(typed, widget, 'Enter a date.', () => start.current?.focus())

  function choose(dates: string[], close: () => void) {
    typed.reset()
    give(dates)
    if (!range || dates.length === 2) close()
  }

  const fieldProps = { widget, typed, testId: 'stDateInputField', placeholder: format, problemId }
  return (
    <div className="stDateInput" data-testid="stDateInput">
      <WidgetLabel widget={widget} controlId={fieldId} id={labelId} />
      <DateFrame
        widget={widget}
        name="stDateInput"
        typed={typed}
        problemId={problemId}
        onClear={clearable && held.length > 0 && !widget.disabled ? () => give([]) : undefined}
        calendar={({ autoFocus, close }) => (
          <>
            <Calendar
              label={widget.label}
              range={range}
              chosen={held}
              min={min}
              max={max}
              autoFocus={autoFocus}
              onChoose={dates => choose(dates, close)}
            />
            {range && <QuickSelect element={element} held={held} onChoose={dates => choose(dates, close)} />}
          </>
        )}
      >
        {range ? (
          <>
            <TypedField
              {...fieldProps}
              ref={start}
              place={0}
              id={fieldId}
              name={{ labelId, own: 'Start date' }}
              className={styles.end}
            />
            <span className={styles.dash} aria-hidden="true">
              –
            </span>
            <TypedField
              {...fieldProps}
              place={1}
              name={{ labelId, own: 'End date' }}
              className={styles.end}
            />
          </>
        ) : (
          <TypedField {...fieldProps} ref={start} place={0} id={fieldId} />
        )}
      </DateFrame>
    </div>
  )
}

/** Props of `QuickSelect`. */
interface QuickSelectProps {
  element: DateInputProps
  held: readonly string[]
  onChoose: (dates: string[]) => void
}

/** Ranges that are often wanted. */
function QuickSelect({ element, held, onChoose }: QuickSelectProps) {
  const ranges = usualRanges(today(), element.min, element.max)
  if (!ranges.length) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div
      role="group"
      aria-label="Quick select"
      className={`stDateInputQuickSelect ${styles.ranges}`}
      data-testid="stDateInputQuickSelect"
    >
      {ranges.map(({ label, dates }) => (
        <button
          key={label}
          type="button"
          aria-pressed={dates.join() === held.join()}
          onClick={() => onChoose(dates)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}

function problemOf({ min, max, format }: DateInputProps, dates: readonly string[]): string | null {
  const [start = '', end] = dates
  const shown = (date: string) => showDate(date, format)
  const outside = dates.find(date => date < min || date > max)
  if (outside) return `${shown(outside)} is out of bounds: choose a date from ${shown(min)} to ${shown(max)}.`
  if (end === undefined || start <= end) return null
  return `The range ends on ${shown(end)}, before it starts on ${shown(start)}: choose a later end.`
}

function heldDates(element: DateInputProps, value: Value | undefined): readonly string[] {
  const isFit =
    value?.type === 'texts' && value.value.length <= (element.range ? 2 : 1) && value.value.every(isDate)
  return isFit ? value.value : element.default
}
