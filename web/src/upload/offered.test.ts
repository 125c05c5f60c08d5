import { expect, test } from 'vitest'
import { chosenFiles, droppedFiles } from './offered'

const file = (name: string, path = '') =>
  Object.defineProperty(new File(['x'], name), 'webkitRelativePath', { value: path })

/** A folder or a file as browsers drop it; a folder gives what it holds in two parts. */
function entry(path: string, inner?: unknown[]) {
  const name = path.split('/').at(-1)
  const isFile = inner === undefined
  let parts = [inner?.slice(0, 1) ?? [], inner?.slice(1) ?? [], []]
  const readEntries = (give: (some: unknown[]) => void) => {
    give(parts[0])
    parts = parts.slice(1)
  }
  return {
    name,
    fullPath: path,
    isFile,
    isDirectory: !isFile,
    file: (give: (file: File) => void) => give(file(name ?? '')),
    createReader: () => ({ readEntries }),
  }
}

const transfer = (files: File[], ...entries: unknown[]) =>
  ({ files, items: entries.map(entry => ({ webkitGetAsEntry: () => entry })) }) as unknown as DataTransfer

const names = (files: readonly { name: string }[]) => files.map(({ name }) => name)

test('files of a folder are called by the path below it', () => {
  expect(names(chosenFiles([file('a'), file('b', 'top/b'), file('c', 'top/sub/c')]))).toEqual([
    'a',
    'b',
    'sub/c',
  ])
})

test('a folder that is dropped stands for all that is in it', async () => {
  const folder = entry('/top', [
    entry('/top/a'),
    entry('/top/sub', [entry('/top/sub/b'), entry('/top/sub/c')]),
  ])
  const dropped = await droppedFiles(transfer([file('top')], folder), true)
  expect(names(dropped)).toEqual(['a', 'sub/b', 'sub/c'])
})

test('a folder is left out where files are wanted', async () => {
  const dropped = await droppedFiles(
    transfer([file('top'), file('d')], entry('/top', []), entry('/d')),
    false,
  )
  expect(names(dropped)).toEqual(['d'])
})
