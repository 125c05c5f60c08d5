// A button: pressing it is a value that counts for one run.

import { useForm } from '../page'
import type { Button as ButtonProps, Value } from '../protocol'
import { WithTooltip } from '../widgets/Help'
import styles from './Button.module.css'
import { Markdown } from './Markdown'

/** Props of `Button`. */
interface Props {
  /** What to show. */
  element: ButtonProps
  /** Tells of a press. */
  setValue: (value: Value) => void
}

/** A button; one that submits takes the values of the form around it along. */
export function Button({ element, setValue }: Props) {
  const { widget, kind, icon } = element
  const form = useForm()
  const submits = element.submit && form
  const name = submits ? 'stFormSubmitButton' : 'stButton'
  return (
    <div className={name} data-testid={name}>
      <WithTooltip body={widget.help}>
        <button
          type={submits ? 'submit' : 'button'}
          className={`${styles.button} ${styles[kind]}`}
          data-testid={`stBaseButton-${kind}${submits ? 'FormSubmit' : ''}`}
          data-baseweb="button"
          disabled={widget.disabled}
          onClick={() => (submits ? submits.submit(widget.id) : setValue({ type: 'press' }))}
          // Existing style sheets tell buttons apart by this attribute.
          {...{ kind: submits ? `${kind}FormSubmit` : kind }}
        >
          {icon && <Markdown body={icon} inline />}
          <Markdown body={widget.label} inline />
        </button>
      </WithTooltip>
    </div>
  )
}
