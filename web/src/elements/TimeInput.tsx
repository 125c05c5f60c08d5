// A time of the day: a field to type into, with a list of times.

import { type KeyboardEvent, useCallback, useId, useLayoutEffect, useRef, useState } from 'react'
import type { TimeInput as TimeInputProps, Value } from '../protocol'
import { ComboboxFrame } from '../widgets/ComboboxFrame'
import { hasTwelveHours, isTime, readTime, showTime, timesOf } from '../widgets/dates'
import { ClearButton } from '../widgets/FieldIcon'
import { FieldProblem } from '../widgets/FieldProblem'
import field from '../widgets/field.module.css'
import figures from '../widgets/figures.module.css'
import { type Option, OptionList } from '../widgets/OptionList'
import { useCombobox } from '../widgets/useCombobox'
import { useMissing } from '../widgets/useMissing'
import { WidgetLabel } from '../widgets/WidgetLabel'

/** Props of `TimeInput`. */
interface Props {
  /** What to show. */
  element: TimeInputProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

// What was typed, where it is not one of the times offered.
const TYPED = -1

/** A field for a time. */
export function TimeInput({ element, value, setValue }: Props) {
  const { widget, step, hours } = element
  const twelveHours = hours === 'twelve' || (hours === 'localized' && hasTwelveHours())
  const [inputId, listId, problemId] = [useId(), useId(), useId()]
  const frame = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  // What was typed is no time.
  const [misread, setMisread] = useState<string | null>(null)

  const held = heldTime(element, value)
  const shown = held === null ? '' : showTime(held, twelveHours)
  const clearable = element.default === null && !widget.required
  const find = useCallback(
    (query: string) => findTimes(timesOf(step), query, twelveHours),
    [step, twelveHours],
  )
  const { isOpen, query, found, active, ...list } = useCombobox({
    listId,
    disabled: widget.disabled,
    typing: true,
    find,
    start: (found, query) => (query ? 0 : nearest(found, held)),
    staysOpen: false,
    choose: ({ label }) => enter(label),
  })
  // What is typed over a time is another one, not a longer one.
  const isTyped = query !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time is what the field shows
  useLayoutEffect(() => {
    if (!isTyped && document.activeElement === input.current) input.current?.select()
  }, [shown, isOpen, isTyped])

  const missing = useMissing(widget, held === null, () => input.current?.focus(), 'Enter a time.')
  const problem = misread ?? missing

  function enter(text: string) {
    const time = readTime(text)
    setMisread(
      time === null ? `“${text}” is not a time: enter one as ${twelveHours ? 'HH:MM AM' : 'HH:MM'}.` : null,
    )
    if (time !== null && time !== held) setValue({ type: 'text', value: time })
  }

  function clear() {
    list.hide()
    setMisread(null)
    setValue({ type: 'none' })
  }

  /** What was typed counts, if anything was. */
  function commit() {
    const text = query?.trim()
    if (text) enter(text)
    else if (text === '' && clearable && held !== null) clear()
    list.hide()
  }

  function pressKey(event: KeyboardEvent) {
    const isUnread = query !== null && found.length === 0
    if (event.key !== 'Enter' || !(isUnread || query === '')) return list.pressKey(event)
    event.preventDefault()
    commit()
  }

  return (
    <div className="stTimeInput" data-testid="stTimeInput">
      <WidgetLabel widget={widget} controlId={inputId} />
      <ComboboxFrame
        ref={frame}
        input={input}
        widget={widget}
        problem={problem}
        isOpen={isOpen}
        selectsAll={!isTyped}
        onPress={() => (isOpen && query === null ? list.hide() : list.show())}
      >
        <input
          ref={input}
          id={inputId}
          className={`stTimeInputTimeDisplay ${field.input} ${figures.figures}`}
          data-testid="stTimeInputTimeDisplay"
          {...list.input}
          aria-required={widget.required || undefined}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : problemId}
          value={query ?? shown}
          placeholder={twelveHours ? 'HH:MM AM' : 'HH:MM'}
          onChange={event => {
            setMisread(null)
            list.type(event.target.value)
          }}
          onKeyDown={pressKey}
          onBlur={commit}
        />
        {clearable && held !== null && !widget.disabled && (
          <ClearButton name="stTimeInputClearButton" label="Clear value" onClear={clear} />
        )}
      </ComboboxFrame>
      <FieldProblem id={problemId} name="stTimeInputError" problem={problem} />
      {isOpen && (
        <OptionList
          id={listId}
          anchor={frame}
          label={widget.label}
          options={found}
          active={active}
          selected={found.find(option => option.label === shown)?.index}
          empty="Not a time"
          onActivate={list.moveTo}
          onChoose={list.choose}
        />
      )}
    </div>
  )
}

/** The times that what is typed stands for or stands in; all where nothing is typed. */
function findTimes(times: readonly string[], query: string, twelveHours: boolean): Option[] {
  const options = times.map((time, index) => ({ index, label: showTime(time, twelveHours) }))
  const text = query.trim().toLowerCase()
  const typed = readTime(text)
  const label = typed && showTime(typed, twelveHours)
  const same = options.find(option => option.label === label)
  const others = options.filter(option => option !== same && option.label.toLowerCase().includes(text))
  if (!label) return others
  return [same ?? { index: TYPED, label }, ...others]
}

/** The place of the last time that is not after `time`. */
function nearest(found: readonly Option[], time: string | null): number {
  if (time === null) return 0
  const place = found.findLastIndex(({ label }) => (readTime(label) ?? '') <= time)
  return Math.max(0, place)
}

function heldTime(element: TimeInputProps, value: Value | undefined): string | null {
  if (value?.type === 'text' && isTime(value.value)) return value.value
  return value?.type === 'none' ? null : element.default
}
