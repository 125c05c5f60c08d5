// WAV files with one channel of 16-bit samples: written, and read for what the page shows of them.

const HEADER = 44
const LOUDEST = 0x7fff

/** What the page shows of a recording. */
export interface Sound {
  /** How long it is. */
  seconds: number
  /** How loud it is from its beginning to its end, each 0 to 1. */
  levels: number[]
}

/** Writes samples, each -1 to 1, as a WAV file. */
export function encodeWav(samples: Float32Array, sampleRate: number): Blob {
  const file = new DataView(new ArrayBuffer(HEADER + samples.length * 2))
  let at = 0
  const text = (letters: string) => {
    for (const letter of letters) file.setUint8(at++, letter.charCodeAt(0))
  }
  const u32 = (number: number) => {
    file.setUint32(at, number, true)
    at += 4
  }
  const u16 = (number: number) => {
    file.setUint16(at, number, true)
    at += 2
  }
  text('RIFF')
  u32(file.byteLength - 8)
  text('WAVEfmt ')
  u32(16) // bytes that describe the format
  u16(1) // plain samples
  u16(1) // channels
  u32(sampleRate)
  u32(sampleRate * 2) // bytes a second
  u16(2) // bytes a sample
  u16(16) // bits a sample
  text('data')
  u32(samples.length * 2)
  for (const sample of samples) u16(Math.round(Math.max(-1, Math.min(1, sample)) * LOUDEST))
  return new Blob([file.buffer], { type: 'audio/wav' })
}

/** Reads what `encodeWav` has written; `count` says how many levels. */
export async function readWav(wav: Blob, count: number): Promise<Sound> {
  const file = new DataView(await wav.arrayBuffer())
  const samples = Math.max(0, (file.byteLength - HEADER) >> 1)
  const loudness = (from: number, to: number) => {
    let peak = 0
    for (let at = from; at < to; at++) peak = Math.max(peak, Math.abs(file.getInt16(HEADER + at * 2, true)))
    return Math.min(1, peak / LOUDEST)
  }
  const border = (index: number) => Math.round((index * samples) / count)
  const levels = Array.from({ length: count }, (_, index) => loudness(border(index), border(index + 1)))
  return { seconds: samples / file.getUint32(24, true), levels }
}

/** The mean of all channels. */
export function toMono(
  sound: Pick<AudioBuffer, 'numberOfChannels' | 'getChannelData' | 'length'>,
): Float32Array {
  const { numberOfChannels: channels } = sound
  if (channels === 1) return sound.getChannelData(0)
  const mono = new Float32Array(sound.length)
  for (let channel = 0; channel < channels; channel++)
    sound.getChannelData(channel).forEach((sample, at) => {
      mono[at] += sample / channels
    })
  return mono
}
