// The user's camera and microphone, which the browser gives only after asking.

/** What is asked for. */
export type Device = 'camera' | 'microphone'

/** Why a device can't be used: a sentence or two that say what to do. */
export class DeviceError extends Error {}

/** Opens a camera or a microphone; fails with a `DeviceError`. Who gets it closes it. */
export async function openDevice(device: Device, constraints: MediaStreamConstraints): Promise<MediaStream> {
  // Browsers hide the devices from pages that came over an open line.
  if (!navigator.mediaDevices?.getUserMedia)
    throw new DeviceError(`The ${device} is for pages from https: or localhost alone: open this page there.`)
  try {
    return await navigator.mediaDevices.getUserMedia(constraints)
  } catch (error) {
    throw new DeviceError(whyNot(device, error))
  }
}

/** Lets go of a device. */
export function closeDevice(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop()
}

/** How many cameras there are, as far as the browser tells. */
export async function countCameras(): Promise<number> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices.filter(device => device.kind === 'videoinput').length
}

function whyNot(device: Device, error: unknown): string {
  const { name, message } = error as DOMException
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return `This page may not use the ${device}. Allow it in the browser's settings for this site, then try again.`
    case 'NotFoundError':
    case 'OverconstrainedError':
      return `No ${device} was found. Connect one, then try again.`
    case 'NotReadableError':
    case 'AbortError':
      return `The ${device} does not answer. Another program may be using it: close that, then try again.`
    default:
      return `The ${device} can't be used: ${message || name}`
  }
}
