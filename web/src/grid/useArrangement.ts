// The order of a grid's rows. That of a frame which is edited stays as it was sorted: a row does not run away from the
// user who changes it.

import { useMemo, useRef } from 'react'
import type { FrameSource } from '../frame'
import { EditedFrame } from './edited'
import type { RowId } from './edits'
import { type Arrangement, arranged, rearranged, type Sort } from './order'

interface Sorted {
  base: FrameSource
  sort: Sort
  ids: RowId[]
}

/** The rows in the order that the user chose. */
export function useArrangement(source: FrameSource, sort: Sort | null): Arrangement {
  const kept = useRef<Sorted>(undefined)
  return useMemo(() => {
    if (!(source instanceof EditedFrame) || !sort) return arranged(source, sort)
    const { base } = source
    if (kept.current?.base === base && kept.current.sort === sort) return rearranged(source, kept.current.ids)
    const arrangement = arranged(source, sort)
    const rows = arrangement.rows ?? []
    kept.current = { base, sort, ids: Array.from(rows, row => source.idAt(row)) }
    return arrangement
  }, [source, sort])
}
