// One file of an uploader: how it is called, how far it is, what is wrong with it, and a button that takes it away.

import { CloseIcon } from '../icons'
import { FileIcon, RetryIcon } from '../mediaIcons'
import { formatBytes } from './accepts'
import styles from './FileRow.module.css'
import { UploadProgress } from './UploadProgress'

/** Props of `FileRow`. */
interface Props {
  /** What the user calls it. */
  name: string
  /** How many bytes it has. */
  size: number
  /** Which share of it has left, 0 to 1; absent where it is not on its way. */
  progress?: number
  /** Why it is not taken. */
  error?: string | null
  /** Whether it can't be taken away. */
  disabled?: boolean
  /** Tries again. */
  onRetry?: () => void
  /** Takes it away. */
  onRemove: () => void
}

/** A file in a list. */
export function FileRow({ name, size, progress, error = null, disabled, onRetry, onRemove }: Props) {
  return (
    <li
      className={`stFileUploaderFile ${styles.row}`}
      data-testid="stFileUploaderFile"
      data-error={error !== null || undefined}
    >
      <span className={styles.icon}>
        <FileIcon />
      </span>
      <div className={styles.body}>
        <div className={styles.head}>
          <span
            className={`stFileUploaderFileName ${styles.name}`}
            data-testid="stFileUploaderFileName"
            title={name}
            dir="auto"
          >
            {name}
          </span>
          {size > 0 && <small className={styles.size}>{formatBytes(size)}</small>}
        </div>
        {error !== null && (
          <div
            className={`stFileUploaderFileErrorMessage ${styles.error}`}
            data-testid="stFileUploaderFileErrorMessage"
            role="alert"
          >
            {error}
          </div>
        )}
        {progress !== undefined && <UploadProgress name={name} share={progress} />}
      </div>
      {onRetry && (
        <button type="button" className={styles.action} aria-label={`Try ${name} again`} onClick={onRetry}>
          <RetryIcon />
        </button>
      )}
      {/* Style sheets and tests of existing apps look for the button inside of the node with the name. */}
      <div className="stFileUploaderDeleteBtn" data-testid="stFileUploaderDeleteBtn">
        <button
          type="button"
          className={styles.action}
          aria-label={progress === undefined ? `Remove ${name}` : `Cancel ${name}`}
          disabled={disabled}
          onClick={onRemove}
        >
          <CloseIcon />
        </button>
      </div>
    </li>
  )
}
