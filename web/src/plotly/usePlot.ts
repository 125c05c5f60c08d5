// Keeps a drawn figure in step with its element.

import { type RefObject, useEffect, useRef, useState } from 'react'
import { canvasFontReady } from '../canvasFont'
import type { Selected } from '../chart/selection'
import type { Selecting } from '../chart/useSelected'
import { lazy } from '../lazy'
import type { Plotly } from '../protocol'
import { useTheme } from '../theme'
import type { Listeners, Plot } from './draw'
import { type Figure, parseConfig, placed, settingsOf, themed } from './figure'
import { clicked, fromEvent, type PlotlySelection, withSelection } from './selection'
import { plotlyLook } from './template'

const chunk = lazy(() => import('./draw'))
// The library and the figure travel side by side.
chunk.load().catch(() => undefined)

/** What has come of drawing a figure. */
export interface PlotState {
  plot?: Plot
  /** Why there is none. */
  error?: string
}

/** Draws into `holder`, once the figure is there. */
export function usePlot(
  holder: RefObject<HTMLElement | null>,
  figure: Figure | undefined,
  element: Plotly,
  selecting: Selecting,
): PlotState {
  const [state, setState] = useState<PlotState>({})
  const plot = useRef<Plot>(undefined)
  // Drawings follow each other: the library is not made for two at a time in one place.
  const drawings = useRef(Promise.resolve())
  const theme = useTheme()
  const { config } = element
  const { modes, selected, give, outside } = selecting
  const ways = modes.join()

  // biome-ignore lint/correctness/useExhaustiveDependencies: `ways`, `outside` and `theme` stand for what is read
  useEffect(() => {
    const target = holder.current
    if (!target || !figure) return
    let current = true
    const draw = async () => {
      const settings = settingsOf(parseConfig(config), modes)
      const [{ drawPlot }] = await Promise.all([chunk.load(), canvasFontReady(target)])
      if (!current) return
      const dressed = dress(target, figure, element.theme)
      // Plotly writes into what it draws.
      const drawn = structuredClone(withSelection(placed(dressed, modes), selected()))
      if (plot.current) await plot.current.draw(drawn, settings)
      else plot.current = await drawPlot(target, drawn, settings, listeners(modes, selected, give))
      setState({ plot: plot.current })
    }
    drawings.current = drawings.current.then(draw).catch(error => setState({ error: explain(error) }))
    return () => {
      current = false
    }
  }, [holder, figure, config, ways, outside, element.theme, element.theme && theme])

  useEffect(() => {
    if (!state.plot || !holder.current) return
    const observer = new ResizeObserver(() => plot.current?.resize())
    observer.observe(holder.current)
    return () => observer.disconnect()
  }, [state.plot, holder])

  useEffect(
    () => () => {
      drawings.current.then(() => {
        plot.current?.dispose()
        plot.current = undefined
      })
    },
    [],
  )
  return state
}

/** The library stumbles over some mistakes rather than name them. */
function explain(error: unknown): string {
  if (error instanceof TypeError) return `Its figure is not valid (${error.message}).`
  return error instanceof Error ? error.message : String(error)
}

function dress(at: Element, figure: Figure, theme: boolean): Figure {
  if (!theme) return figure
  const { template, series } = plotlyLook(at)
  return themed(figure, template, series)
}

function listeners(
  modes: readonly string[],
  selected: () => Selected | null,
  give: (selected: Selected | null) => void,
): Listeners {
  return {
    onSelect: event => give((event ? fromEvent(event) : null) as Selected | null),
    onClick(event, isMore) {
      if (!modes.includes('points')) return
      give(clicked(event, selected() as PlotlySelection | null, isMore) as Selected | null)
    },
  }
}
