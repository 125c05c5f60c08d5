// What to do next, under a field that is being typed into.

import { useForm } from '../page'
import styles from './InputInstructions.module.css'

/** Props of `InputInstructions`. */
interface Props {
  /** Whether something was typed that does not count yet. */
  dirty: boolean
  /** How many characters stand in the field; absent while it is not typed into. */
  length: number | undefined
  /** How many it takes at most. */
  maxChars: number | null
}

/** What the Enter key would do, and the count of characters; it takes no room of its own. */
export function InputInstructions({ dirty, length, maxChars }: Props) {
  const form = useForm()
  const enter = form ? form.enterToSubmit && 'Press Enter to submit form' : 'Press Enter to apply'
  return (
    <div className={`InputInstructions ${styles.line}`} data-testid="InputInstructions" aria-live="polite">
      {dirty && enter && <span>{enter}</span>}
      {maxChars !== null && length !== undefined && (
        <span className={length >= maxChars ? styles.full : undefined}>
          {length}/{maxChars}
        </span>
      )}
    </div>
  )
}
