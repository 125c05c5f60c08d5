// The grid's selection and the widget's value, each following the other.

import { CompactSelection, emptyGridSelection, type GridSelection } from '@glideapps/glide-data-grid'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Selection, Value } from '../protocol'
import {
  bounded,
  type Layout,
  type Modes,
  type PlacesOf,
  picked,
  pickedFrom,
  selectedValue,
  selectionOf,
} from './selection'

// A range that is being drawn is sent once it rests.
const PAUSE_MS = 150

/** What the selection of a grid depends on. */
interface Options {
  selection: Selection | null
  modes: Modes
  value: Value | undefined
  setValue: (value: Value) => void
  layout: Layout
  /** Where rows of the grid are in the data. */
  placesOf: PlacesOf
  /** Whether only the server knows where a row of the data is in the grid. */
  isSortedAfar: boolean
}

/** The grid's selection, how to change it, and how to forget what depends on the order of rows. */
export function useSelection(options: Options) {
  const { selection, modes, value, layout, isSortedAfar } = options
  const [grid, setGrid] = useState<GridSelection>(emptyGridSelection)
  // The value that the grid's selection stands for.
  const shown = useRef<{ value: string; layout: Layout }>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(options)
  latest.current = options
  useEffect(() => () => clearTimeout(timer.current), [])

  const wanted = JSON.stringify(selectedValue(pickedFrom(value, selection?.default)))
  useEffect(() => {
    const isKnown = wanted === shown.current?.value && layout === shown.current.layout
    // What the user is about to do counts more than what comes from outside; what is no widget hears of nothing.
    if (isKnown || timer.current !== undefined || !latest.current.selection) return
    shown.current = { value: wanted, layout }
    setGrid(now => {
      const next = selectionOf(pickedFrom(JSON.parse(wanted), null), modes, layout)
      // The focus stays where it is, and so do rows that can't be found.
      const current = modes.cells === 'none' || isSortedAfar ? now.current : next.current
      return { ...next, current, rows: isSortedAfar ? now.rows : next.rows }
    })
  }, [wanted, modes, layout, isSortedAfar])

  const send = useCallback(async (next: GridSelection, mine: typeof timer.current) => {
    const { modes, layout, placesOf } = latest.current
    const given = selectedValue(await picked(next, modes, layout, placesOf))
    // Another change may have come while the rows' places did.
    if (timer.current !== mine) return
    const text = JSON.stringify(given)
    if (text === shown.current?.value) return
    shown.current = { value: text, layout }
    latest.current.setValue(given)
  }, [])

  const change = useCallback(
    (next: GridSelection) => {
      const { selection, modes, layout } = latest.current
      const fitting = bounded(next, modes, layout)
      setGrid(fitting)
      if (!selection) return
      clearTimeout(timer.current)
      const mine = setTimeout(() => {
        send(fitting, mine)
          .catch(error => console.warn('the selection could not be sent', error))
          .finally(() => {
            if (timer.current === mine) timer.current = undefined
          })
      }, PAUSE_MS)
      timer.current = mine
    },
    [send],
  )

  const forgetRows = useCallback(
    () => change({ ...grid, rows: CompactSelection.empty(), current: undefined }),
    [grid, change],
  )
  return { grid, change, forgetRows }
}
