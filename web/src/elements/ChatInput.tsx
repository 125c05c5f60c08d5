// A field for a message, with files and a recording that are sent along. What is typed belongs to the user until it is
// sent.

import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { RECORDING } from '../capture/recording'
import { useRecorder } from '../capture/useRecorder'
import { AttachIcon, MicrophoneIcon, SendIcon, StopIcon } from '../mediaIcons'
import { usePage, usePageState } from '../page'
import type { ChatInput as ChatInputProps, UserFile, Value, WhileRunning } from '../protocol'
import type { LocalFile } from '../upload'
import { FileChips } from '../upload/FileChips'
import { Picker } from '../upload/Picker'
import { Problem } from '../upload/Problem'
import { progressOf } from '../upload/queue'
import { useDropzone } from '../upload/useDropzone'
import { useUploads } from '../upload/useUploads'
import { InputInstructions } from '../widgets/InputInstructions'
import { useTextHeight } from '../widgets/useTextHeight'
import styles from './ChatInput.module.css'
import { ChatRecorder } from './ChatRecorder'

/** Props of `ChatInput`. */
interface Props {
  /** What to show. */
  element: ChatInputProps
  /** The text that the script has put into it, if it has. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

const COMPOSING = 229

/** A field for a message. */
export function ChatInput({ element, value, setValue }: Props) {
  const { widget, accepts, max_chars: maxChars } = element
  const [text, setText] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (value?.type === 'text') setText(value.value)
  }, [value])
  const running = useAnswering(element.while_running)
  const attached = useAttached(element)
  const recording = useUploads(widget.id, ([audio]) => send(audio))
  const recorder = useRecorder(element.sample_rate, wav =>
    recording.queue.add([{ name: RECORDING, content: wav }]),
  )
  const { height } = element
  useTextHeight(area, height.type !== 'pixels' && height.type !== 'stretch', text)
  const unsent = recording.uploads.at(-1)

  const shut = widget.disabled || (running.is && element.while_running === 'disable')
  const hasStop = running.is && element.while_running === 'stop'
  const progress = unsent && progressOf(unsent)
  const isRecording = recorder.state !== 'idle' || progress !== undefined
  const ready = !shut && !hasStop && !isRecording && !attached.busy
  const isEmpty = text.trim() === '' && attached.files.length === 0
  const takesFiles = accepts.count !== 'none'
  const { dragged, handlers } = useDropzone({
    disabled: shut || !takesFiles || isRecording,
    folders: accepts.count === 'folder',
    onFiles: attached.offer,
  })

  // The buttons of the recording are gone, and the focus with them.
  const wasRecording = useRef(false)
  useEffect(() => {
    const isLost = document.activeElement === document.body
    if (wasRecording.current && !isRecording && isLost) area.current?.focus()
    wasRecording.current = isRecording
  }, [isRecording])

  function send(audio: UserFile | null) {
    setValue({ type: 'chat', value: { text, files: attached.files, audio } })
    setText('')
    attached.sent()
    running.await()
    area.current?.focus()
  }

  function submit() {
    if (ready && !isEmpty) send(null)
  }

  function pressKey(event: KeyboardEvent) {
    // While a word is being composed, Enter belongs to the input method; some browsers tell so by the code alone.
    const isComposing = event.nativeEvent.isComposing || event.keyCode === COMPOSING
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return
    event.preventDefault()
    submit()
  }

  function paste(event: ClipboardEvent) {
    // A copied text may come with a picture of itself.
    if (takesFiles && !event.clipboardData.types.includes('text/plain')) handlers.onPaste(event)
  }

  return (
    <div className={`stChatInput ${styles.chat}`} data-testid="stChatInput" data-height={element.height.type}>
      <div
        className={styles.field}
        data-disabled={shut || undefined}
        data-dragged={dragged || undefined}
        {...handlers}
        onPaste={paste}
      >
        <FileChips
          files={attached.files}
          uploads={attached.uploads}
          disabled={shut}
          onRetry={attached.retry}
          onRemove={attached.remove}
        />
        {isRecording ? (
          <ChatRecorder recorder={recorder} progress={progress} onCancel={cancelRecording} />
        ) : (
          <div className={styles.row}>
            {takesFiles && <FileButton element={element} disabled={shut} onFiles={attached.offer} />}
            <textarea
              ref={area}
              className={`stChatInputTextArea ${styles.area}`}
              data-testid="stChatInputTextArea"
              data-baseweb="textarea"
              style={{ height: height.type === 'pixels' ? height.value : undefined }}
              rows={1}
              aria-label={widget.label}
              placeholder={widget.label}
              value={text}
              maxLength={maxChars ?? undefined}
              enterKeyHint="send"
              disabled={widget.disabled}
              // It keeps the focus for the next message.
              readOnly={shut}
              aria-disabled={shut || undefined}
              onChange={event => setText(event.target.value)}
              onKeyDown={pressKey}
            />
            {element.audio && (
              <button
                type="button"
                className={`stChatInputMicButton ${styles.action}`}
                data-testid="stChatInputMicButton"
                aria-label="Record a message"
                title="Record a message"
                disabled={!ready}
                onClick={recorder.start}
              >
                <MicrophoneIcon />
              </button>
            )}
            {hasStop ? (
              <StopButton />
            ) : (
              <button
                type="button"
                className={`stChatInputSubmitButton ${styles.action} ${styles.send}`}
                data-testid="stChatInputSubmitButton"
                aria-label="Send message"
                disabled={!ready || isEmpty}
                onClick={submit}
              >
                <SendIcon />
              </button>
            )}
          </div>
        )}
      </div>
      <InputInstructions dirty={false} length={text.length || undefined} maxChars={maxChars} />
      <Problem text={recorder.error} />
      <Problem text={unsent?.error} onRetry={unsent?.passing ? retryRecording : undefined} />
    </div>
  )

  function cancelRecording() {
    recorder.cancel()
    recording.queue.clear()
  }

  function retryRecording() {
    if (unsent) recording.queue.retry(unsent.key)
  }
}

