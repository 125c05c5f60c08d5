// A photo: seen before it is taken, taken, and sent as a JPEG file.

import { useId, useRef, useState } from 'react'
import { firstPicture, snapshot } from '../capture/snapshot'
import { type Facing, useCamera } from '../capture/useCamera'
import { CameraIcon, SwitchIcon } from '../mediaIcons'
import type { CameraInput as CameraInputProps, Value } from '../protocol'
import { Problem } from '../upload/Problem'
import { UploadProgress } from '../upload/UploadProgress'
import { useFileGuard } from '../upload/useFileGuard'
import { useOneFile } from '../upload/useOneFile'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './CameraInput.module.css'
import { useSeen } from './useSeen'

/** Props of `CameraInput`. */
interface Props {
  /** What to show. */
  element: CameraInputProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** How high the picture is that is asked for where the script does not say. */
const USUAL_HEIGHT = 720

/** A field for a photo. */
export function CameraInput({ element, value, setValue }: Props) {
  const { widget, resolution } = element
  const file = useOneFile(widget, value, setValue)
  const box = useRef<HTMLDivElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [facing, setFacing] = useState<Facing>('user')
  const [failed, setFailed] = useState<string>()
  const labelId = useId()
  const isTaken = file.upload !== undefined || file.held !== undefined
  // A camera that nobody looks through stays off: its light would tell of a page that watches.
  const isSeen = useSeen(box)
  const on = isSeen && !isTaken && !widget.disabled
  const camera = useCamera(video, { on, facing, height: resolution ?? USUAL_HEIGHT })
  const focus = () => button.current?.focus()
  const warning = useFileGuard({ widget, busy: file.progress !== undefined, isEmpty: !file.held, focus })

  async function take() {
    const seen = video.current
    if (!seen) return
    try {
      await firstPicture(seen)
      file.give(photoName(new Date()), await snapshot(seen, resolution ?? seen.clientHeight))
      setFailed(undefined)
    } catch (error) {
      setFailed(`The photo could not be taken: ${error instanceof Error ? error.message : error}`)
    }
  }

  return (
    <div className="stCameraInput" data-testid="stCameraInput">
      <WidgetLabel widget={widget} id={labelId} />
      {/* biome-ignore lint/a11y/useSemanticElements: a `fieldset` is for several controls */}
      <div
        className={styles.camera}
        role="group"
        aria-labelledby={labelId}
        data-disabled={widget.disabled || undefined}
      >
        <div ref={box} className={styles.box} data-testid="stCameraInputWebcamStyledBox">
          {isTaken ? (
            <Photo url={file.url} name={file.held?.name} />
          ) : (
            <>
              <video
                ref={video}
                className={styles.picture}
                data-testid="stCameraInputWebcamComponent"
                data-mirrored={facing === 'user' || undefined}
                data-open={camera.stream !== undefined || undefined}
                aria-label="What the camera sees"
                autoPlay
                playsInline
                muted
              />
              {!camera.stream && <Waiting disabled={widget.disabled} error={camera.error} />}
            </>
          )}
          {!isTaken && camera.several && (
            <button
              type="button"
              className={`stCameraInputSwitchButton ${styles.switch}`}
              data-testid="stCameraInputSwitchButton"
              aria-label="Switch camera"
              title="Switch camera"
              disabled={widget.disabled}
              onClick={() => setFacing(facing === 'user' ? 'environment' : 'user')}
            >
              <SwitchIcon />
            </button>
          )}
        </div>
        {file.upload && file.progress !== undefined && (
          <UploadProgress name={file.upload.name} share={file.progress} />
        )}
        {/* One button, so that it keeps the focus. */}
        <button
          ref={button}
          type="button"
          className={styles.button}
          data-testid="stCameraInputButton"
          disabled={widget.disabled || (!isTaken && !camera.stream)}
          onClick={isTaken ? file.clear : take}
        >
          {isTaken ? 'Clear photo' : 'Take Photo'}
        </button>
      </div>
      <Problem text={camera.error} onRetry={camera.retry} />
      <Problem
        text={failed ?? file.upload?.error ?? warning}
        onRetry={file.upload?.passing ? file.retry : undefined}
      />
    </div>
  )
}

/** A photo that was taken; only the page that took it has the picture. */
function Photo({ url, name }: { url: string | undefined; name: string | undefined }) {
  if (url) return <img className={styles.picture} src={url} alt="Snapshot" />
  return (
    <div className={styles.waiting}>
      <CameraIcon />
      {name}
    </div>
  )
}

function Waiting({ disabled, error }: { disabled: boolean; error: string | null }) {
  return (
    <div className={styles.waiting}>
      <CameraIcon />
      {!disabled && error === null && 'This app would like to use your camera.'}
    </div>
  )
}

/** `camera-input-2024-01-31T13_30_05.jpg`: a name that every system takes. */
function photoName(now: Date): string {
  return `camera-input-${now.toISOString().slice(0, 19).replaceAll(':', '_')}.jpg`
}
