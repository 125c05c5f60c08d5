// Files of the user's: chosen, dropped, refused, taken away; photos and recordings.

import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { Gate } from '../support/gate'
import { act, byId, connection, main, open, press, settled, texts } from '../support/page'
import { examples, serve, test } from '../support/test'
import { widget } from '../support/ways'

/** A file as the browser's dialog gives it. */
const file = (name: string, content: string | Buffer, mimeType = 'text/csv') => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
})

const choose = (where: Locator, ...files: ReturnType<typeof file>[]) =>
  byId(where, 'stFileUploaderDropzoneInput').setInputFiles(files)

/** The beginning of a hash of it, as the script gives it. */
const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex').slice(0, 8)

/** Drops files from outside of the browser. */
async function drop(where: Locator, files: Record<string, string>) {
  const transfer = await where.page().evaluateHandle(files => {
    const transfer = new DataTransfer()
    for (const [name, content] of Object.entries(files))
      transfer.items.add(new File([content], name, { type: 'text/csv' }))
    return transfer
  }, files)
  const zone = byId(where, 'stFileUploaderDropzone')
  for (const event of ['dragenter', 'dragover']) await zone.dispatchEvent(event, { dataTransfer: transfer })
  expect(await zone.getAttribute('data-dragged')).toBe('true')
  await zone.dispatchEvent('drop', { dataTransfer: transfer })
  expect(await zone.getAttribute('data-dragged')).toBe(null)
}

/** What the script says of files, once there is that much. */
const told = (page: Page) => texts(main(page))

describe.each(examples('upload'))('lines are counted in $front', ({ app }) => {
  const server = serve(app)

  test('several files, and the same of another user is not read again', async ({ page, context }) => {
    await open(page, server.url)
    const uploader = byId(page, 'stFileUploader')
    await choose(uploader, file('a.csv', '1\n2\n'), file('b.csv', '1\n'))
    await expect.poll(() => told(page)).toEqual(['a.csv: 2 lines', 'b.csv: 1 lines', 'read: a.csv, b.csv'])
    await settled(page)
    expect(await byId(page, 'stFileUploaderFileName').allInnerTexts()).toEqual(['b.csv', 'a.csv'])

    const other = await context.newPage()
    await open(other, server.url)
    await choose(byId(other, 'stFileUploader'), file('a.csv', '1\n2\n'))
    await expect.poll(() => told(other)).toEqual(['a.csv: 2 lines', 'read: a.csv, b.csv'])
    // Another name, and other content, are other files.
    await choose(byId(other, 'stFileUploader'), file('a.csv', '1\n2\n3\n'), file('c.csv', '1\n2\n'))
    await expect
      .poll(() => told(other))
      .toEqual(['a.csv: 2 lines', 'a.csv: 3 lines', 'c.csv: 2 lines', 'read: a.csv, b.csv, a.csv, c.csv'])
  })

  test('files are dropped, taken away, and refused by their names', async ({ page }) => {
    await open(page, server.url)
    const uploader = byId(page, 'stFileUploader')
    await drop(uploader, { 'd.csv': '1\n', 'e.txt': '1\n2\n', 'f.png': 'x' })
    await expect
      .poll(async () => (await told(page)).slice(0, -1))
      .toEqual(['d.csv: 1 lines', 'e.txt: 2 lines'])
    await settled(page)
    const wrong = byId(uploader, 'stFileUploaderFile').filter({ hasText: 'f.png' })
    expect(await byId(wrong, 'stFileUploaderFileErrorMessage').innerText()).toContain('.csv or .txt')
    await wrong.getByRole('button', { name: 'Remove f.png' }).click()
    expect(await wrong.count()).toBe(0)
    await act(page, () => uploader.getByRole('button', { name: 'Remove d.csv' }).click())
    expect((await told(page)).slice(0, -1)).toEqual(['e.txt: 2 lines'])
    await act(page, () => uploader.getByRole('button', { name: 'Remove e.txt' }).press('Enter'))
    expect((await told(page)).slice(0, -1)).toEqual([])
    expect(await byId(page, 'stFileUploaderFile').count()).toBe(0)
  })
})

