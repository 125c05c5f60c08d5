// The bridge from the user's camera to React.

import { type RefObject, useEffect, useState } from 'react'
import { closeDevice, countCameras, openDevice } from './devices'

/** Which way a camera looks: at who holds the device, or away. */
export type Facing = 'user' | 'environment'

/** What a camera is asked for. */
interface Options {
  /** Whether it is wanted. */
  on: boolean
  /** Which way it should look. */
  facing: Facing
  /** How high the picture should be, in pixels. */
  height: number
}

/** How the camera is. */
export interface Camera {
  /** What it sees; absent until it is open. */
  stream: MediaStream | undefined
  /** Why there is none. */
  error: string | null
  /** Whether there is another one to switch to. */
  several: boolean
  /** Asks for it again. */
  retry: () => void
}

/** Opens the camera while it is wanted, for a video on the page; it is let go when the component leaves that. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, options: Options): Camera {
  const { on, facing, height } = options
  const [stream, setStream] = useState<MediaStream>()
  const [error, setError] = useState<string | null>(null)
  const [several, setSeveral] = useState(false)
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    if (!on) return
    let opened: MediaStream | undefined
    let wanted = true
    const ideal = { width: { ideal: Math.round((height * 16) / 9) }, height: { ideal: height } }
    setError(null)
    openDevice('camera', { video: { facingMode: facing, ...ideal } }).then(
      async stream => {
        if (!wanted) return closeDevice(stream)
        opened = stream
        setStream(stream)
        // Before the user has agreed, browsers do not tell.
        setSeveral((await countCameras()) > 1)
      },
      error => wanted && setError(error.message),
    )
    return () => {
      wanted = false
      setStream(undefined)
      if (opened) closeDevice(opened)
    }
  }, [on, facing, height, attempt])

  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null
  }, [video, stream])

  return { stream, error, several, retry: () => setAttempt(attempt + 1) }
}
