// Tells the script what is selected by a chart's parameters.

import { useEffect } from 'react'
import { selectedByAll } from './params'
import type { Selecting } from './useSelected'
import type { Chart } from './vega'

/** The user rests for so long before a selection is told. */
const REST = 150

/** Follows the parameters that the selection names. */
export function useParams(chart: Chart | undefined, { modes, give }: Selecting) {
  const names = modes.join('\n')
  useEffect(() => {
    if (!chart || names === '') return
    let timer: ReturnType<typeof setTimeout> | undefined
    const signals = new Map<string, unknown>()
    for (const name of names.split('\n')) {
      chart.onSignal(name, signal => {
        signals.set(name, signal)
        clearTimeout(timer)
        timer = setTimeout(() => give(selectedByAll(signals)), REST)
      })
    }
    return () => clearTimeout(timer)
  }, [chart, names, give])
}
