// Which files a widget takes, and what is said of the others. The server asks the same (rule U2); here it is asked
// before anything is sent.

import type { Accepts } from '../protocol'
import type { LocalFile } from '../upload'

/** A file that is not sent, and why. */
export interface Refusal {
  /** The file. */
  file: LocalFile
  /** What is wrong with it. */
  reason: string
}

/** What comes of files that a user offers. */
export interface Sifted {
  /** Those to send. */
  taken: LocalFile[]
  /** The others. */
  refused: Refusal[]
}

/** Parts files into those that are taken and those that are not. */
export function sift(accepts: Accepts, files: readonly LocalFile[]): Sifted {
  const offered = accepts.count === 'folder' ? files.filter(file => endsWell(accepts, file.name)) : files
  const taken: LocalFile[] = []
  const refused: Refusal[] = []
  for (const file of offered) {
    const reason = whyNot(accepts, file) ?? (isFull(accepts, taken) ? 'Only one file is taken here.' : null)
    if (reason === null) taken.push(file)
    else refused.push({ file, reason })
  }
  // A folder holds what nobody meant to send; one line tells of it all.
  const left = files.length - offered.length
  if (left > 0) refused.push(leftOut(accepts, left))
  return { taken, refused }
}

/** What is taken, for the user: `200MB per file • CSV, TXT`. */
export function conditions({ extensions, max_size: most }: Accepts): string {
  const kinds = extensions.map(extension => extension.slice(1).toUpperCase())
  return [`${formatBytes(most)} per file`, kinds.join(', ')].filter(Boolean).join(' • ')
}

/** A number of bytes as `12.3KB`. */
export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)))
  return `${Number((bytes / 1024 ** power).toFixed(1))}${UNITS[power]}`
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB']

function isFull({ count }: Accepts, taken: readonly LocalFile[]): boolean {
  return count === 'one' && taken.length > 0
}

function whyNot(accepts: Accepts, { name, content }: LocalFile): string | null {
  if (!endsWell(accepts, name)) return `Its name must end in ${oneOf(accepts.extensions)}.`
  const { max_size: most } = accepts
  if (content.size > most)
    return `It has ${formatBytes(content.size)}; at most ${formatBytes(most)} are taken.`
  return null
}

function endsWell({ extensions }: Accepts, name: string): boolean {
  const lower = name.toLowerCase()
  return extensions.length === 0 || extensions.some(extension => lower.endsWith(extension))
}

function leftOut({ extensions }: Accepts, count: number): Refusal {
  const name = count === 1 ? '1 file' : `${count} files`
  return {
    file: { name, content: new Blob() },
    reason: `Left out: names must end in ${oneOf(extensions)}.`,
  }
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
