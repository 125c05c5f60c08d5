// Rows of the range that a zoomed chart shows, from the server.

import { type RefObject, useEffect, useRef, useState } from 'react'
import { type FrameSource, toRows } from '../frame'
import { dataRange, detailUrl, pointsFor, type Range, rangeOf, widened, ZOOM } from './detail'
import type { Rows } from './useChart'
import type { Chart } from './vega'

/** The zoom rests for so long before rows are asked for. */
const REST = 200

/** Rows in the place of a chart's own, and how to follow the chart's zoom. */
export interface Detail {
  /** The rows of the range on show; absent while the whole is. */
  rows?: Exclude<Rows, null>
  /** Follows a chart. */
  follow(chart: Chart): void
}

/** Fetches the rows of `name` in the range that the chart shows. */
export function useDetail(
  name: string | null,
  source: FrameSource | undefined,
  holder: RefObject<HTMLElement | null>,
): Detail {
  const [range, setRange] = useState<Range | null>(null)
  const [fetched, setFetched] = useState<{ rows: Exclude<Rows, null>; of: string }>()

  useEffect(() => {
    if (name === null || range === null || !source) return setFetched(undefined)
    const abort = new AbortController()
    const load = async () => {
      const points = pointsFor(holder.current?.clientWidth ?? 0)
      const rows = await fetchRows(detailUrl(name, points, dataRange(widened(range), source)), abort.signal)
      if (!abort.signal.aborted) setFetched({ rows: () => rows, of: name })
    }
    const timer = setTimeout(() => {
      // The reduction that is on show stays where a better one can't be had.
      load().catch(error => abort.signal.aborted || console.warn('a range could not be fetched', error))
    }, REST)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [name, range, source, holder])

  const follow = useRef((chart: Chart) => {
    setRange(null)
    chart.onSignal(ZOOM, signal => setRange(rangeOf(signal)))
  })
  const isWanted = range !== null && fetched?.of === name
  return { rows: isWanted ? fetched?.rows : undefined, follow: follow.current }
}

async function fetchRows(url: string, signal: AbortSignal): Promise<object[]> {
  const [{ readArrow }, response] = await Promise.all([import('../frame/arrow'), fetch(url, { signal })])
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return toRows(readArrow(new Uint8Array(await response.arrayBuffer()), 0))
}
