// Files of the user's: chosen, dropped or pasted, sent at once, and listed until they are taken away.

import { type MouseEvent, useId, useRef } from 'react'
import { UploadIcon } from '../mediaIcons'
import type { FileCount, FileUploader as FileUploaderProps, UserFile, Value } from '../protocol'
import type { LocalFile } from '../upload'
import { conditions } from '../upload/accepts'
import { FileRow } from '../upload/FileRow'
import { keysOf } from '../upload/keys'
import { Pager, usePages } from '../upload/Pager'
import { Picker } from '../upload/Picker'
import { Problem } from '../upload/Problem'
import { progressOf } from '../upload/queue'
import { useDropzone } from '../upload/useDropzone'
import { useFileGuard } from '../upload/useFileGuard'
import { useUploads } from '../upload/useUploads'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './FileUploader.module.css'

/** Props of `FileUploader`. */
interface Props {
  /** What to show. */
  element: FileUploaderProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** How many files are listed at once. */
const LISTED = 5

/** A field for files. */
export function FileUploader({ element, value, setValue }: Props) {
  const { widget, accepts } = element
  const held = value?.type === 'files' ? value.value : []
  const { uploads, busy, queue, forget } = useUploads(widget.id, arrive)
  const button = useRef<HTMLButtonElement>(null)
  const focus = () => button.current?.focus()
  const warning = useFileGuard({ widget, busy, isEmpty: held.length === 0, focus })

  function arrive(files: UserFile[]) {
    if (accepts.count !== 'one') return hold([...held, ...files])
    hold(files.slice(-1))
    for (const file of held) forget(file)
  }

  function hold(files: UserFile[]) {
    setValue({ type: 'files', value: files })
  }

  function remove(index: number) {
    hold(held.filter((_, other) => other !== index))
    forget(held[index])
    focus()
  }

  function cancel(key: number) {
    queue.remove(key)
    focus()
  }

  // A file on its way to the place of another stands there already.
  const replaced = accepts.count === 'one' && busy
  const keys = keysOf(held)
  const rows = [
    ...uploads
      .toReversed()
      .map(upload => (
        <FileRow
          key={`upload:${upload.key}`}
          name={upload.name}
          size={upload.content.size}
          progress={progressOf(upload)}
          error={upload.error}
          onRetry={upload.passing ? () => queue.retry(upload.key) : undefined}
          onRemove={() => cancel(upload.key)}
        />
      )),
    ...(replaced ? [] : held)
      .map((file, index) => (
        <FileRow
          key={keys[index]}
          name={file.name}
          size={file.size}
          disabled={widget.disabled}
          onRemove={() => remove(index)}
        />
      ))
      .toReversed(),
  ]
  const pages = usePages(rows.length, LISTED)
  return (
    <div className={`stFileUploader ${styles.uploader}`} data-testid="stFileUploader">
      <Dropzone
        element={element}
        button={button}
        warning={warning}
        onFiles={files => queue.offer(accepts, files)}
      />
      {rows.length > 0 && (
        <ul className={styles.files} aria-label="Files">
          {rows.slice(pages.first, pages.first + LISTED)}
        </ul>
      )}
      <Pager {...pages} />
    </div>
  )
}

/** Props of `Dropzone`. */
interface DropzoneProps {
  /** The uploader. */
  element: FileUploaderProps
  /** Gets the button that opens the browser's dialog. */
  button: React.RefObject<HTMLButtonElement | null>
  /** Why the form was not submitted. */
  warning: string | undefined
  /** Takes files. */
  onFiles: (files: LocalFile[]) => void
}

function Dropzone({ element: { widget, accepts }, button, warning, onFiles }: DropzoneProps) {
  const { disabled } = widget
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const folders = accepts.count === 'folder'
  const { dragged, handlers } = useDropzone({ disabled, folders, onFiles })
  const [inputId, labelId, buttonId, termsId] = ['input', 'label', 'button', 'terms'].map(part => id + part)

  // Where there is no button under the pointer, the whole zone is one.
  function open(event: MouseEvent) {
    if (event.target !== input.current && !disabled) input.current?.click()
  }

  return (
    <>
      <WidgetLabel widget={widget} controlId={inputId} id={labelId} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button in it is for the keyboard */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <section
        className={`stFileUploaderDropzone ${styles.dropzone}`}
        data-testid="stFileUploaderDropzone"
        data-dragged={dragged || undefined}
        data-disabled={disabled || undefined}
        onClick={open}
        {...handlers}
      >
        <Picker
          ref={input}
          id={inputId}
          className={`stFileUploaderDropzoneInput ${styles.input}`}
          testId="stFileUploaderDropzoneInput"
          accepts={accepts}
          disabled={disabled}
          onFiles={onFiles}
        />
        <button
          ref={button}
          id={buttonId}
          type="button"
          className={styles.browse}
          data-testid="stBaseButton-secondary"
          data-baseweb="button"
          disabled={disabled}
          aria-labelledby={`${buttonId} ${labelId}`}
          aria-describedby={termsId}
        >
          <UploadIcon />
          <span>Upload</span>
        </button>
        <div
          id={termsId}
          className={`stFileUploaderDropzoneInstructions ${styles.terms}`}
          data-testid="stFileUploaderDropzoneInstructions"
        >
          <span className={styles.hint}>{HINTS[accepts.count]}</span>
          <small>{conditions(accepts)}</small>
        </div>
      </section>
      <Problem text={warning} />
    </>
  )
}

const HINTS: Record<FileCount, string> = {
  none: '',
  one: 'Drag and drop a file here',
  many: 'Drag and drop files here',
  folder: 'Drag and drop a folder here',
}
