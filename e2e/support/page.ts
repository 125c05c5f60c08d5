// The page as tests see it: by its names, and at rest.

import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const AT_REST = '[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]'

/** Opens an app and waits until its first run is over, which may import much. */
export async function open(page: Page, url: string, timeout = 25_000) {
  await page.goto(url)
  await settled(page, timeout)
}

/** Waits until the page is connected and no run is going on. */
export async function settled(page: Page, timeout = 10_000) {
  await page.locator(AT_REST).waitFor({ timeout })
}

/** Whether the page is connected, and no run is going on or asked for. */
export async function isAtRest(page: Page): Promise<boolean> {
  return (await page.locator(AT_REST).count()) > 0
}

/** Waits until a run is going on. */
export async function running(page: Page) {
  await page.locator('[data-testid=stApp][data-test-script-state=running]').waitFor()
}

/** Waits until the page has shown the state of its connection. */
export async function connection(page: Page, state: string) {
  await page.locator(`[data-testid=stApp][data-test-connection-state=${state}]`).waitFor()
}

/** Does something and waits until what follows from it is over. */
export async function act(page: Page, action: () => Promise<unknown>) {
  await action()
  await settled(page)
}

/** What has this name. */
export function byId(where: Page | Locator, testId: string): Locator {
  return where.locator(`[data-testid="${testId}"]`)
}

/** The main area. */
export function main(page: Page): Locator {
  return byId(page, 'stMainBlockContainer')
}

/** The sidebar. */
export function sidebar(page: Page): Locator {
  return byId(page, 'stSidebarUserContent')
}

/** The texts of all Markdown elements and plain texts, in the order of the page. */
export async function texts(where: Locator): Promise<string[]> {
  return where.locator('[data-testid=stMarkdown], [data-testid=stText]').allInnerTexts()
}

/** A button of the script. */
export function button(page: Page, name: string | RegExp): Locator {
  return byId(page, 'stButton').getByRole('button', { name })
}

/** Ticks a box, or takes the tick away, as a user does: by its label. */
export async function tick(page: Page, label: string | RegExp) {
  await act(page, () => byId(page, 'stCheckbox').filter({ hasText: label }).locator('label').click())
}

/** Presses a button of the script and waits for what comes of it. */
export async function press(page: Page, name: string | RegExp) {
  await act(page, () => button(page, name).click())
}

/** Chooses an option of a selectbox with the pointer. */
export async function choose(page: Page, label: string, option: string) {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await act(page, () => page.getByRole('option', { name: option, exact: true }).click())
}

/** How many colours the pixels of an element have, as it is seen. */
export async function colours(element: Locator): Promise<number> {
  return (await pixels(element)).colours
}

/** Waits until something is seen in an element: a picture that is not blank. */
export async function painted(element: Locator, least = 10) {
  await expect.poll(() => colours(element)).toBeGreaterThan(least)
}

/** How many pixels of an element have a colour, as it is seen, and where the first of them is. */
export async function spotted(element: Locator, colour: [number, number, number]) {
  const { count, x, y } = await pixels(element, colour)
  return { count, position: { x, y } }
}

/** What the pixels of an element are: how many colours, and those of one of them. */
async function pixels(element: Locator, wanted: [number, number, number] = [0, 0, 0]) {
  await element.scrollIntoViewIfNeeded()
  const image = (await element.screenshot()).toString('base64')
  const page = element.page()
  await page.evaluate(defineReadPicture)
  return page.evaluate(
    async ({ image, wanted: [red, green, blue] }) => {
      const { pixels, width } = await window.readPicture(image)
      const number = ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
      const first = pixels.indexOf(number)
      return {
        colours: new Set(pixels).size,
        count: pixels.filter(pixel => pixel === number).length,
        x: first % width,
        y: Math.floor(first / width),
      }
    },
    { image, wanted },
  )
}

declare global {
  interface Window {
    /** The pixels of a PNG in Base64, in rows of a width. */
    readPicture(image: string): Promise<{ pixels: Uint32Array; width: number }>
  }
}

/** Gives a page `readPicture`. */
function defineReadPicture() {
  window.readPicture = async image => {
    const bytes = Uint8Array.from(atob(image), letter => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (!drawing) throw new Error('no canvas')
    drawing.drawImage(bitmap, 0, 0)
    const { data, width } = drawing.getImageData(0, 0, bitmap.width, bitmap.height)
    return { pixels: new Uint32Array(data.buffer), width }
  }
}

// What comes and goes over the page.
const PASSING =
  '[data-testid=stToastContainer], [data-testid=stBalloons], [data-testid=stSnow] { display: none }'

/** A picture of an element once it no longer changes, without what passes over it. */
export async function still(element: Locator): Promise<string> {
  let before = ''
  for (;;) {
    const picture = await element.screenshot({ animations: 'disabled', style: PASSING })
    const now = picture.toString('base64')
    if (now === before) return now
    before = now
  }
}

/** How many pixels of two pictures differ; all of them where the pictures differ in size. */
export async function difference(page: Page, one: string, other: string): Promise<number> {
  await page.evaluate(defineReadPicture)
  return page.evaluate(
    async pictures => {
      const [a, b] = await Promise.all(pictures.map(window.readPicture))
      if (a.width !== b.width || a.pixels.length !== b.pixels.length) return a.pixels.length
      return a.pixels.filter((pixel, at) => pixel !== b.pixels[at]).length
    },
    [one, other],
  )
}

// Of the base maps, which are elsewhere: a map stands without one.
const ELSEWHERE = /^https:\/\/basemaps\.cartocdn\.com\//

// Said by the browser where no graphics card puts the canvas of a map on the page.
const BY_THE_PROCESSOR = /GL Driver Message .* GPU stall due to ReadPixels/

/** What goes wrong from now on: errors and warnings in the console, errors of scripts, and what fails to load. */
export function complaints(page: Page): string[] {
  const said: string[] = []
  page.on('console', message => {
    const isBad = ['error', 'warning'].includes(message.type())
    const isExpected = ELSEWHERE.test(message.location().url) || BY_THE_PROCESSOR.test(message.text())
    if (isBad && !isExpected) said.push(message.text())
  })
  page.on('pageerror', error => said.push(String(error)))
  page.on('requestfailed', request => ELSEWHERE.test(request.url()) || said.push(request.url()))
  page.on('response', response => response.status() >= 400 && said.push(response.url()))
  return said
}

/** Counts the bytes that a page receives from now on: messages and data, not the page's own files. */
export function traffic(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = []
  page.on('websocket', socket =>
    socket.on('framereceived', ({ payload }) => sizes.push(Promise.resolve(Buffer.byteLength(payload)))),
  )
  page.on('requestfinished', request => {
    if (!new URL(request.url()).pathname.startsWith('/media/')) return
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
