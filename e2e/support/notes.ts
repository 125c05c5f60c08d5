// What scripts noted of the things they really did, in the file that `scripts/noting.*` write.

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Server } from './app'

/** All notes so far, the oldest first. */
export function notes(server: Server): string[] {
  const path = file(server)
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : []
}

/** Begins with none. */
export function forgetNotes(server: Server) {
  rmSync(file(server), { force: true })
}

function file(server: Server): string {
  return join(server.folder, 'notes.txt')
}
