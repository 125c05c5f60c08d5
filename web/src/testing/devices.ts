// A camera and a microphone for a page without any.

import { onTestFinished } from 'vitest'

/** What a page sees of its user's devices. */
export interface FakeDevices {
  /** What it has asked for. */
  asked: MediaStreamConstraints[]
  /** How many devices are open now. */
  open: () => number
}

/** Has the browser hand out devices during a test, or fail with an error of this name. */
export function fakeDevices({
  cameras = 1,
  failure,
}: {
  cameras?: number
  failure?: string
} = {}): FakeDevices {
  const asked: MediaStreamConstraints[] = []
  const open = new Set<object>()
  const devices = {
    getUserMedia: async (constraints: MediaStreamConstraints) => {
      asked.push(constraints)
      if (failure) throw new DOMException('no', failure)
      const track = { stop: () => open.delete(track) }
      open.add(track)
      return { getTracks: () => [track] }
    },
    enumerateDevices: async () => Array(cameras).fill({ kind: 'videoinput' }),
  }
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: devices })
  onTestFinished(() => {
    Reflect.deleteProperty(navigator, 'mediaDevices')
  })
  return { asked, open: () => open.size }
}
