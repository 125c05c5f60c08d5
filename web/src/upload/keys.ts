import type { UserFile } from '../protocol'

/** What tells files in a list apart; the same file may be in it twice. */
export function keysOf(files: readonly UserFile[]): string[] {
  const times = new Map<string, number>()
  return files.map(({ id }) => {
    const time = (times.get(id) ?? 0) + 1
    times.set(id, time)
    return `${id}#${time}`
  })
}
