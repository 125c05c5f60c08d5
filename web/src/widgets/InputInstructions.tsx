// What to do next, under a field that is being typed into.

import { useForm } from '../page'
import styles from './InputInstructions.module.css'

/** Props of `InputInstructions`. */
interface Props {
  /** Whether something was typed that waits for a key to count. */
  dirty: boolean
  /** How many characters stand in the field; absent while it is not typed into. */
  length?: number
  /** How many it takes at most; absent means no bound. */
  maxChars?: number | null
  /** The keys that have it count. */
  keys?: string
}

/** What the Enter key would do, and the count of characters; it takes no room of its own. */
export function InputInstructions({ dirty, length, maxChars = null, keys = 'Enter' }: Props) {
  const form = useForm()
  const action = form ? form.enterToSubmit && 'submit form' : 'apply'
  return (
    <div className={`InputInstructions ${styles.line}`} data-testid="InputInstructions" aria-live="polite">
      {dirty && action && (
        <span className={styles.keys}>
          Press {keys} to {action}
        </span>
      )}
      {maxChars !== null && length !== undefined && (
        <span className={length >= maxChars ? styles.full : undefined}>
          {length}/{maxChars}
        </span>
      )}
    </div>
  )
}
