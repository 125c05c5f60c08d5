// A frame for components: the last one stays on show until the next has been read.

import { useEffect, useState } from 'react'
import { type FrameSource, loadFrame, peekFrame } from '../frame'
import type { Frame } from '../protocol'

/** What has come of reading a frame. */
export interface FrameState {
  /** The table; that of an earlier frame while a new one is read. */
  source?: FrameSource
  /** Why there is none. */
  error?: string
}

/** Reads a frame. */
export function useFrame(frame: Frame | null): FrameState {
  const [state, setState] = useState<FrameState>({})
  useEffect(() => {
    if (!frame) return
    let current = true
    loadFrame(frame).then(
      source => current && setState({ source }),
      error => current && setState({ error: String(error.message ?? error) }),
    )
    return () => {
      current = false
    }
  }, [frame])
  const ready = frame ? peekFrame(frame) : undefined
  return ready ? (state.source === ready ? state : { source: ready }) : state
}
