// A recording of the microphone: made, listened to, and sent as a WAV file.

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { clock } from '../capture/clock'
import { RECORDING } from '../capture/recording'
import { LEVELS, type Recorder, useRecorder } from '../capture/useRecorder'
import { Waveform } from '../capture/Waveform'
import { readWav, type Sound } from '../capture/wav'
import { DownloadIcon } from '../icons'
import { MicrophoneIcon, PauseIcon, PlayIcon, StopIcon, TrashIcon } from '../mediaIcons'
import type { AudioInput as AudioInputProps, Value } from '../protocol'
import { saveUrl } from '../save'
import { Problem } from '../upload/Problem'
import { UploadProgress } from '../upload/UploadProgress'
import { useFileGuard } from '../upload/useFileGuard'
import { type OneFile, useOneFile } from '../upload/useOneFile'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './AudioInput.module.css'

/** Props of `AudioInput`. */
interface Props {
  /** What to show. */
  element: AudioInputProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** A field that the user speaks into. */
export function AudioInput({ element, value, setValue }: Props) {
  const { widget } = element
  const file = useOneFile(widget, value, setValue)
  const recorder = useRecorder(element.sample_rate, wav => file.give(RECORDING, wav))
  const root = useRef<HTMLDivElement>(null)
  const labelId = useId()
  const focus = () => root.current?.querySelector<HTMLElement>('button:enabled')?.focus()
  const busy = recorder.state !== 'idle' || file.progress !== undefined
  const warning = useFileGuard({ widget, busy, isEmpty: !file.held, focus })
  const error = recorder.error ?? file.upload?.error ?? warning

  function clear() {
    file.clear()
    // The button that was pressed goes away.
    focus()
  }

  return (
    <div className="stAudioInput" data-testid="stAudioInput">
      <WidgetLabel widget={widget} id={labelId} />
      {/* biome-ignore lint/a11y/useSemanticElements: a `fieldset` is for several controls */}
      <div
        ref={root}
        role="group"
        aria-labelledby={labelId}
        className={styles.panel}
        data-disabled={widget.disabled || undefined}
      >
        <Panel file={file} recorder={recorder} disabled={widget.disabled} onClear={clear} />
      </div>
      {file.progress !== undefined && <UploadProgress name={RECORDING} share={file.progress} />}
      <Problem text={error} onRetry={file.upload?.passing ? file.retry : undefined} />
    </div>
  )
}

/** Props of `Panel`. */
interface PanelProps {
  /** The recording, once there is one. */
  file: OneFile
  /** What makes one. */
  recorder: Recorder
  /** Whether the value can't be changed. */
  disabled: boolean
  /** Takes the recording away. */
  onClear: () => void
}

function Panel({ file, recorder, disabled, onClear }: PanelProps) {
  const { content, url } = file
  const { state } = recorder
  const sound = useSound(content)
  const player = usePlayer(url)
  const { isPlaying, at } = player
  const seconds = sound?.seconds ?? 0
  const isRecorded = state === 'idle' && (file.upload !== undefined || file.held !== undefined)
  return (
    <>
      <ActionButton
        // One button in all states, so that it keeps the focus.
        action={
          isRecorded ? (isPlaying ? 'Pause' : 'Play') : state === 'recording' ? 'Stop recording' : 'Record'
        }
        disabled={isRecorded ? !content : disabled}
        busy={state === 'asking' || state === 'finishing' || (isRecorded && !url)}
        onPress={isRecorded ? player.toggle : state === 'recording' ? recorder.stop : recorder.start}
      />
      <div className={styles.wave} data-testid="stAudioInputWaveSurfer">
        {!isRecorded && <Waveform levels={recorder.levels} />}
        {/* Only the page that recorded it has its sound. */}
        {isRecorded && !content && RECORDING}
        {isRecorded && sound && (
          <>
            <Waveform levels={sound.levels} played={at / seconds} />
            <Position at={at} seconds={seconds} onSeek={player.seek} />
          </>
        )}
      </div>
      {!isRecorded && <TimeCode seconds={recorder.seconds} />}
      {isRecorded && sound && <TimeCode seconds={isPlaying || at > 0 ? at : seconds} />}
      {/* biome-ignore lint/a11y/useMediaCaption: it is what the user has just said */}
      <audio ref={player.ref} src={url} hidden />
      {isRecorded && url && (
        <Tool name="Download as WAV" onPress={() => saveUrl(RECORDING, url)}>
          <DownloadIcon />
        </Tool>
      )}
      {isRecorded && (
        <Tool name="Clear recording" disabled={disabled} onPress={onClear}>
          <TrashIcon />
        </Tool>
      )}
    </>
  )
}

const ICONS = {
  Record: <MicrophoneIcon />,
  'Stop recording': <StopIcon />,
  Play: <PlayIcon />,
  Pause: <PauseIcon />,
}

/** Props of `ActionButton`. */
interface ActionProps {
  /** What it does now. */
  action: keyof typeof ICONS
  /** Whether it can't be used. */
  disabled: boolean
  /** Whether it can't be used for a moment. */
  busy: boolean
  /** Does it. */
  onPress: () => void
}

function ActionButton({ action, disabled, busy, onPress }: ActionProps) {
  return (
    <button
      type="button"
      className={styles.action}
      data-testid="stAudioInputActionButton"
      data-recording={action === 'Stop recording' || undefined}
      aria-label={action}
      aria-disabled={busy || undefined}
      disabled={disabled}
      onClick={busy ? undefined : onPress}
    >
      {ICONS[action]}
    </button>
  )
}

/** Props of `Tool`. */
interface ToolProps {
  /** What it does. */
  name: string
  /** Whether it can't be used. */
  disabled?: boolean
  /** Does it. */
  onPress: () => void
  /** Its icon. */
  children: ReactNode
}

function Tool({ name, disabled, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={name}
      title={name}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

/** Props of `Position`. */
interface PositionProps {
  /** Where the player is, in seconds. */
  at: number
  /** How long the recording is. */
  seconds: number
  /** Has the player be elsewhere. */
  onSeek: (at: number) => void
}

function Position({ at, seconds, onSeek }: PositionProps) {
  return (
    <input
      type="range"
      className={styles.seek}
      aria-label="Position"
      aria-valuetext={clock(at)}
      min={0}
      max={seconds}
      step="any"
      value={at}
      onChange={event => onSeek(Number(event.target.value))}
    />
  )
}

function TimeCode({ seconds }: { seconds: number }) {
  return (
    <span className={styles.time} data-testid="stAudioInputWaveformTimeCode" role="timer">
      {clock(seconds)}
    </span>
  )
}

/** What is seen of a recording; absent until it is read. */
function useSound(content: Blob | undefined): Sound | undefined {
  const [read, setRead] = useState<{ content: Blob; sound: Sound }>()
  useEffect(() => {
    let wanted = true
    if (content) readWav(content, LEVELS).then(sound => wanted && setRead({ content, sound }))
    return () => {
      wanted = false
    }
  }, [content])
  return read?.content === content ? read?.sound : undefined
}

/** A player of its own, and where it is, in seconds. */
function usePlayer(url: string | undefined) {
  const ref = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [at, setAt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another sound, from its beginning
  useEffect(() => {
    const media = ref.current
    if (!media) return
    const told = () => {
      setPlaying(!media.paused && !media.ended)
      setAt(media.ended ? 0 : media.currentTime)
    }
    const events = ['play', 'pause', 'ended', 'seeked', 'timeupdate', 'emptied']
    for (const event of events) media.addEventListener(event, told)
    return () => {
      for (const event of events) media.removeEventListener(event, told)
    }
  }, [url])

  // The player tells where it is four times a second, too seldom for the eye.
  useEffect(() => {
    if (!isPlaying) return
    let frame = 0
    const follow = () => {
      setAt(ref.current?.currentTime ?? 0)
      frame = requestAnimationFrame(follow)
    }
    follow()
    return () => cancelAnimationFrame(frame)
  }, [isPlaying])

  function toggle() {
    if (isPlaying) ref.current?.pause()
    // A browser that does not allow it leaves the player paused.
    else ref.current?.play()?.catch(() => {})
  }

  function seek(to: number) {
    if (ref.current) ref.current.currentTime = to
    setAt(to)
  }

  return { ref, isPlaying, at, toggle, seek }
}
