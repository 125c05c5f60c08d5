// A recording of the microphone. The browser records in a format of its own; at the end that becomes a WAV file.

import { closeDevice, openDevice } from './devices'
import { encodeWav, toMono } from './wav'

/** What the file is called. */
export const RECORDING = 'recording.wav'

/** The microphone while it is recorded. */
export class Recording {
  private chunks: Blob[] = []
  private heard: Float32Array<ArrayBuffer>

  private constructor(
    private stream: MediaStream,
    private recorder: MediaRecorder,
    private context: AudioContext,
    private analyser: AnalyserNode,
  ) {
    this.heard = new Float32Array(analyser.fftSize)
    recorder.ondataavailable = ({ data }) => this.chunks.push(data)
    recorder.start()
  }

  /** Opens the microphone and begins; fails with a `DeviceError`. */
  static async begin(): Promise<Recording> {
    const stream = await openDevice('microphone', { audio: true })
    try {
      const context = new AudioContext()
      const analyser = context.createAnalyser()
      context.createMediaStreamSource(stream).connect(analyser)
      return new Recording(stream, new MediaRecorder(stream), context, analyser)
    } catch (error) {
      closeDevice(stream)
      throw error
    }
  }

  /** How loud it is now, 0 to 1. */
  level(): number {
    this.analyser.getFloatTimeDomainData(this.heard)
    return this.heard.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
  }

  /** Ends it and answers the WAV file, with so many samples a second; absent means those of the browser. */
  async finish(sampleRate: number | null): Promise<Blob> {
    const rate = sampleRate ?? this.context.sampleRate
    await this.stopped()
    this.close()
    // What is decoded has the samples per second of the context that decodes it.
    const decoder = new OfflineAudioContext(1, 1, rate)
    const recorded = await new Blob(this.chunks).arrayBuffer()
    const sound = await decoder.decodeAudioData(recorded).catch(() => {
      // It began and ended at once: the browser has made a file without a sound.
      throw new Error('Nothing was heard. Record again, for a moment longer.')
    })
    return encodeWav(toMono(sound), rate)
  }

  /** Ends it without a file. */
  cancel() {
    if (this.recorder.state !== 'inactive') this.recorder.stop()
    this.close()
  }

  // A microphone that was pulled out has stopped it already.
  private stopped(): Promise<unknown> {
    if (this.recorder.state === 'inactive') return Promise.resolve()
    return new Promise(resolve => {
      this.recorder.onstop = resolve
      this.recorder.stop()
    })
  }

  private close() {
    closeDevice(this.stream)
    this.context.close().catch(() => {})
  }
}