describe('files', () => {
  const server = serve(
    written({
      'app.py': `
import hashlib

import streamlit as st

st.session_state.setdefault("called", 0)


def called():
    st.session_state.called += 1


def told(name, file):
    if file is None:
        st.text(f"{name} none")
    else:
        content = file.read()
        st.text(f"{name} {file.name} {file.type} {file.size} {hashlib.sha256(content).hexdigest()[:8]}")


told("one", st.file_uploader("One", key="one", on_change=called))
told("small", st.file_uploader("Small", max_upload_size=1, key="small"))
folder = st.file_uploader("Folder", accept_multiple_files="directory", type="txt", key="folder")
st.text(f"folder {sorted(file.name for file in folder)}")
many = st.file_uploader("Many", accept_multiple_files=True, key="many")
st.text(f"many {len(many)} {sum(file.size for file in many)}")
st.file_uploader("Shut", disabled=True, key="shut")
with st.form("form"):
    formed = st.file_uploader("Formed", key="formed")
    st.form_submit_button("Send")
told("formed", formed)
if st.checkbox("Number", value=True):
    key = st.session_state.setdefault("number", 0)
    told("keyed", st.file_uploader("Keyed", key=f"keyed-{key}"))
if st.button("Next"):
    st.session_state.number += 1
    st.rerun()
st.text(f"called {st.session_state.called}")
`,
    }),
    '--server.maxUploadSize',
    '2',
  )
  const line = async (page: Page, name: string) =>
    (await told(page)).find(text => text.startsWith(`${name} `))?.slice(name.length + 1)
  const one = 'one.bin application/octet-stream'
  const small = file('one.bin', 'mill', 'application/octet-stream')

  test('a file has its name, type, size and content, calls back once, and takes the place of that before', async ({
    page,
  }) => {
    await open(page, server.url)
    await choose(widget(page, 'one'), small)
    await expect.poll(() => line(page, 'one')).toBe(`${one} 4 ${hash('mill')}`)
    await settled(page)
    await act(page, () => page.keyboard.press('r'))
    expect(await line(page, 'called')).toBe('1')
    await choose(widget(page, 'one'), file('two.csv', 'wheel'))
    await expect.poll(() => line(page, 'one')).toBe(`two.csv text/csv 5 ${hash('wheel')}`)
    await settled(page)
    expect(await byId(widget(page, 'one'), 'stFileUploaderFileName').allInnerTexts()).toEqual(['two.csv'])
  })

  test('a file of more than a megabyte comes whole, with its progress', async ({ page }) => {
    await open(page, server.url)
    const content = Buffer.alloc(1_500_000, 'flour and water; ')
    await choose(widget(page, 'one'), file('large.bin', content, 'application/octet-stream'))
    await expect
      .poll(() => line(page, 'one'))
      .toBe(`large.bin application/octet-stream 1500000 ${hash(content)}`)
  })

  test('what is too large for the widget, or for the server, is told and not sent', async ({ page }) => {
    await open(page, server.url)
    const sent: string[] = []
    page.on('request', request => request.method() === 'POST' && sent.push(request.url()))
    const large = file('large.bin', Buffer.alloc(3 << 20), 'application/octet-stream')
    for (const [key, most] of [
      ['small', '1MB'],
      ['one', '2MB'],
    ]) {
      await choose(widget(page, key), large)
      const message = byId(widget(page, key), 'stFileUploaderFileErrorMessage')
      await message.getByText(`It has 3MB; at most ${most} are taken.`).waitFor()
      expect(await message.getAttribute('role')).toBe('alert')
    }
    expect(sent).toEqual([])
    // The next one is taken.
    await choose(widget(page, 'one'), small)
    await expect.poll(() => line(page, 'one')).toBe(`${one} 4 ${hash('mill')}`)
    expect(await byId(widget(page, 'one'), 'stFileUploaderFileErrorMessage').count()).toBe(0)
  })

  test('what is sent all the same is refused as soon as it is too much', async ({ page }) => {
    await open(page, server.url)
    const posted = page.waitForRequest(request => request.method() === 'POST')
    await choose(widget(page, 'one'), small)
    const { hostname, port, pathname, search } = new URL((await posted).url())
    /** Begins to send, and does not come to an end. */
    const status = (headers: Record<string, string>, part: Buffer) =>
      new Promise<number | undefined>((resolve, reject) => {
        const options = { hostname, port, path: pathname + search, method: 'POST', headers, agent: false }
        const sending = request(options, answer => {
          resolve(answer.statusCode)
          sending.destroy()
        })
        sending.on('error', reject)
        sending.write(part)
      })
    expect(await status({ 'Content-Length': String(3 << 20) }, Buffer.alloc(10))).toBe(413)
    expect(await status({}, Buffer.alloc((2 << 20) + 1))).toBe(413)
  })

  test('a folder stands for the files in it that are taken', async ({ page }) => {
    await open(page, server.url)
    const root = join(server.folder, 'harvest')
    mkdirSync(join(root, 'deep'), { recursive: true })
    for (const name of ['a.txt', 'deep/b.txt', 'c.png']) writeFileSync(join(root, name), name)
    await byId(widget(page, 'folder'), 'stFileUploaderDropzoneInput').setInputFiles(root)
    await expect.poll(() => line(page, 'folder')).toBe("['a.txt', 'deep/b.txt']")
    await settled(page)
    expect(
      await byId(widget(page, 'folder'), 'stFileUploaderFile').filter({ hasText: 'Left out' }).count(),
    ).toBe(1)
  })

  test('many files are one value, are seen by pages, and go one by one', async ({ page }) => {
    await open(page, server.url)
    const many = widget(page, 'many')
    const files = Array.from({ length: 7 }, (_, at) => file(`${at}.csv`, String(at)))
    await choose(many, ...files)
    await expect.poll(() => line(page, 'many')).toBe('7 7')
    await settled(page)
    expect(await byId(many, 'stFileUploaderFile').count()).toBe(5)
    await many.getByRole('button', { name: 'Next page' }).click()
    expect(await byId(many, 'stFileUploaderFileName').allInnerTexts()).toEqual(['1.csv', '0.csv'])
    await act(page, () => many.getByRole('button', { name: 'Remove 1.csv' }).click())
    expect(await line(page, 'many')).toBe('6 6')
  })

  test('in a form a file waits until that is sent', async ({ page }) => {
    await open(page, server.url)
    const formed = widget(page, 'formed')
    await choose(formed, small)
    await byId(formed, 'stFileUploaderFile').getByText('4B').waitFor()
    await act(page, () => page.keyboard.press('r'))
    expect(await line(page, 'formed')).toBe('none')
    await act(page, () => page.getByRole('button', { name: 'Send' }).click())
    expect(await line(page, 'formed')).toBe(`${one} 4 ${hash('mill')}`)
  })

  test('another key is an uploader without files', async ({ page }) => {
    await open(page, server.url)
    await choose(widget(page, 'keyed-0'), small)
    await expect.poll(() => line(page, 'keyed')).toBe(`${one} 4 ${hash('mill')}`)
    await settled(page)
    await press(page, 'Next')
    expect(await line(page, 'keyed')).toBe('none')
    expect(await byId(widget(page, 'keyed-1'), 'stFileUploaderFile').count()).toBe(0)
  })

  test('files stay across reloads and lost connections; one that could not be sent is sent again', async ({
    page,
  }) => {
    const gate = await new Gate(server.url).listen()
    await open(page, gate.url)
    await choose(widget(page, 'one'), small)
    await expect.poll(() => line(page, 'one')).toBe(`${one} 4 ${hash('mill')}`)
    await settled(page)
    await page.reload()
    await settled(page)
    expect(await line(page, 'one')).toBe(`${one} 4 ${hash('mill')}`)
    const names = byId(widget(page, 'one'), 'stFileUploaderFileName')
    await expect.poll(() => names.allInnerTexts()).toEqual(['one.bin'])
    gate.shut()
    await connection(page, 'PINGING_SERVER')
    await choose(widget(page, 'one'), file('two.csv', 'wheel'))
    const again = widget(page, 'one').getByRole('button', { name: 'Try two.csv again' })
    await again.waitFor()
    gate.reopen()
    await settled(page)
    expect(await line(page, 'one')).toBe(`${one} 4 ${hash('mill')}`)
    await again.click()
    await expect.poll(() => line(page, 'one')).toBe(`two.csv text/csv 5 ${hash('wheel')}`)
    await gate.close()
  })

  test('the button opens the browser’s dialog, and what is disabled takes nothing', async ({ page }) => {
    await open(page, server.url)
    const button = widget(page, 'one').getByRole('button', { name: /^Upload/ })
    // The browser has to know that it is waited for before the key is pressed.
    const opened = page.waitForEvent('filechooser')
    await button.focus()
    await page.keyboard.press('Enter')
    const chooser = await opened
    expect(chooser.isMultiple()).toBe(false)
    await chooser.setFiles(small)
    await expect.poll(() => line(page, 'one')).toBe(`${one} 4 ${hash('mill')}`)
    const shut = widget(page, 'shut')
    expect(await byId(shut, 'stFileUploaderDropzoneInput').isDisabled()).toBe(true)
    expect(await shut.getByRole('button', { name: /^Upload/ }).isDisabled()).toBe(true)
  })
})