/** Whether the run that got the last message is still going. */
function useAnswering(while_running: WhileRunning) {
  const [sent, setSent] = useState(false)
  const running = usePageState(
    ({ connection, script }) => connection === 'CONNECTED' && !['initial', 'notRunning'].includes(script),
  )
  useEffect(() => {
    if (!running) setSent(false)
  }, [running])
  return { is: sent && running && while_running !== 'submit', await: () => setSent(true) }
}

/** The files that go with the next message. */
function useAttached({ widget, accepts }: ChatInputProps) {
  const [files, setFiles] = useState<readonly UserFile[]>([])
  const { uploads, busy, queue, forget } = useUploads(widget.id, arrive)
  const latest = useRef(files)
  useEffect(() => {
    latest.current = files
  }, [files])
  useEffect(() => () => latest.current.forEach(forget), [forget])

  function arrive(arrived: UserFile[]) {
    if (accepts.count === 'one') files.forEach(forget)
    setFiles(accepts.count === 'one' ? arrived.slice(-1) : [...files, ...arrived])
  }

  function remove(file: UserFile | number) {
    if (typeof file === 'number') return queue.remove(file)
    setFiles(files.filter(other => other !== file))
    forget(file)
  }

  /** The message that was sent has them now. */
  function sent() {
    latest.current = []
    setFiles([])
    queue.clear()
  }

  const offer = (offered: LocalFile[]) => queue.offer(accepts, offered)
  const retry = (key: number) => queue.retry(key)
  return { files: [...files], uploads, busy, offer, remove, sent, retry }
}

/** Props of `FileButton`. */
interface FileButtonProps {
  /** The chat input. */
  element: ChatInputProps
  /** Whether it can't be used now. */
  disabled: boolean
  /** Takes files. */
  onFiles: (files: LocalFile[]) => void
}

function FileButton({ element: { accepts }, disabled, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const label =
    accepts.count === 'folder'
      ? 'Upload a folder'
      : accepts.count === 'one'
        ? 'Upload a file'
        : 'Upload files'
  return (
    <div className="stChatInputFileUploadButton" data-testid="stChatInputFileUploadButton">
      <Picker
        ref={input}
        label={label}
        className="visually-hidden"
        accepts={accepts}
        disabled={disabled}
        onFiles={onFiles}
      />
      <button
        type="button"
        className={styles.action}
        aria-label={label}
        title={label}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        <AttachIcon />
      </button>
    </div>
  )
}

function StopButton() {
  const { connection } = usePage()
  const stopping = usePageState(({ script }) => script === 'stopRequested')
  return (
    <button
      type="button"
      className={`stChatInputStopButton ${styles.action} ${styles.send}`}
      data-testid="stChatInputStopButton"
      aria-label="Stop"
      title="Stop"
      disabled={stopping}
      onClick={() => connection.stop()}
    >
      <StopIcon />
    </button>
  )
}
