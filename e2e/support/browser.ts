// One browser for the whole suite; each test has a context, that is a user, of its own.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser can be reached. */
    browser: string
  }
}

const FLAGS = [
  '--headless',
  // No test goes anywhere but to the servers that it started: other names and addresses are not found.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--no-sandbox',
  '--disable-gpu',
  // Maps are drawn all the same, by the processor.
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the browser before the first test, in an empty profile, and ends it after the last one. */
export default async function setup(project: TestProject) {
  const executablePath = process.env.CHROMIUM ?? 'chromium'
  const folder = mkdtempSync(join(tmpdir(), 'millpond-e2e-'))
  const args = [...FLAGS, ...camera(join(folder, 'camera.y4m'))]
  const server = await chromium.launchServer({ executablePath: await find(executablePath), args })
  project.provide('browser', server.wsEndpoint())
  return async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  }
}

/** Has the browser see a still picture, which is put into a file, where a page asks for its camera. */
function camera(path: string): string[] {
  const [width, height] = [640, 480]
  const header = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`
  // From dark at one side to bright at the other, without colours.
  const brightness = Uint8Array.from({ length: width * height }, (_, at) => ((at % width) * 255) / width)
  const colour = Buffer.alloc((width * height) / 2, 128)
  writeFileSync(path, Buffer.concat([Buffer.from(header), brightness, colour]))
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${path}`]
}

/** The path of a program, as the shell would find it. */
async function find(program: string): Promise<string> {
  const { access, constants } = await import('node:fs/promises')
  const places = isAbsolute(program) ? [''] : (process.env.PATH ?? '').split(delimiter)
  for (const place of places) {
    const path = join(place, program)
    const executable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (executable) return path
  }
  throw new Error(`there is no \`${program}\`: install it, or name it by CHROMIUM`)
}
