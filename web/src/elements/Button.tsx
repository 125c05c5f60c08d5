// A button: pressing it is a value that counts for one run.

import type { Button as ButtonProps, Size, Value } from '../protocol'
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

/** A button. */
export function Button({ element, setValue }: Props) {
  const { widget, kind, icon } = element
  return (
    <div className={`stButton ${styles.outer}`} data-testid="stButton" style={widthStyle(element.width)}>
      <WithTooltip body={widget.help}>
        <button
          type="button"
          className={`${styles.button} ${styles[kind]}`}
          data-testid={`stBaseButton-${kind}`}
          data-baseweb="button"
          disabled={widget.disabled}
          onClick={() => setValue({ type: 'press' })}
          // Existing style sheets tell buttons apart by this attribute.
          {...{ kind }}
        >
          {icon && <Markdown body={icon} inline />}
          <Markdown body={widget.label} inline />
        </button>
      </WithTooltip>
    </div>
  )
}

function widthStyle(width: Size) {
  if (width.type === 'pixels') return { width: width.value, maxWidth: '100%' }
  return { width: width.type === 'stretch' ? '100%' : 'fit-content', maxWidth: '100%' }
}
