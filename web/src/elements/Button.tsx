// A button: pressing it is a value that counts for one run.

import { useRef } from 'react'
import { useForm } from '../page'
import type { Button as ButtonProps, Value } from '../protocol'
import { shownShortcut, spokenShortcut, useShortcut } from '../shortcuts'
import { WithTooltip } from '../widgets/Help'
import styles from './Button.module.css'
import { Markdown } from './Markdown'
import { useDownload } from './useDownload'

/** Props of `Button`. */
interface Props {
  /** What to show. */
  element: ButtonProps
  /** Tells of a press. */
  setValue: (value: Value) => void
}

/** A button; one that submits takes the values of the form around it along. */
export function Button({ element, setValue }: Props) {
  const { widget, kind, icon, shortcut, download } = element
  const button = useRef<HTMLButtonElement>(null)
  const form = useForm()
  const { start, isBusy, problem } = useDownload(widget.id, download)
  useShortcut(shortcut, button)

  const submits = element.submit && form
  const name = submits ? 'stFormSubmitButton' : download ? 'stDownloadButton' : 'stButton'
  const press = () => {
    if (isBusy) return
    start()
    if (submits) submits.submit(widget.id)
    else if (!download?.quiet) setValue({ type: 'press' })
  }
  const sign = icon && <Markdown body={icon} inline />
  return (
    <div className={name} data-testid={name}>
      <WithTooltip body={widget.help}>
        <button
          ref={button}
          type={submits ? 'submit' : 'button'}
          className={`${styles.button} ${styles[kind]}`}
          data-testid={`stBaseButton-${kind}${submits ? 'FormSubmit' : ''}`}
          data-baseweb="button"
          data-wrap={element.wrap}
          disabled={widget.disabled}
          aria-busy={isBusy || undefined}
          aria-keyshortcuts={shortcut === null ? undefined : spokenShortcut(shortcut)}
          onClick={press}
          // Existing style sheets tell buttons apart by this attribute.
          {...{ kind: submits ? `${kind}FormSubmit` : kind }}
        >
          {!element.icon_right && sign}
          <Markdown body={widget.label} inline className={styles.text} />
          {element.icon_right && sign}
          {shortcut !== null && (
            <span className={styles.keys} aria-hidden="true">
              {shownShortcut(shortcut)}
            </span>
          )}
        </button>
      </WithTooltip>
      {problem !== null && (
        <p
          className={`stDownloadButtonError ${styles.problem}`}
          data-testid="stDownloadButtonError"
          role="alert"
        >
          {problem}
        </p>
      )}
    </div>
  )
}
