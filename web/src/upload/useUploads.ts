// The bridge from a widget's queue of files to React.

import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { usePage } from '../page'
import type { UserFile } from '../protocol'
import { giveUp, sendFile } from '../upload'
import { type Upload, UploadQueue } from './queue'

/** The files of a widget that are no value yet. */
export interface Uploads {
  /** All of them, in the order in which they were added. */
  uploads: readonly Upload[]
  /** Whether some are on their way. */
  busy: boolean
  /** What adds, repeats and takes away. */
  queue: UploadQueue
  /** Gives up a file that has arrived and that no value names. */
  forget: (file: UserFile) => void
}

/** Sends files for a widget; `arrived` gets them all once none is on its way. They end with the component. */
export function useUploads(widget: string, arrived: (files: UserFile[]) => void): Uploads {
  const { store } = usePage()
  const latest = useRef(arrived)
  useEffect(() => {
    latest.current = arrived
  })
  const [queue, forget] = useMemo(() => {
    const session = () => store.state.welcome?.session ?? ''
    const forget = (file: UserFile) => giveUp(session(), file.id)
    const queue = new UploadQueue({
      send: (file, onProgress) => sendFile({ session: session(), widget }, file, onProgress),
      arrived: files => latest.current(files),
      giveUp: forget,
    })
    return [queue, forget] as const
  }, [store, widget])
  useEffect(() => () => queue.clear(), [queue])
  const uploads = useSyncExternalStore(queue.subscribe, () => queue.uploads)
  return { uploads, busy: queue.busy, queue, forget }
}
