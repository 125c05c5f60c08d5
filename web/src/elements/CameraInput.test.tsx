import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeDevices } from '../testing/devices'
import { widget } from '../testing/pages'
import { renderInSession } from '../testing/session'
import { uploadServer } from '../testing/uploads'
import { CameraInput } from './CameraInput'
import type { ElementOf } from './registry'

const server = uploadServer()

function cameraInput(fields: Partial<ElementOf<'camera_input'>> = {}): ElementOf<'camera_input'> {
  return {
    type: 'camera_input',
    widget: widget('face'),
    resolution: null,
    width: { type: 'stretch' },
    ...fields,
  }
}

const show = (fields?: Partial<ElementOf<'camera_input'>>) =>
  renderInSession(CameraInput, cameraInput(fields))
const button = () => screen.getByTestId('stCameraInputButton')
const drawn = vi.fn()

/** Whether what is observed can be seen. */
let seen = true

// jsdom shows no film and draws no picture.
beforeEach(() => {
  seen = true
  drawn.mockClear()
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(private tell: (entries: { isIntersecting: boolean }[]) => void) {}
      observe = () => this.tell([{ isIntersecting: seen }])
      disconnect() {}
    },
  )
  Object.defineProperties(HTMLVideoElement.prototype, {
    videoWidth: { configurable: true, value: 1280 },
    videoHeight: { configurable: true, value: 720 },
  })
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 360 })
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ drawImage: drawn } as never)
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((take, type) =>
    take(new Blob(['photo'], { type })),
  )
  URL.createObjectURL = () => 'blob:photo'
  URL.revokeObjectURL = () => {}
})

afterEach(() => {
  vi.unstubAllGlobals()
})

test('U1: a photo is taken, sent and shown, and the camera is let go', async () => {
  const devices = fakeDevices()
  const { values } = show()
  await waitFor(() => expect(button()).toBeEnabled())
  expect(button()).toHaveTextContent('Take Photo')
  await userEvent.click(button())
  await waitFor(() => expect(values()).toHaveLength(1))
  const [value] = values()
  const [file] = value.type === 'files' ? value.value : []
  expect(file).toMatchObject({ mime: 'image/jpeg', size: 5 })
  expect(file.name).toMatch(/^camera-input-[\dT_-]+\.jpg$/)
  expect(server.got[0].query.widget).toBe('face')
  expect(drawn).toHaveBeenLastCalledWith(expect.anything(), 0, 0, 640, 360)
  expect(screen.getByRole('img', { name: 'Snapshot' })).toHaveAttribute('src', 'blob:photo')
  expect(devices.open()).toBe(0)
  expect(button()).toHaveFocus()

  await userEvent.click(screen.getByRole('button', { name: 'Clear photo' }))
  expect(values().at(-1)).toEqual({ type: 'files', value: [] })
  await waitFor(() => expect(server.got.at(-1)?.method).toBe('DELETE'))
  await waitFor(() => expect(devices.open()).toBe(1))
})

test('the picture is as high as the script wants it', async () => {
  const { asked } = fakeDevices()
  const { values } = show({ resolution: 480 })
  await waitFor(() => expect(button()).toBeEnabled())
  expect(asked).toEqual([{ video: { facingMode: 'user', width: { ideal: 853 }, height: { ideal: 480 } } }])
  await userEvent.click(button())
  expect(drawn).toHaveBeenLastCalledWith(expect.anything(), 0, 0, 853, 480)
  await waitFor(() => expect(values()).toHaveLength(1))
})

test('the camera is let go when the element leaves the page', async () => {
  const devices = fakeDevices()
  const { unmount } = show()
  await waitFor(() => expect(devices.open()).toBe(1))
  unmount()
  expect(devices.open()).toBe(0)
})

test('where there are several cameras, another one can be used', async () => {
  const { asked, open } = fakeDevices({ cameras: 2 })
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Switch camera' }))
  await waitFor(() => expect(open()).toBe(1))
  expect(asked.map(({ video }) => video)).toMatchObject([
    { facingMode: 'user' },
    { facingMode: 'environment' },
  ])
})

test.each([
  ['NotAllowedError', /^This page may not use the camera\. Allow it/],
  ['NotFoundError', /^No camera was found\./],
  ['NotReadableError', /^The camera does not answer\./],
])('of a %s is told what to do about it', async (failure, message) => {
  const { asked } = fakeDevices({ failure })
  show()
  expect(await screen.findByText(message)).toBeVisible()
  expect(button()).toBeDisabled()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(asked).toHaveLength(2))
})

test('a page that came over an open line says where to open it', async () => {
  show()
  expect(await screen.findByText(/^The camera is for pages from https: or localhost alone/)).toBeVisible()
})

test.each([
  ['that is disabled', { widget: widget('face', { disabled: true }) }, true],
  ['that nobody sees', {}, false],
])('one %s leaves the camera alone', async (_, fields, isSeen) => {
  seen = isSeen
  const { asked } = fakeDevices()
  show(fields)
  await act(() => new Promise(resolve => setTimeout(resolve)))
  expect(asked).toEqual([])
  expect(button()).toBeDisabled()
})

test('a photo of another page has its name for a picture', async () => {
  fakeDevices()
  const { page } = show()
  const file = { id: 'x', name: 'other.jpg', mime: 'image/jpeg', size: 3 }
  act(() => page.store.hold('face', { type: 'files', value: [file] }))
  expect(screen.getByText('other.jpg')).toBeVisible()
  expect(button()).toHaveTextContent('Clear photo')
})

test('a press before the camera shows something takes the first picture', async () => {
  let width = 0
  Object.defineProperty(HTMLVideoElement.prototype, 'videoWidth', { configurable: true, get: () => width })
  fakeDevices()
  const { values } = show()
  await waitFor(() => expect(button()).toBeEnabled())
  await userEvent.click(button())
  expect(values()).toHaveLength(0)
  width = 1280
  fireEvent.loadedData(screen.getByTestId('stCameraInputWebcamComponent'))
  await waitFor(() => expect(values()).toHaveLength(1))
})
