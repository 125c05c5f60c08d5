// What opens the browser's dialog for files. A button beside it is for the keyboard, and does the same.

import type { Ref } from 'react'
import type { Accepts } from '../protocol'
import type { LocalFile } from '../upload'
import { chosenFiles } from './offered'

/** Props of `Picker`. */
interface Props {
  ref: Ref<HTMLInputElement>
  /** Its `id`, where a label names it. */
  id?: string
  /** What it is called, where no label names it. */
  label?: string
  className: string
  testId?: string
  /** What it takes. */
  accepts: Accepts
  /** Whether it can't be used now. */
  disabled: boolean
  /** Takes what was chosen. */
  onFiles: (files: LocalFile[]) => void
}

/** A file input. */
export function Picker({ ref, id, label, className, testId, accepts, disabled, onFiles }: Props) {
  const isFolder = accepts.count === 'folder'
  return (
    <input
      ref={ref}
      id={id}
      type="file"
      className={className}
      data-testid={testId}
      aria-label={label}
      tabIndex={-1}
      multiple={accepts.count !== 'one'}
      // A folder has files of all kinds; those that are not taken are left out.
      accept={isFolder ? undefined : accepts.extensions.join(',') || undefined}
      {...{ webkitdirectory: isFolder ? '' : undefined }}
      disabled={disabled}
      onChange={event => {
        onFiles(chosenFiles(event.target.files ?? []))
        // The same file may be chosen again.
        event.target.value = ''
      }}
    />
  )
}
