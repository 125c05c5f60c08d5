// A box to tick, or a switch.

import { CheckIcon } from '../icons'
import type { Checkbox as CheckboxProps, Value } from '../protocol'
import { Help } from '../widgets/Help'
import styles from './Checkbox.module.css'
import { Markdown } from './Markdown'

/** Props of `Checkbox`. */
interface Props {
  /** What to show. */
  element: CheckboxProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** A checkbox or a switch with its label beside it. */
export function Checkbox({ element, value, setValue }: Props) {
  const { widget, toggle } = element
  const checked = value?.type === 'bool' ? value.value : element.default
  return (
    <div
      className={`stCheckbox ${styles.row}`}
      data-testid="stCheckbox"
      data-visibility={widget.label_visibility}
      data-wrap={element.wrap}
    >
      <label className={styles.label} data-baseweb="checkbox" data-disabled={widget.disabled || undefined}>
        <span className={toggle ? styles.switch : styles.box}>
          <input
            type="checkbox"
            role={toggle ? 'switch' : undefined}
            className={styles.input}
            checked={checked}
            disabled={widget.disabled}
            onChange={event => setValue({ type: 'bool', value: event.target.checked })}
          />
          {toggle ? <span className={styles.knob} /> : <CheckIcon />}
        </span>
        <span
          className={`stWidgetLabel ${styles.text}`}
          data-testid="stWidgetLabel"
          title={element.wrap ? undefined : widget.label}
        >
          <Markdown body={widget.label} inline />
        </span>
      </label>
      {widget.help && <Help body={widget.help} />}
    </div>
  )
}
