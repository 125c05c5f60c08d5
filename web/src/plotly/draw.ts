// Draws figures with Plotly: a chunk of its own.

import Plotly from 'plotly.js-dist-min'
import type { Figure, Json } from './figure'
import { loadOutlines } from './outlines'
import type { SelectEvent } from './selection'

/** What a plot tells of. */
export interface Listeners {
  /** Points or areas were selected; nothing was if there is no event. */
  onSelect(event: SelectEvent | undefined): void
  /** A point was clicked; `isMore` adds it to those selected. */
  onClick(event: SelectEvent, isMore: boolean): void
}

/** A figure on the page. */
export interface Plot {
  /** Draws another figure in its place. */
  draw(figure: Figure, config: Json): Promise<void>
  /** Fits it to the room that it has. */
  resize(): void
  /** Its picture, as an address. */
  image(type: 'png' | 'svg'): Promise<string>
  /** Takes it off the page. */
  dispose(): void
}

type Events = { on(name: string, listener: (event: never) => void): void }

/** Draws a figure into an element. */
export async function drawPlot(
  target: HTMLElement,
  figure: Figure,
  config: Json,
  listeners: Listeners,
): Promise<Plot> {
  await loadOutlines(figure)
  await Plotly.newPlot(target, { ...figure, config } as never)
  listen(target as unknown as Events, listeners)
  let size = sizeOf(target)
  return {
    async draw(figure, config) {
      await loadOutlines(figure)
      size = sizeOf(target)
      await Plotly.react(target, { ...figure, config } as never)
    },
    resize() {
      const next = sizeOf(target)
      // What is not shown has no size; it is asked again once it has.
      if (next === size || target.clientWidth === 0 || target.clientHeight === 0) return
      size = next
      Plotly.Plots.resize(target)
    },
    image: type => {
      const { clientWidth: width, clientHeight: height } = target
      return Plotly.toImage(target, { format: type, width, height, scale: type === 'png' ? 2 : 1 } as never)
    },
    dispose: () => Plotly.purge(target),
  }
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): string {
  return `${clientWidth} ${clientHeight}`
}

function listen(target: Events, { onSelect, onClick }: Listeners) {
  let isSelecting = false
  const select = (event: SelectEvent | undefined) => {
    isSelecting = true
    setTimeout(() => {
      isSelecting = false
    })
    onSelect(event)
  }
  target.on('plotly_selected', select)
  target.on('plotly_deselect', () => select(undefined))
  // Most traces select what is clicked and say so in the same breath, before or after the click; pies and their like
  // only tell of the click.
  target.on('plotly_click', (event: SelectEvent & { event?: MouseEvent }) => {
    const wasSelecting = isSelecting
    setTimeout(() => wasSelecting || isSelecting || onClick(event, event.event?.shiftKey ?? false))
  })
}
