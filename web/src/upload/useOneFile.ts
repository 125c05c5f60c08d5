// The value of a widget that takes one file, which the page itself makes: a photo, a recording.

import type { UserFile, Value, Widget } from '../protocol'
import { contentOf } from '../upload'
import { progressOf, type Upload } from './queue'
import { useObjectUrl } from './useObjectUrl'
import { useUploads } from './useUploads'

/** A file that the page made. */
export interface OneFile {
  /** What the widget's value names. */
  held: UserFile | undefined
  /** One that is no value yet. */
  upload: Upload | undefined
  /** Which share of that has left, 0 to 1; absent where it is not on its way. */
  progress: number | undefined
  /** The bytes, where this page has them. */
  content: Blob | undefined
  /** An address of them. */
  url: string | undefined
  /** Sends one in the place of that before. */
  give: (name: string, content: Blob) => void
  /** Sends again what did not arrive. */
  retry: () => void
  /** Leaves the widget without one. */
  clear: () => void
}

/** Holds the one file of a widget. */
export function useOneFile(
  { id }: Widget,
  value: Value | undefined,
  setValue: (value: Value) => void,
): OneFile {
  const held = value?.type === 'files' ? value.value[0] : undefined
  const { uploads, queue, forget } = useUploads(id, ([file]) => setOnly(file))
  const upload = uploads.at(-1)
  const content = upload?.content ?? (held && contentOf(held.id))

  function setOnly(file: UserFile | undefined) {
    setValue({ type: 'files', value: file ? [file] : [] })
    if (held) forget(held)
  }

  function give(name: string, content: Blob) {
    queue.clear()
    queue.add([{ name, content }])
  }

  function clear() {
    queue.clear()
    if (held) setOnly(undefined)
  }

  const retry = () => upload && queue.retry(upload.key)
  const progress = upload && progressOf(upload)
  return { held, upload, progress, content, url: useObjectUrl(content), give, retry, clear }
}
