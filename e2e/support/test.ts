// What a test gets: servers for a file, and a page in a context of its own.

import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { afterAll, test as base, beforeAll, inject } from 'vitest'
import { type App, python, rust, rustScript, Server } from './app'
import { open } from './page'

/** What each test may ask for. */
interface Fixtures {
  /** A user. */
  context: BrowserContext
  /** The user's tab. */
  page: Page
}

let connected: Promise<Browser> | undefined

/** The browser of the suite. */
export function browser(): Promise<Browser> {
  connected ??= chromium.connect(inject('browser'))
  return connected
}

/** A user with a window of the usual size, who wants nothing to move, and lets pages use the camera. */
export async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await (await browser()).newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    permissions: ['camera'],
    ...options,
  })
  context.setDefaultTimeout(25_000)
  return context
}

/** A test that gets a `page` and its `context` if it asks for them. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads off the pattern what a fixture needs
  context: async ({}, use) => {
    const context = await newContext()
    await use(context)
    await context.close()
  },
  page: async ({ context }, use) => use(await context.newPage()),
})

/** Serves an app for the tests of the file or group around. */
export function serve(app: App, ...options: string[]): Server {
  const server = new Server(app, options)
  beforeAll(() => server.start())
  afterAll(() => server.close())
  return server
}

/** A page that all tests of the group around look at: opened by the first of them, which waits until it is `drawn`. */
export function shared(
  server: Pick<Server, 'url'>,
  drawn: (page: Page) => Promise<void> = async () => undefined,
): () => Promise<Page> {
  let context: BrowserContext | undefined
  let page: Promise<Page> | undefined
  async function begin() {
    context = await newContext()
    const page = await context.newPage()
    await open(page, server.url, 60_000)
    await drawn(page)
    return page
  }
  afterAll(() => context?.close())
  return () => {
    page ??= begin()
    return page
  }
}

/** A script in both languages. */
export interface Twins {
  /** The language, for titles. */
  front: 'Python' | 'Rust'
  /** The script in it. */
  app: App
}

/** `scripts/NAME.py`, with what it imports `beside`, and `scripts/NAME.rs`. */
export function twins(name: string, ...beside: string[]): Twins[] {
  return [
    { front: 'Python', app: python(`${name}.py`, ...beside) },
    { front: 'Rust', app: rustScript(name) },
  ]
}

/** A script of `scripts/` beside its twin in `examples/`. */
export function specTwins(script: string, example: string): Twins[] {
  return [
    { front: 'Python', app: python(`${script}.py`) },
    { front: 'Rust', app: rust(example) },
  ]
}

/** `examples/NAME.py`, with what lies `beside` it that it reads, and `examples/NAME.rs`. */
export function examples(name: string, ...beside: string[]): Twins[] {
  return [
    { front: 'Python', app: python(`examples/${name}.py`, ...beside.map(file => `examples/${file}`)) },
    { front: 'Rust', app: rust(name) },
  ]
}
