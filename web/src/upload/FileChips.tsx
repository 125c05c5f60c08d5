// The files that go with a message, small: a picture where they are one.

import { CloseIcon } from '../icons'
import { FileIcon, RetryIcon } from '../mediaIcons'
import type { UserFile } from '../protocol'
import { contentOf } from '../upload'
import { formatBytes } from './accepts'
import styles from './FileChips.module.css'
import { keysOf } from './keys'
import { progressOf, type Upload } from './queue'
import { UploadProgress } from './UploadProgress'
import { useObjectUrl } from './useObjectUrl'

/** Props of `FileChips`. */
interface Props {
  /** Those that have arrived. */
  files: readonly UserFile[]
  /** The others. */
  uploads: readonly Upload[]
  /** Whether nothing can be taken away now. */
  disabled: boolean
  /** Tries again with one of the others. */
  onRetry: (key: number) => void
  /** Takes one away; one of the others by its key. */
  onRemove: (file: UserFile | number) => void
}

/** A row of chips; nothing where there is no file. */
export function FileChips({ files, uploads, disabled, onRetry, onRemove }: Props) {
  if (files.length + uploads.length === 0) return null
  const keys = keysOf(files)
  return (
    <ul className={`stFileChips ${styles.chips}`} data-testid="stFileChips" aria-label="Files">
      {files.map((file, index) => (
        <Chip
          key={keys[index]}
          {...file}
          content={contentOf(file.id)}
          disabled={disabled}
          onRemove={() => onRemove(file)}
        />
      ))}
      {uploads.map(upload => (
        <Chip
          key={`upload:${upload.key}`}
          name={upload.name}
          size={upload.content.size}
          content={upload.content}
          disabled={disabled}
          progress={progressOf(upload)}
          error={upload.error ?? undefined}
          onRetry={upload.passing ? () => onRetry(upload.key) : undefined}
          onRemove={() => onRemove(upload.key)}
        />
      ))}
    </ul>
  )
}

/** Props of `Chip`. */
interface ChipProps {
  /** What the user calls it. */
  name: string
  /** How many bytes it has. */
  size: number
  /** Its bytes, where this page has them. */
  content: Blob | undefined
  /** Whether it can't be taken away now. */
  disabled: boolean
  /** Which share of it has left, 0 to 1; absent where it is not on its way. */
  progress?: number
  /** Why it is not taken. */
  error?: string
  /** Tries again. */
  onRetry?: () => void
  /** Takes it away. */
  onRemove: () => void
}

function Chip({ name, size, content, disabled, progress, error, onRetry, onRemove }: ChipProps) {
  return (
    <li
      className={`stFileChip ${styles.chip}`}
      data-testid="stFileChip"
      data-error={error !== undefined || undefined}
    >
      {content?.type.startsWith('image/') ? <Preview content={content} /> : <FileIcon />}
      <div className={styles.body}>
        <span
          className={`stFileChipName ${styles.name}`}
          data-testid="stFileChipName"
          title={name}
          dir="auto"
        >
          {name}
        </span>
        {error !== undefined ? (
          <small className={styles.error} role="alert">
            {error}
          </small>
        ) : progress !== undefined ? (
          <UploadProgress name={name} share={progress} />
        ) : (
          <small className={styles.size}>{formatBytes(size)}</small>
        )}
      </div>
      {onRetry && (
        <button type="button" className={styles.action} aria-label={`Try ${name} again`} onClick={onRetry}>
          <RetryIcon />
        </button>
      )}
      <button
        type="button"
        className={`stFileChipDeleteBtn ${styles.action}`}
        data-testid="stFileChipDeleteBtn"
        aria-label={progress === undefined ? `Remove ${name}` : `Cancel ${name}`}
        disabled={disabled}
        onClick={onRemove}
      >
        <CloseIcon />
      </button>
    </li>
  )
}

function Preview({ content }: { content: Blob }) {
  const url = useObjectUrl(content)
  return <img className={styles.preview} data-testid="stFileChipImagePreview" src={url} alt="" />
}
