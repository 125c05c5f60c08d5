// A part of the page that files are dropped on or pasted into.

import { type ClipboardEvent, type DragEvent, useState } from 'react'
import type { LocalFile } from '../upload'
import { chosenFiles, droppedFiles } from './offered'

/** How a dropzone behaves. */
interface Options {
  /** Whether it takes anything now. */
  disabled: boolean
  /** Whether a folder stands for what is in it. */
  folders: boolean
  /** Takes the files. */
  onFiles: (files: LocalFile[]) => void
}

/** Whether files are held over it, and the handlers to put on it. */
export function useDropzone({ disabled, folders, onFiles }: Options) {
  const [dragged, setDragged] = useState(false)

  function dragOver(event: DragEvent) {
    if (!hasFiles(event)) return
    // Without this the browser would leave the page for the file.
    event.preventDefault()
    event.dataTransfer.dropEffect = disabled ? 'none' : 'copy'
    setDragged(!disabled)
  }

  function dragLeave(event: DragEvent) {
    if (!event.currentTarget.contains(event.relatedTarget as globalThis.Node | null)) setDragged(false)
  }

  async function drop(event: DragEvent) {
    if (!hasFiles(event)) return
    event.preventDefault()
    setDragged(false)
    if (!disabled) onFiles(await droppedFiles(event.dataTransfer, folders))
  }

  function paste(event: ClipboardEvent) {
    const files = [...event.clipboardData.files]
    if (disabled || files.length === 0) return
    event.preventDefault()
    onFiles(chosenFiles(files))
  }

  const handlers = {
    onDragEnter: dragOver,
    onDragOver: dragOver,
    onDragLeave: dragLeave,
    onDrop: drop,
    onPaste: paste,
  }
  return { dragged: dragged && !disabled, handlers }
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return [...dataTransfer.types].includes('Files')
}
