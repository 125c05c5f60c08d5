// Signs at the beginning and the end of a field.

import { Markdown } from '../elements/Markdown'
import { CloseIcon, ErrorIcon } from '../icons'
import field from './field.module.css'

/** Props of `FieldIcon`. */
interface IconProps {
  /** Its class and test id. */
  name: string
  /** An emoji or `:material/name:`; null shows nothing. */
  icon: string | null
}

/** What the script put at the beginning of a field. */
export function FieldIcon({ name, icon }: IconProps) {
  if (!icon) return null
  return (
    <span className={`${name} ${field.icon}`} data-testid={name} aria-hidden="true">
      <Markdown body={icon} inline />
    </span>
  )
}

/** The sign of a field with something wrong in it; what that is is said below. */
export function FieldErrorIcon({ name }: { name: string }) {
  return (
    <span className={`${name} ${field.error}`} data-testid={name}>
      <ErrorIcon />
    </span>
  )
}

/** Props of `ClearButton`. */
interface ClearProps {
  /** Its class and test id; absent where it has none. */
  name?: string
  /** What it is called. */
  label?: string
  /** Whether the Tab key comes to it; without it, a key of the field does the same. */
  isTabStop?: boolean
  /** Empties the field. */
  onClear: () => void
}

/** A button that empties a field, which keeps the focus. */
export function ClearButton({ name = '', label = 'Clear', isTabStop = true, onClear }: ClearProps) {
  return (
    <button
      type="button"
      className={`${name} ${field.action}`}
      data-testid={name || undefined}
      aria-label={label}
      tabIndex={isTabStop ? undefined : -1}
      // The field would commit what is typed if it lost the focus first.
      onMouseDown={event => event.preventDefault()}
      onClick={event => {
        // A press on the field around it would open what that opens.
        event.stopPropagation()
        onClear()
      }}
    >
      <CloseIcon />
    </button>
  )
}
