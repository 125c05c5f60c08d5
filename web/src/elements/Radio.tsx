// Options side by side or one below the other, of which one is chosen.

import { useId, useRef } from 'react'
import type { Radio as RadioProps, Value } from '../protocol'
import { heldChoice, placeOf } from '../widgets/choices'
import { FieldProblem } from '../widgets/FieldProblem'
import { useMissing } from '../widgets/useMissing'
import { WidgetLabel } from '../widgets/WidgetLabel'
import { Markdown } from './Markdown'
import styles from './Radio.module.css'

/** Props of `Radio`. */
interface Props {
  /** What to show. */
  element: RadioProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** Radio buttons. */
export function Radio({ element, value, setValue }: Props) {
  const { widget, options, captions } = element
  const [id, problemId] = [useId(), useId()]
  const group = useRef<HTMLDivElement>(null)
  const chosen = heldChoice(element.default, value)
  const selected = chosen ? placeOf(options, chosen) : undefined
  const problem = useMissing(widget, selected === undefined, () =>
    group.current?.querySelector('input')?.focus(),
  )

  return (
    <div className="stRadio" data-testid="stRadio">
      <WidgetLabel widget={widget} id={id} />
      <div
        ref={group}
        role="radiogroup"
        className={`stRadioGroup ${styles.group}`}
        data-testid="stRadioGroup"
        data-horizontal={element.horizontal || undefined}
        aria-labelledby={id}
        aria-required={widget.required || undefined}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem ? problemId : undefined}
      >
        {options.map((label, index) => (
          <RadioOption
            // biome-ignore lint/suspicious/noArrayIndexKey: two options may have the same label
            key={index}
            name={id}
            label={label}
            caption={captions[index] ?? ''}
            checked={index === selected}
            disabled={widget.disabled}
            onChoose={() => setValue({ type: 'choice', value: { index, label } })}
          />
        ))}
      </div>
      <FieldProblem id={problemId} name="stRadioError" problem={problem} />
    </div>
  )
}

/** Props of `RadioOption`. */
interface OptionProps {
  /** What all options of the group have in common. */
  name: string
  label: string
  /** What stands below it; empty where nothing does. */
  caption: string
  checked: boolean
  disabled: boolean
  onChoose: () => void
}

function RadioOption({ name, label, caption, checked, disabled, onChoose }: OptionProps) {
  const [labelId, captionId] = [useId(), useId()]
  return (
    <label
      className={`stRadioOption ${styles.option}`}
      data-testid="stRadioOption"
      data-baseweb="radio"
      data-disabled={disabled || undefined}
    >
      <input
        type="radio"
        name={name}
        className={styles.input}
        checked={checked}
        disabled={disabled}
        aria-labelledby={labelId}
        aria-describedby={caption ? captionId : undefined}
        onChange={onChoose}
      />
      <span className={styles.texts}>
        <span id={labelId} className={styles.text}>
          <Markdown body={label} inline />
        </span>
        {caption && (
          <span id={captionId} className={`stRadioCaption ${styles.caption}`} data-testid="stRadioCaption">
            <Markdown body={caption} inline />
          </span>
        )}
      </span>
    </label>
  )
}
