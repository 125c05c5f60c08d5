// What a button downloads: a file that is there, or one that is made when it is asked for (rule U4).

import { useState } from 'react'
import { base } from '../address'
import { sourceUrl } from '../media'
import { usePage } from '../page'
import type { Download, Source } from '../protocol'
import { reasonOf } from '../refusal'
import { saveFile, saveUrl } from '../save'

/** A download. */
interface Downloading {
  /** Begins it. */
  start: () => void
  /** Whether the file is being made. */
  isBusy: boolean
  /** Why the last one failed; null where it did not. */
  problem: string | null
}

/** Downloads what the button of a widget offers; nothing where that is nothing. */
export function useDownload(widget: string, download: Download | null): Downloading {
  const { store } = usePage()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function saveProduced(name: string) {
    setBusy(true)
    try {
      saveFile(name, await produced(store.state.welcome?.session ?? '', widget))
    } catch (error) {
      setProblem(error instanceof Refusal ? error.message : 'The connection was lost: try again.')
    } finally {
      setBusy(false)
    }
  }

  function start() {
    setProblem(null)
    if (download?.source) save(download.source, download.name)
    else if (download) saveProduced(download.name)
  }

  return { start, isBusy, problem }
}

/** Why the server gives no file. */
class Refusal extends Error {}

async function produced(session: string, widget: string): Promise<Blob> {
  const path = `produced/${encodeURIComponent(session)}/${encodeURIComponent(widget)}`
  const answer = await fetch(new URL(path, base()))
  if (answer.ok) return answer.blob()
  throw new Refusal(reasonOf(await answer.text(), answer.status, 'The file could not be made'))
}

function save(source: Source, name: string) {
  const url = sourceUrl(source)
  if (url === undefined) return
  // The server is told the name, too: a browser heeds the page's only where both have one origin.
  saveUrl(name, source.type === 'media' ? `${url}?download=${encodeURIComponent(name)}` : url)
}
