// One of the fields of `useTyped`.

import { type Ref, useId } from 'react'
import type { Widget } from '../protocol'
import field from './field.module.css'
import figures from './figures.module.css'
import type { Typed } from './useTyped'

/** Props of `TypedField`. */
interface Props {
  ref?: Ref<HTMLInputElement>
  /** What all widgets have. */
  widget: Widget
  /** What is typed into all of the fields. */
  typed: Typed
  /** Which of them it is, from 0. */
  place: number
  /** Its `id`; it has one of its own if absent. */
  id?: string
  /** What it is called beside the label: that label's `id`, and its own name. Absent where the label says all. */
  name?: { labelId: string; own: string }
  /** Its class and test id. */
  testId: string
  /** Another class. */
  className?: string
  /** Shown while it is empty. */
  placeholder: string
  /** The `id` of the message on what is wrong. */
  problemId: string
}

/** A text that counts once it is written out in full, or left, or Enter is pressed. */
export function TypedField({
  ref,
  widget,
  typed,
  place,
  id,
  name,
  testId,
  className = '',
  placeholder,
  problemId,
}: Props) {
  const ownId = useId()
  const isWrong = typed.problem !== null
  return (
    <input
      ref={ref}
      id={id ?? ownId}
      className={`${testId} ${field.input} ${figures.figures} ${className}`}
      data-testid={testId}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      value={typed.texts[place]}
      placeholder={placeholder}
      disabled={widget.disabled}
      aria-label={name?.own}
      aria-labelledby={name && `${name.labelId} ${id ?? ownId}`}
      aria-required={widget.required || undefined}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? problemId : undefined}
      onChange={event => typed.type(place, event.target.value)}
      onBlur={typed.commit}
    />
  )
}
