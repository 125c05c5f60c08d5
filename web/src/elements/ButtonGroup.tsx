// Buttons of which one or some are pressed in: pills, or the segments of a bar.

import { useId, useRef } from 'react'
import type { ButtonGroup as ButtonGroupProps, Value } from '../protocol'
import { heldChoices, placeOf } from '../widgets/choices'
import { FieldProblem } from '../widgets/FieldProblem'
import { useMissing } from '../widgets/useMissing'
import { useRoving } from '../widgets/useRoving'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './ButtonGroup.module.css'
import { Markdown } from './Markdown'

/** Props of `ButtonGroup`. */
interface Props {
  /** What to show. */
  element: ButtonGroupProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

// What existing style sheets and tests call them.
const NAMES = { pills: 'pills', segmented: 'segmented_control' } as const

/** A group of buttons to choose by. */
export function ButtonGroup({ element, value, setValue }: Props) {
  const { widget, options, multiple, style } = element
  const [id, problemId] = [useId(), useId()]
  const group = useRef<HTMLDivElement>(null)
  const held = heldChoices(element.default, value)
  const chosen = held.filter(choice => placeOf(options, choice) !== undefined)
  const pressed = new Set(chosen.map(choice => placeOf(options, choice)))
  const first = options.findIndex((_, index) => pressed.has(index))
  const roving = useRoving(Math.max(0, first))
  const problem = useMissing(widget, chosen.length === 0, () =>
    group.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
  )

  function press(index: number) {
    const others = chosen.filter(choice => placeOf(options, choice) !== index)
    const isTakenBack = others.length < chosen.length
    if (isTakenBack && widget.required && others.length === 0) return
    const added = isTakenBack ? [] : [{ index, label: options[index] }]
    setValue({ type: 'choices', value: multiple ? [...others, ...added] : added })
  }

  return (
    <div className="stButtonGroup" data-testid="stButtonGroup">
      <WidgetLabel widget={widget} id={id} />
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: a group that must have a value has the role that says so */}
      <div
        ref={group}
        role={multiple ? 'toolbar' : 'radiogroup'}
        className={`${styles.group} ${styles[style]}`}
        data-baseweb="button-group"
        data-wrap={element.wrap}
        data-stretch={element.width.type !== 'content' || undefined}
        aria-labelledby={id}
        aria-required={(!multiple && widget.required) || undefined}
        aria-describedby={problem ? problemId : undefined}
        {...roving.group}
      >
        {options.map((label, index) => (
          <GroupButton
            // biome-ignore lint/suspicious/noArrayIndexKey: two options may have the same label
            key={index}
            name={NAMES[style]}
            label={label}
            isPressed={pressed.has(index)}
            isRadio={!multiple}
            disabled={widget.disabled}
            tabIndex={roving.tabIndex(index)}
            onPress={() => press(index)}
          />
        ))}
      </div>
      <FieldProblem id={problemId} name="stButtonGroupError" problem={problem} />
    </div>
  )
}

/** Props of `GroupButton`. */
interface ButtonProps {
  /** What kind of button it is called. */
  name: string
  label: string
  isPressed: boolean
  /** Whether it is one of several that exclude each other. */
  isRadio: boolean
  disabled: boolean
  tabIndex: number
  onPress: () => void
}

function GroupButton({ name, label, isPressed, isRadio, disabled, tabIndex, onPress }: ButtonProps) {
  const kind = isPressed ? `${name}Active` : name
  return (
    <button
      type="button"
      className={styles.button}
      data-testid={`stBaseButton-${kind}`}
      data-baseweb="button"
      disabled={disabled}
      tabIndex={tabIndex}
      onClick={onPress}
      {...(isRadio ? { role: 'radio', 'aria-checked': isPressed } : { 'aria-pressed': isPressed })}
      // Existing style sheets tell buttons apart by this attribute.
      {...{ kind }}
    >
      <Markdown body={label} inline />
    </button>
  )
}
