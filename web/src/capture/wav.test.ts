import { Blob as ReadableBlob } from 'node:buffer'
import { beforeEach, expect, test, vi } from 'vitest'
import { clock } from './clock'
import { encodeWav, readWav, toMono } from './wav'

// That of jsdom can't be read.
beforeEach(() => vi.stubGlobal('Blob', ReadableBlob))

test('samples become a WAV file of one channel with 16 bits', async () => {
  const wav = encodeWav(new Float32Array([0, 0.5, -1, 2]), 16_000)
  expect(wav.type).toBe('audio/wav')
  const file = new DataView(await wav.arrayBuffer())
  const text = (at: number, length: number) =>
    String.fromCharCode(...Array.from({ length }, (_, index) => file.getUint8(at + index)))
  expect([text(0, 4), text(8, 8), text(36, 4)]).toEqual(['RIFF', 'WAVEfmt ', 'data'])
  const u16 = (at: number) => file.getUint16(at, true)
  const u32 = (at: number) => file.getUint32(at, true)
  expect([u32(4), u32(16), u32(40), file.byteLength]).toEqual([44, 16, 8, 52])
  expect([u16(20), u16(22), u16(32), u16(34)]).toEqual([1, 1, 2, 16])
  expect([u32(24), u32(28)]).toEqual([16_000, 32_000])
  const samples = [0, 1, 2, 3].map(index => file.getInt16(44 + index * 2, true))
  expect(samples).toEqual([0, 16_384, -32_767, 32_767])
})

test('a recording tells its length and how loud it is', async () => {
  const quietThenLoud = Float32Array.from({ length: 800 }, (_, at) => (at < 400 ? 0.25 : -1))
  const { seconds, levels } = await readWav(encodeWav(quietThenLoud, 800), 4)
  expect(seconds).toBe(1)
  expect(levels.map(level => Number(level.toFixed(2)))).toEqual([0.25, 0.25, 1, 1])
})

test('a recording without samples is silent', async () => {
  expect(await readWav(encodeWav(new Float32Array(), 8000), 2)).toEqual({ seconds: 0, levels: [0, 0] })
})

test('several channels become their mean', () => {
  const channels = [new Float32Array([1, 0]), new Float32Array([0, -1])]
  const sound = { numberOfChannels: 2, length: 2, getChannelData: (channel: number) => channels[channel] }
  expect([...toMono(sound)]).toEqual([0.5, -0.5])
})

test.each([
  [0, '00:00'],
  [67.9, '01:07'],
  [3_787, '1:03:07'],
])('%d seconds are %s', (seconds, text) => expect(clock(seconds)).toBe(text))
