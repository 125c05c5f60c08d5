// A button: pressing it is a value that counts for one run.

import { sourceUrl } from '../media'
import { useForm } from '../page'
import type { Button as ButtonProps, Download, Value } from '../protocol'
import { saveUrl } from '../save'
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
  const name = submits ? 'stFormSubmitButton' : element.download ? 'stDownloadButton' : 'stButton'
  const press = () => {
    if (submits) submits.submit(widget.id)
    else if (!element.download?.quiet) setValue({ type: 'press' })
    if (element.download) save(element.download)
  }
  return (
    <div className={name} data-testid={name}>
      <WithTooltip body={widget.help}>
        <button
          type={submits ? 'submit' : 'button'}
          className={`${styles.button} ${styles[kind]}`}
          data-testid={`stBaseButton-${kind}${submits ? 'FormSubmit' : ''}`}
          data-baseweb="button"
          disabled={widget.disabled}
          onClick={press}
          // Existing style sheets tell buttons apart by this attribute.
          {...{ kind: submits ? `${kind}FormSubmit` : kind }}
        >
          {icon && !element.icon_right && <Markdown body={icon} inline />}
          <Markdown body={widget.label} inline />
          {icon && element.icon_right && <Markdown body={icon} inline />}
        </button>
      </WithTooltip>
    </div>
  )
}

function save({ source, name }: Download) {
  const url = sourceUrl(source)
  if (url === undefined) return
  // The server is told the name, too: a browser heeds the page's only where both have one origin.
  saveUrl(name, source.type === 'media' ? `${url}?download=${encodeURIComponent(name)}` : url)
}
