// The bridge from a recording to React.

import { useEffect, useRef, useState } from 'react'
import { DeviceError } from './devices'
import { Recording } from './recording'

/** How far a recording is. */
export type RecorderState = 'idle' | 'asking' | 'recording' | 'finishing'

/** What records, and what it shows. */
export interface Recorder {
  /** How far it is. */
  state: RecorderState
  /** Why there is none. */
  error: string | null
  /** How loud it was of late, each 0 to 1, `LEVELS` of them. */
  levels: readonly number[]
  /** How long it goes on. */
  seconds: number
  /** Opens the microphone and begins. */
  start: () => void
  /** Ends it, and gives the file. */
  stop: () => void
  /** Ends it without a file. */
  cancel: () => void
}

/** How many levels are shown. */
export const LEVELS = 80
const LEVEL_MS = 60
const SILENCE: readonly number[] = Array(LEVELS).fill(0)

/** Records the microphone; it is let go when the component leaves the page. */
export function useRecorder(sampleRate: number | null, recorded: (wav: Blob) => void): Recorder {
  const [state, setState] = useState<RecorderState>('idle')
  const [error, setError] = useState<string | null>(null)
  const [levels, setLevels] = useState(SILENCE)
  const [begun, setBegun] = useState(0)
  const recording = useRef<Recording>(null)
  // Counts what was begun or called off: what comes of an earlier attempt is no longer wanted.
  const attempt = useRef(0)

  useEffect(() => {
    if (state !== 'recording') return
    const timer = setInterval(() => {
      const level = recording.current?.level() ?? 0
      setLevels(levels => [...levels.slice(1), level])
    }, LEVEL_MS)
    return () => clearInterval(timer)
  }, [state])

  useEffect(
    () => () => {
      attempt.current += 1
      recording.current?.cancel()
      recording.current = null
    },
    [],
  )

  async function start() {
    attempt.current += 1
    const own = attempt.current
    setError(null)
    setLevels(SILENCE)
    setState('asking')
    try {
      const opened = await Recording.begin()
      if (own !== attempt.current) return opened.cancel()
      recording.current = opened
      setBegun(performance.now())
      setState('recording')
    } catch (error) {
      if (own === attempt.current) fail(error)
    }
  }

  async function stop() {
    const ended = recording.current
    if (!ended) return
    const own = attempt.current
    recording.current = null
    setState('finishing')
    try {
      const wav = await ended.finish(sampleRate)
      if (own !== attempt.current) return
      setState('idle')
      recorded(wav)
    } catch (error) {
      ended.cancel()
      if (own === attempt.current) fail(error)
    }
  }

  function cancel() {
    attempt.current += 1
    recording.current?.cancel()
    recording.current = null
    setState('idle')
  }

  function fail(error: unknown) {
    setError(error instanceof DeviceError ? error.message : `The recording failed: ${messageOf(error)}`)
    setState('idle')
  }

  const seconds = state === 'recording' ? (performance.now() - begun) / 1000 : 0
  return { state, error, levels, seconds, start, stop, cancel }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
