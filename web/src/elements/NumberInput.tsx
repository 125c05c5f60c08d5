// A number to type, or to reach by steps. While it is typed it is a plain text, else it is shown in its format.

import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { NumberInput as NumberInputProps, Value } from '../protocol'
import { pressesButton } from '../shortcuts'
import { ClearButton, FieldIcon } from '../widgets/FieldIcon'
import { FieldProblem } from '../widgets/FieldProblem'
import field from '../widgets/field.module.css'
import { InputInstructions } from '../widgets/InputInstructions'
import { useTypedText } from '../widgets/useTypedText'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './NumberInput.module.css'
import { parseNumber, plainNumber, shownNumber, stepped } from './numberText'
import { useHold } from './useHold'

/** Props of `NumberInput`. */
interface Props {
  /** What to show. */
  element: NumberInputProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** How many steps a key goes. */
const KEY_STEPS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }

/** A field for a number. */
export function NumberInput({ element, value, setValue }: Props) {
  const { widget, min, max, step, format } = element
  const [id, problemId] = [useId(), useId()]
  const input = useRef<HTMLInputElement>(null)
  const [isFocused, setFocused] = useState(false)
  // What was done about a number beyond the bounds.
  const [note, setNote] = useState<string | null>(null)

  const held = heldNumber(element, value)
  const plain = held === null ? '' : plainNumber(held, step)
  const problemOf = (text: string) => problemOfText(element, text)
  const typing = useTypedText({ widget, held: plain, problemOf, give: giveText, field: input })
  const { typed, dirty, problem } = typing
  const shown = held === null ? '' : shownNumber(held, step, format)
  const isClearable = element.default === null && !widget.required && !widget.disabled

  function give(number: number | null) {
    if (number !== held) setValue(number === null ? { type: 'none' } : { type: 'numbers', value: [number] })
  }

  function giveText(text: string) {
    const number = text.trim() === '' ? element.default : (parseNumber(text) ?? held)
    give(number === null ? null : clamped(element, number))
    setNote(number === null ? null : clampNote(element, number))
  }

  function stepBy(steps: number) {
    if (widget.disabled) return
    // Where nothing stands yet, it is as if 0 stood there.
    const from = (typed === null ? held : parseNumber(typed)) ?? held ?? 0
    typing.reset()
    setNote(null)
    give(clamped(element, stepped(from, step, steps)))
  }

  function pressKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const steps = KEY_STEPS[event.key]
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (event.key === 'Enter' || pressesButton(event.nativeEvent)) typing.commit()
    if (steps !== undefined && isPlain) {
      event.preventDefault()
      stepBy(steps)
    }
    if (event.key === 'Escape' && typed !== null) {
      // What is around the field would close.
      event.stopPropagation()
      typing.reset()
    }
  }

  function type(text: string) {
    setNote(null)
    typing.type(text)
  }

  function leave() {
    setFocused(false)
    typing.commit()
  }

  function clear() {
    typing.reset()
    setNote(null)
    give(null)
    input.current?.focus()
  }

  const said = problem ?? note
  const text = typed ?? (isFocused ? plain : shown)
  return (
    <div className="stNumberInput" data-testid="stNumberInput">
      <WidgetLabel widget={widget} controlId={id} />
      <div
        className={`stNumberInputContainer ${field.field} ${styles.container}`}
        data-testid="stNumberInputContainer"
        data-baseweb="input"
        data-disabled={widget.disabled || undefined}
        data-invalid={problem !== null || undefined}
      >
        <FieldIcon name="stNumberInputIcon" icon={element.icon} />
        <input
          ref={input}
          id={id}
          className={`stNumberInputField ${field.input}`}
          data-testid="stNumberInputField"
          type="text"
          inputMode={inputModeOf(min)}
          // A native field for numbers shows no formats and takes no decimal commas.
          role="spinbutton"
          autoComplete="off"
          spellCheck={false}
          value={text}
          placeholder={element.placeholder}
          disabled={widget.disabled}
          aria-valuenow={held ?? undefined}
          aria-valuemin={min ?? undefined}
          aria-valuemax={max ?? undefined}
          aria-valuetext={held === null ? 'empty' : shown}
          aria-required={widget.required || undefined}
          aria-invalid={problem !== null || undefined}
          aria-describedby={said === null ? undefined : problemId}
          onChange={event => type(event.target.value)}
          onKeyDown={pressKey}
          onFocus={() => setFocused(true)}
          onBlur={leave}
          {...typing.composition}
        />
        {isClearable && text !== '' && <ClearButton name="stNumberInputClearButton" onClear={clear} />}
        <StepButton
          name="stNumberInputStepDown"
          label="Decrease"
          sign="M3.5 8h9"
          disabled={widget.disabled || (held !== null && min !== null && held <= min)}
          onStep={() => stepBy(-1)}
        />
        <StepButton
          name="stNumberInputStepUp"
          label="Increase"
          sign="M3.5 8h9M8 3.5v9"
          disabled={widget.disabled || (held !== null && max !== null && held >= max)}
          onStep={() => stepBy(1)}
        />
      </div>
      <FieldProblem id={problemId} name="stNumberInputError" problem={said} />
      <InputInstructions dirty={dirty && problem === null} />
    </div>
  )
}

/** Props of `StepButton`. */
interface StepProps {
  /** Its class and test id. */
  name: string
  /** What it does. */
  label: string
  /** The path of its sign, 16 pixels wide. */
  sign: string
  /** Whether there is nowhere to go. */
  disabled: boolean
  /** Goes a step. */
  onStep: () => void
}

// The keyboard has the arrow keys, and the field keeps the focus.
function StepButton({ name, label, sign, disabled, onStep }: StepProps) {
  const hold = useHold(onStep, disabled)
  return (
    <button
      type="button"
      className={`${name} ${field.action} ${styles.step}`}
      data-testid={name}
      aria-label={label}
      tabIndex={-1}
      disabled={disabled}
      onMouseDown={event => event.preventDefault()}
      {...hold}
    >
      <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
        <path d={sign} stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
    </button>
  )
}

function heldNumber(element: NumberInputProps, value: Value | undefined): number | null {
  if (value?.type === 'none') return null
  const number = value?.type === 'numbers' ? value.value[0] : undefined
  return number !== undefined && Number.isFinite(number) ? number : element.default
}

function problemOfText({ integer }: NumberInputProps, text: string): string | null {
  if (text.trim() === '') return null
  const number = parseNumber(text)
  if (number === undefined) return `This is not a number: ${text}`
  return integer && !Number.isInteger(number) ? `This is not a whole number: ${text}` : null
}

function clamped({ min, max }: NumberInputProps, number: number): number {
  if (min !== null && number < min) return min
  return max !== null && number > max ? max : number
}

function clampNote({ min, max, step, format }: NumberInputProps, number: number): string | null {
  const name = (number: number) => shownNumber(number, step, format)
  if (min !== null && number < min) return `The least is ${name(min)}; it was set to that.`
  return max !== null && number > max ? `The most is ${name(max)}; it was set to that.` : null
}

// The keyboard of an iPhone for decimals has no minus.
function inputModeOf(min: number | null): 'decimal' | 'text' {
  return (min === null || min < 0) && /iphone/i.test(navigator.userAgent) ? 'text' : 'decimal'
}
