import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { DeviceError } from '../capture/devices'
import { Recording } from '../capture/recording'
import { encodeWav } from '../capture/wav'
import { widget } from '../testing/pages'
import { renderInSession } from '../testing/session'
import { uploadServer } from '../testing/uploads'
import { AudioInput } from './AudioInput'
import type { ElementOf } from './registry'

const server = uploadServer()

function audioInput(fields: Partial<ElementOf<'audio_input'>> = {}): ElementOf<'audio_input'> {
  return {
    type: 'audio_input',
    widget: widget('voice'),
    sample_rate: 8_000,
    width: { type: 'stretch' },
    ...fields,
  }
}

const show = (fields?: Partial<ElementOf<'audio_input'>>) => renderInSession(AudioInput, audioInput(fields))
const action = () => screen.getByTestId('stAudioInputActionButton')

// jsdom has no microphone, and plays nothing.
const recording = { level: () => 0.5, finish: vi.fn(), cancel: vi.fn() }
const begin = vi.fn()

beforeEach(() => {
  recording.finish.mockReset().mockImplementation(async () => encodeWav(new Float32Array(8_000), 8_000))
  recording.cancel.mockReset()
  begin.mockReset().mockResolvedValue(recording)
  vi.spyOn(Recording, 'begin').mockImplementation(begin)
  Blob.prototype.arrayBuffer = read
  URL.createObjectURL = () => 'blob:sound'
  URL.revokeObjectURL = () => {}
})

function read(this: Blob): Promise<ArrayBuffer> {
  const reader = new FileReader()
  return new Promise(resolve => {
    reader.onload = () => resolve(reader.result as ArrayBuffer)
    reader.readAsArrayBuffer(this)
  })
}

test('U1: what is said is recorded, sent and shown, and can be taken back', async () => {
  const { values } = show()
  expect(screen.getByTestId('stAudioInputWaveformTimeCode')).toHaveTextContent('00:00')
  await userEvent.click(screen.getByRole('button', { name: 'Record' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Stop recording' }))
  await waitFor(() => expect(values()).toHaveLength(1))
  expect(recording.finish).toHaveBeenCalledWith(8_000)
  const [value] = values()
  expect(value).toMatchObject({
    type: 'files',
    value: [{ name: 'recording.wav', mime: 'audio/wav', size: 16_044 }],
  })
  expect(server.got[0].query.widget).toBe('voice')
  expect(await screen.findByRole('slider', { name: 'Position' })).toHaveAttribute('max', '1')
  expect(screen.getByTestId('stAudioInputWaveformTimeCode')).toHaveTextContent('00:01')
  expect(action()).toHaveFocus()
  expect(screen.getByRole('button', { name: 'Download as WAV' })).toBeEnabled()
  expect(action()).toHaveAccessibleName('Play')

  await userEvent.click(screen.getByRole('button', { name: 'Clear recording' }))
  expect(values().at(-1)).toEqual({ type: 'files', value: [] })
  expect(screen.getByRole('button', { name: 'Record' })).toHaveFocus()
  await waitFor(() => expect(server.got.at(-1)?.method).toBe('DELETE'))
})

test('a microphone that is refused says what to do about it', async () => {
  begin.mockRejectedValue(new DeviceError('This page may not use the microphone.'))
  const { values } = show()
  await userEvent.click(action())
  expect(await screen.findByRole('alert')).toHaveTextContent('This page may not use the microphone.')
  expect(screen.getByRole('button', { name: 'Record' })).toBeEnabled()
  expect(values()).toEqual([])
})

test('a recording that fails says so, and lets go of the microphone', async () => {
  recording.finish.mockRejectedValue(new Error('no sound in it'))
  show()
  await userEvent.click(action())
  await userEvent.click(await screen.findByRole('button', { name: 'Stop recording' }))
  expect(await screen.findByText('The recording failed: no sound in it')).toBeVisible()
  expect(recording.cancel).toHaveBeenCalledOnce()
})

test('the microphone is let go when the element leaves the page, even before it is open', async () => {
  const first = show()
  await userEvent.click(action())
  await screen.findByRole('button', { name: 'Stop recording' })
  first.unmount()
  expect(recording.cancel).toHaveBeenCalledTimes(1)

  let open = (_: unknown) => {}
  begin.mockReturnValue(
    new Promise(resolve => {
      open = resolve
    }),
  )
  const second = show()
  await userEvent.click(action())
  second.unmount()
  await act(async () => open(recording))
  expect(recording.cancel).toHaveBeenCalledTimes(2)
})

test('a recording that did not arrive can be sent again', async () => {
  server.refusal = { status: 503, reason: 'the server is busy' }
  const { values } = show()
  await userEvent.click(action())
  await userEvent.click(await screen.findByRole('button', { name: 'Stop recording' }))
  expect(await screen.findByText('the server is busy')).toBeVisible()
  server.refusal = null
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(values()).toHaveLength(1))
  expect(screen.queryByText('the server is busy')).toBeNull()
})

test('it is played', async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue()
  const { values } = show()
  await userEvent.click(action())
  await userEvent.click(await screen.findByRole('button', { name: 'Stop recording' }))
  await waitFor(() => expect(values()).toHaveLength(1))
  await userEvent.click(screen.getByRole('button', { name: 'Play' }))
  expect(play).toHaveBeenCalledOnce()
  const player = document.querySelector('audio') as HTMLAudioElement
  expect(player).toHaveAttribute('src', 'blob:sound')
  Object.defineProperty(player, 'paused', { value: false })
  fireEvent.play(player)
  expect(action()).toHaveAccessibleName('Pause')
})

test('a recording of another page has its name for a sound', () => {
  const { page } = show()
  const file = { id: 'x', name: 'recording.wav', mime: 'audio/wav', size: 3 }
  act(() => page.store.hold('voice', { type: 'files', value: [file] }))
  expect(screen.getByTestId('stAudioInputWaveSurfer')).toHaveTextContent('recording.wav')
  expect(action()).toBeDisabled()
  expect(screen.getByRole('button', { name: 'Clear recording' })).toBeEnabled()
})

test('one that is disabled is not spoken into', () => {
  show({ widget: widget('voice', { disabled: true }) })
  expect(action()).toBeDisabled()
})
