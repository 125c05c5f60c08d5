// Runs that go on until the test lets them: the script waits for the file `go`.

import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Server } from './app'

/** Has runs wait where they look for the file. */
export function hold(server: Server) {
  rmSync(join(server.folder, 'go'), { force: true })
}

/** Lets runs go on, also those that begin later. */
export function letGo(server: Server) {
  if (!existsSync(join(server.folder, 'go'))) writeFileSync(join(server.folder, 'go'), '')
}
