// The label above a widget, with its help.

import type { ReactNode } from 'react'
import { Markdown } from '../elements/Markdown'
import type { Widget } from '../protocol'
import { Help } from './Help'
import styles from './WidgetLabel.module.css'

/** Props of `WidgetLabel`. */
interface Props {
  /** The widget that it names. */
  widget: Widget
  /** The `id` of the control that a click on the label focuses. */
  controlId?: string
  /** The label's own `id`, for `aria-labelledby`. */
  id?: string
  /** What stands at the right end. */
  children?: ReactNode
}

/** A widget's label: shown, hidden with its room kept, or collapsed, and spoken in any case. */
export function WidgetLabel({ widget, controlId, id, children }: Props) {
  const { label, label_visibility: visibility, help, disabled, required } = widget
  return (
    <div className={styles.row} data-visibility={visibility} data-disabled={disabled || undefined}>
      <label
        className={`stWidgetLabel ${styles.label}`}
        data-testid="stWidgetLabel"
        htmlFor={controlId}
        id={id}
      >
        <Markdown body={label} inline />
        {required && <Required />}
      </label>
      {help && visibility === 'visible' && <Help body={help} />}
      {children}
    </div>
  )
}

/** The sign behind the label of a widget that must have a value. */
function Required() {
  return (
    <>
      <span
        className={`stWidgetLabelRequired ${styles.required}`}
        data-testid="stWidgetLabelRequired"
        aria-hidden="true"
      >
        *
      </span>
      <span className="visually-hidden"> (required)</span>
    </>
  )
}
