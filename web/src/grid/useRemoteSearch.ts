// The grid's search where the server does the searching.

import type { Item } from '@glideapps/glide-data-grid'
import { useEffect, useState } from 'react'
import type { FrameSource } from '../frame'

// Whoever types is not searched for at each letter.
const PAUSE_MS = 250

/** The props of the grid that give it the results; none for a frame that is here. */
export function useRemoteSearch(source: FrameSource, columns: readonly number[], markers: number) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<[number, number][]>([])
  const { remote } = source

  useEffect(() => {
    setFound([])
    if (!remote || text.trim() === '') return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      remote.find(text, abort.signal).then(
        ({ cells }) => setFound(cells),
        error => abort.signal.aborted || console.warn('the search failed', error),
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [remote, text])

  if (!remote) return undefined
  const searchResults = found.flatMap(([row, column]): Item[] => {
    const at = columns.indexOf(column)
    return at < 0 ? [] : [[at + markers, row]]
  })
  return { searchValue: text, onSearchValueChange: setText, searchResults }
}
