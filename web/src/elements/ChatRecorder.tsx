// What stands in a field for messages while it is spoken into.

import { clock } from '../capture/clock'
import type { Recorder } from '../capture/useRecorder'
import { Waveform } from '../capture/Waveform'
import { CheckIcon, CloseIcon } from '../icons'
import { UploadProgress } from '../upload/UploadProgress'
import styles from './ChatInput.module.css'

/** Props of `ChatRecorder`. */
interface Props {
  /** The recording. */
  recorder: Recorder
  /** Which share of it has left, 0 to 1; absent before it is complete. */
  progress: number | undefined
  /** Gives it up. */
  onCancel: () => void
}

/** A recording as it is made, with buttons that give it up and send it. */
export function ChatRecorder({ recorder, progress, onCancel }: Props) {
  const isOn = recorder.state === 'recording'
  return (
    <div className={styles.row}>
      <button
        type="button"
        className={styles.action}
        data-testid="stChatInputCancelButton"
        aria-label="Cancel recording"
        title="Cancel recording"
        onClick={onCancel}
      >
        <CloseIcon />
      </button>
      <div className={styles.wave} data-testid="stChatInputWaveform">
        {progress === undefined ? (
          <Waveform levels={recorder.levels} />
        ) : (
          <UploadProgress name="the recording" share={progress} />
        )}
      </div>
      <span className={styles.time} role="timer">
        {clock(recorder.seconds)}
      </span>
      <button
        type="button"
        className={`${styles.action} ${styles.send}`}
        data-testid="stChatInputApproveButton"
        aria-label="Send recording"
        title="Send recording"
        // While the microphone is opened, the button keeps the focus.
        aria-disabled={!isOn || undefined}
        // biome-ignore lint/a11y/noAutofocus: it stands where the focus was
        autoFocus
        onClick={isOn ? recorder.stop : undefined}
      >
        <CheckIcon />
      </button>
    </div>
  )
}
