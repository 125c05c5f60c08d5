// The files that a user chooses, drops or pastes; those of a folder with the paths below it.

import type { LocalFile } from '../upload'

/** Files of a file input or of the clipboard. */
export function chosenFiles(files: Iterable<File>): LocalFile[] {
  return [...files].map(file => ({ name: below(file.webkitRelativePath) || file.name, content: file }))
}

/** What was dropped. A folder stands for what is in it if `folders` are taken, else it is left out. */
export async function droppedFiles(transfer: DataTransfer, folders: boolean): Promise<LocalFile[]> {
  // Both must be asked for at once: the browser empties the transfer when the event is over.
  const files = [...transfer.files]
  const entries = [...(transfer.items ?? [])].flatMap(item => item.webkitGetAsEntry?.() ?? [])
  if (!entries.some(entry => entry.isDirectory)) return chosenFiles(files)
  if (folders) return (await Promise.all(entries.map(filesIn))).flat()
  const plain = new Set(entries.filter(entry => entry.isFile).map(entry => entry.name))
  return chosenFiles(files.filter(file => plain.has(file.name)))
}

async function filesIn(entry: FileSystemEntry): Promise<LocalFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ name: below(entry.fullPath.slice(1)) || file.name, content: file }]
  }
  const inner = await entriesOf((entry as FileSystemDirectoryEntry).createReader())
  return (await Promise.all(inner.map(filesIn))).flat()
}

// A reader gives some at a time, and none at the end.
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

/** `a/b` of `folder/a/b`; nothing of a name without a folder. */
function below(path: string | undefined): string {
  return path?.split('/').slice(1).join('/') ?? ''
}
