import { RetryIcon } from '../mediaIcons'
import styles from './Problem.module.css'

/** Props of `Problem`. */
interface Props {
  /** What is wrong; nothing is shown without it. */
  text: string | null | undefined
  /** Tries again; absent where that would not help. */
  onRetry?: () => void
}

/** What is wrong, below a field, with a button that tries again. */
export function Problem({ text, onRetry }: Props) {
  if (!text) return null
  return (
    <div className={styles.problem} role="alert">
      <span>{text}</span>
      {onRetry && (
        <button type="button" className={styles.retry} onClick={onRetry}>
          <RetryIcon /> Try again
        </button>
      )}
    </div>
  )
}