describe('what the page makes', () => {
  const server = serve(
    written({
      'app.py': `
import io
import wave

import streamlit as st
from PIL import Image

photo = st.camera_input("Photo", resolution="480p", key="photo")
sound = st.audio_input("Sound", sample_rate=8000, key="sound")
if photo is None:
    st.text("photo none")
else:
    image = Image.open(photo)
    st.text(f"photo {photo.type} {image.format} {image.height} {len(image.getcolors(1 << 24)) > 10}")
if sound is None:
    st.text("sound none")
else:
    with wave.open(io.BytesIO(sound.read())) as recording:
        rate, channels, width = recording.getframerate(), recording.getnchannels(), recording.getsampwidth()
        seconds = recording.getnframes() / rate
    st.text(f"sound {sound.type} {rate} {channels} {width} {seconds > 0.1}")
st.camera_input("Shut camera", disabled=True, key="shut-camera")
st.audio_input("Shut microphone", disabled=True, key="shut-microphone")
`,
    }),
  )

  test('a photo is taken, seen, and cleared', async ({ page, context }) => {
    await context.grantPermissions(['camera', 'microphone'])
    await open(page, server.url)
    const photo = widget(page, 'photo')
    const button = byId(photo, 'stCameraInputButton')
    await photo.locator('video[data-open]').waitFor()
    await button.click()
    await expect.poll(async () => (await told(page))[0]).toBe('photo image/jpeg JPEG 480 True')
    await settled(page)
    await photo.getByRole('img', { name: 'Snapshot' }).waitFor()
    expect(await button.evaluate(node => node === document.activeElement)).toBe(true)
    await act(page, () => page.keyboard.press('Enter'))
    expect((await told(page))[0]).toBe('photo none')
    await photo.locator('video[data-open]').waitFor()
  })

  test('a recording is made, listened to, and cleared', async ({ page, context }) => {
    await context.grantPermissions(['camera', 'microphone'])
    await open(page, server.url)
    const sound = widget(page, 'sound')
    const button = byId(sound, 'stAudioInputActionButton')
    await button.focus()
    await page.keyboard.press('Enter')
    await sound.getByRole('button', { name: 'Stop recording' }).waitFor()
    await expect.poll(() => byId(sound, 'stAudioInputWaveformTimeCode').innerText()).toBe('00:01')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await told(page))[1]).toBe('sound audio/wav 8000 1 2 True')
    await settled(page)
    await sound.getByRole('button', { name: 'Play' }).waitFor()
    expect(await button.evaluate(node => node === document.activeElement)).toBe(true)
    await act(page, () => sound.getByRole('button', { name: 'Clear recording' }).click())
    expect((await told(page))[1]).toBe('sound none')
    await sound.getByRole('button', { name: 'Record', exact: true }).waitFor()
  })

  test('what is disabled opens no device', async ({ page, context }) => {
    await context.grantPermissions(['camera', 'microphone'])
    await open(page, server.url)
    expect(await byId(widget(page, 'shut-camera'), 'stCameraInputButton').isDisabled()).toBe(true)
    expect(await byId(widget(page, 'shut-microphone'), 'stAudioInputActionButton').isDisabled()).toBe(true)
    await widget(page, 'photo').locator('video[data-open]').waitFor()
    expect(await widget(page, 'shut-camera').locator('video[data-open]').count()).toBe(0)
  })

  test('who does not allow it is told what to do', async ({ page, context }) => {
    await context.clearPermissions()
    await open(page, server.url)
    await widget(page, 'photo').getByRole('alert').waitFor()
    await byId(widget(page, 'sound'), 'stAudioInputActionButton').click()
    await widget(page, 'sound').getByRole('alert').waitFor()
    expect(await told(page)).toEqual(['photo none', 'sound none'])
  })
})
