// One browser for the whole suite; each test has a context, that is a user, of its own.

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
  const server = await chromium.launchServer({ executablePath: await find(executablePath), args: FLAGS })
  project.provide('browser', server.wsEndpoint())
  return () => server.close()
}

/** The path of a program, as the shell would find it. */
async function find(program: string): Promise<string> {
  const { access, constants } = await import('node:fs/promises')
  const { delimiter, join, isAbsolute } = await import('node:path')
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
