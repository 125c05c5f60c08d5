// Long texts for components: here already, or fetched; the last one stays on show until the next has come.

import { useEffect, useState } from 'react'
import { mediaUrl } from './media'
import type { Document } from './protocol'

/** What has come of reading a document. */
export interface DocumentState {
  /** The text; that of an earlier document while a new one is fetched. */
  text?: string
  /** Why there is none. */
  error?: string
}

/** Reads a document. */
export function useDocument({ type, value }: Document): DocumentState {
  const [fetched, setFetched] = useState<DocumentState>({})
  useEffect(() => {
    if (type === 'inline') return
    const abort = new AbortController()
    fetchText(value, abort.signal).then(
      text => setFetched({ text }),
      error => abort.signal.aborted || setFetched({ error: error.message }),
    )
    return () => abort.abort()
  }, [type, value])
  return type === 'inline' ? { text: value } : fetched
}

async function fetchText(name: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(mediaUrl(name), { signal })
  if (!response.ok) throw new Error(`it could not be fetched: ${response.status}`)
  return response.text()
}
