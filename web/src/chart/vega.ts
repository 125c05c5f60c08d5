// Draws charts with Vega: a chunk of its own.

import embed, { type Result, vega } from 'vega-embed'
import { expressionInterpreter } from 'vega-interpreter'
import { SOURCE, type Spec } from './spec'

/** A chart on the page. */
export interface Chart {
  /** Puts other rows in; false where the chart can't take them without being drawn anew. */
  setRows(rows: object[]): boolean
  /** Tells it the room that it has. */
  resize(width: number, height: number): void
  /** Calls `listener` with a signal's value at each change; false where there is no such signal. */
  onSignal(name: string, listener: (value: unknown) => void): boolean
  /** Its picture, as an address. */
  image(type: 'png' | 'svg'): Promise<string>
  /** Takes it off the page. */
  dispose(): void
}

/** Which of its sides follow the room on the page. */
export interface Follows {
  width: boolean
  height: boolean
}

/** Draws a specification into an element. */
export async function drawChart(
  target: HTMLElement,
  spec: Spec,
  config: Spec,
  follows: Follows,
): Promise<Chart> {
  const { loader, failed } = tellingLoader()
  const result = await embed(target, spec as never, {
    config: config as never,
    actions: false,
    defaultStyle: false,
    renderer: 'canvas',
    tooltip: { theme: 'millpond', disableDefaultStyle: true },
    // Expressions are interpreted rather than compiled: a page that forbids `eval` still shows charts.
    ast: true,
    expr: expressionInterpreter,
    logLevel: vega.Error,
    loader,
  })
  if (failed.length > 0) {
    result.finalize()
    throw new Error(`Its data could not be loaded from ${failed.join(' and ')}.`)
  }
  return new VegaChart(result, follows)
}

/** A loader that remembers what could not be had: Vega draws a chart without it. */
function tellingLoader() {
  const loader = vega.loader()
  const failed: string[] = []
  const load: typeof loader.load = async (url, options) => {
    try {
      return await loader.load(url, options)
    } catch (error) {
      failed.push(url)
      throw error
    }
  }
  return { loader: { ...loader, load }, failed }
}

class VegaChart implements Chart {
  constructor(
    private readonly result: Result,
    private readonly follows: Follows,
  ) {}

  setRows(rows: object[]): boolean {
    const { view, vgSpec } = this.result
    const data = vgSpec.data?.find(({ name }) => name === SOURCE)
    if (!data) return false
    // Rows that are put in later don't go through the loader: what it would have parsed is parsed here.
    const format = 'format' in data ? data.format : undefined
    view.data(SOURCE, format ? vega.read(rows as never, format as never) : rows)
    view.runAsync()
    return true
  }

  resize(width: number, height: number) {
    const { view } = this.result
    if (this.follows.width && width > 0) view.width(width)
    if (this.follows.height && height > 0) view.height(height)
    view.runAsync()
  }

  onSignal(name: string, listener: (value: unknown) => void): boolean {
    try {
      this.result.view.addSignalListener(name, (_, value) => listener(value))
      return true
    } catch {
      return false
    }
  }

  image(type: 'png' | 'svg'): Promise<string> {
    return this.result.view.toImageURL(type, type === 'png' ? 2 : 1)
  }

  dispose() {
    this.result.finalize()
  }
}
