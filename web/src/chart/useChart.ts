// Keeps a drawn chart in step with its element: drawn anew when its specification, size or theme changes, and only
// given other rows when that is all that changed.

import { type RefObject, useEffect, useRef, useState } from 'react'
import { canvasFontReady } from '../canvasFont'
import { lazy } from '../lazy'
import type { VegaLite } from '../protocol'
import { useTheme } from '../theme'
import { withZoom } from './detail'
import { withParams } from './params'
import {
  fills,
  isSingleView,
  isVega,
  legendColumns,
  levelLabels,
  mergeConfig,
  parseSpec,
  prepareSpec,
} from './spec'
import { chartTheme } from './theme'
import type { Selecting } from './useSelected'
import type { Chart } from './vega'

const vegaChunk = lazy(() => import('./vega'))
// The library and the frame travel side by side.
vegaChunk.load().catch(() => undefined)

/** What has come of drawing a chart. */
export interface ChartState {
  chart?: Chart
  /** Why there is none. */
  error?: string
}

/** The rows of a chart, made only when they are drawn; null where the specification has its own. */
export type Rows = (() => object[]) | null

/** A chart on the page, with the rows that it shows. */
interface Drawn {
  chart: Chart
  rows: Rows
}

/** Draws into `holder`, once the rows are there (`undefined` until then). */
export function useChart(
  holder: RefObject<HTMLElement | null>,
  element: VegaLite,
  rows: Rows | undefined,
  selecting: Selecting,
): ChartState {
  const [state, setState] = useState<ChartState>({})
  const shown = useRef<Drawn>(undefined)
  const latest = useRef(rows)
  latest.current = rows
  const theme = useTheme()
  const { spec, width, height } = element
  const { outside } = selecting
  const modes = selecting.modes.join('\n')
  const isDetailed = element.detail !== null
  const isReady = rows !== undefined
  // Sizes come as new objects with every element; what they say is what counts.
  const size = JSON.stringify([width, height])
  // Counts up where other rows need another drawing.
  const [drawing, redraw] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `size`, `modes` and others stand for what is read
  useEffect(() => {
    const parent = holder.current
    if (!parent || !isReady) return
    const abort = new AbortController()
    const rows = latest.current ?? null
    // The old drawing stays until the next one stands.
    const replace = (drawn: Drawn | undefined, state: ChartState) => {
      shown.current?.chart.dispose()
      shown.current = drawn
      setState(state)
    }
    draw(parent, element, rows, selecting, abort.signal).then(
      chart => chart && replace({ chart, rows }, { chart }),
      error => abort.signal.aborted || replace(undefined, { error: explain(error) }),
    )
    return () => abort.abort()
  }, [
    holder,
    spec,
    size,
    element.theme,
    element.theme && theme,
    isDetailed,
    modes,
    outside,
    isReady,
    drawing,
  ])

  useEffect(() => {
    const drawn = shown.current
    if (!state.chart || !drawn || !rows || drawn.rows === rows) return
    drawn.rows = rows
    if (!drawn.chart.setRows(rows())) redraw(count => count + 1)
  }, [state.chart, rows])

  useEffect(() => {
    const { chart } = state
    if (!chart || !holder.current) return
    const observer = new ResizeObserver(([entry]) =>
      chart.resize(entry.contentRect.width, entry.contentRect.height),
    )
    observer.observe(holder.current)
    return () => observer.disconnect()
  }, [state, holder])

  useEffect(
    () => () => {
      shown.current?.chart.dispose()
      shown.current = undefined
    },
    [],
  )
  return state
}

/** The library stumbles over some mistakes rather than name them. */
function explain(error: Error): string {
  return error instanceof TypeError ? `Its specification is not valid (${error.message}).` : error.message
}

/** Draws a chart; nothing if that is no longer wanted by the time it stands. */
async function draw(
  parent: HTMLElement,
  element: VegaLite,
  rows: Rows,
  selecting: Selecting,
  signal: AbortSignal,
): Promise<Chart | undefined> {
  const spec = parseSpec(element.spec)
  const [{ drawChart }] = await Promise.all([vegaChunk.load(), canvasFontReady(parent)])
  if (signal.aborted) return undefined
  const { width, height } = element
  const free = isSingleView(spec) && !isVega(spec)
  const follows = { width: free && fills(width), height: free && fills(height) }
  const theme = element.theme ? chartTheme(parent) : {}
  const room = width.type === 'pixels' ? width.value : parent.clientWidth
  const legend = { columns: legendColumns(room) }
  const base = element.theme && free && width.type !== 'content' ? mergeConfig(theme, { legend }) : theme
  const levelled = element.theme ? levelLabels(spec) : spec
  const told = withParams(levelled, selecting.modes, selecting.selected())
  const zoomed = free && element.detail !== null ? withZoom(told) : told
  const prepared = prepareSpec({ ...zoomed, config: undefined }, rows?.() ?? null, width, height)
  const target = hiddenChild(parent)
  try {
    const chart = await drawChart(target, prepared, mergeConfig(base, spec.config), follows)
    if (signal.aborted) {
      chart.dispose()
      target.remove()
      return undefined
    }
    target.style.cssText = follows.height ? 'height: 100%' : ''
    return withTarget(chart, target)
  } catch (error) {
    target.remove()
    throw error
  }
}

/** Out of sight until the chart is drawn, but with the size of its place, which the chart measures. */
function hiddenChild(parent: HTMLElement): HTMLElement {
  const target = document.createElement('div')
  target.style.cssText = 'position: absolute; inset: 0; visibility: hidden'
  parent.append(target)
  return target
}

/** Its place goes with the chart. */
function withTarget(chart: Chart, target: HTMLElement): Chart {
  return {
    setRows: rows => chart.setRows(rows),
    resize: (width, height) => chart.resize(width, height),
    onSignal: (name, listener) => chart.onSignal(name, listener),
    image: type => chart.image(type),
    dispose: () => {
      chart.dispose()
      target.remove()
    },
  }
}
