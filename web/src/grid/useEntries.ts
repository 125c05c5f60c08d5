// What the grid does with what the user enters: into one cell, into many at once, and into rows that are added.

import {
  type EditListItem,
  type GridCell,
  GridCellKind,
  type GridSelection,
  type Item,
  type Rectangle,
} from '@glideapps/glide-data-grid'
import { type RefObject, useEffect, useRef } from 'react'
import { cellsOf } from './clipboard'
import { editName } from './edited'
import type { CellEdit, Cells, CellValue } from './edits'
import { copiedText, type Entry, entered } from './entry'
import type { Arrangement } from './order'
import type { ColumnRules, Reading } from './rules'
import type { ColumnSettings } from './settings'
import type { Editing } from './useEdits'

/** What is edited, and how the grid shows it. */
interface Options {
  editing: Editing | undefined
  arrangement: Arrangement
  columns: readonly number[]
  settings: readonly ColumnSettings[]
  /** Says what was left out, or that nothing was. */
  onNote: (note: string) => void
}

/** The ways to enter. Rows and columns are told by their places in the grid. */
export interface Entries {
  /** The cell that is about to be edited; nothing where it can't be. */
  entryAt(item: Item): Entry | undefined
  /** Takes in what the grid says was edited. */
  take(items: readonly EditListItem[]): void
  /** Empties the cells of a selection. */
  clear(selection: GridSelection): void
  /** Puts the cells of a text where a selection begins. */
  paste(text: string, range: Rectangle): void
}

/** How to enter into the cells of a grid. */
export function entriesOf({ editing, arrangement, columns, settings, onNote }: Options): Entries {
  const rowAt = (row: number) => arrangement.rows?.[row] ?? row

  function target([at, row]: Item) {
    const column = columns[at]
    const rules = editing?.rules[column]
    if (!editing || !rules || row < 0 || row >= editing.frame.rows) return undefined
    const name = editName(editing.frame.column(column))
    return { column, rules, name, row: editing.frame.idAt(rowAt(row)) }
  }

  function entryAt(item: Item): Entry | undefined {
    const found = target(item)
    if (!editing || !found) return undefined
    const { column, rules, row, name } = found
    const text = rules.textOf(rowAt(item[1]), editing.frame)
    const label = settings[column]?.label || editing.frame.column(column).name || 'Row label'
    return { rules, row, name, text, label }
  }

  function give(edits: CellEdit[], refused: number) {
    if (edits.length > 0) editing?.setCells(edits)
    onNote(noteOf(refused))
  }

  function take(items: readonly EditListItem[]) {
    const edits: CellEdit[] = []
    let refused = 0
    for (const { location, value } of items) {
      const known = entered(value)
      const found = known ? undefined : target(location)
      const reading = found && readingOf(value, found.rules)
      if (known) edits.push(known)
      else if (found && reading && 'value' in reading) edits.push(editOf(found, reading.value))
      else refused++
    }
    give(edits, refused)
  }

  function clear({ current, rows }: GridSelection) {
    const whole = [...rows].map((y): Rectangle => ({ x: 0, y, width: columns.length, height: 1 }))
    const edits: CellEdit[] = []
    let refused = 0
    for (const item of itemsIn(current ? [current.range, ...current.rangeStack, ...whole] : whole)) {
      const found = target(item)
      if (!found) continue
      const reading = found.rules.check(null)
      if ('value' in reading) edits.push(editOf(found, null))
      else refused++
    }
    give(edits, refused)
  }

  function paste(text: string, range: Rectangle) {
    if (!editing) return
    const cells = cellsOf(text)
    const isOne = cells.length === 1 && cells[0].length === 1
    const [height, width] = isOne ? [range.height, range.width] : [cells.length, cells[0]?.length ?? 0]
    const edits: CellEdit[] = []
    const rows: Cells[] = []
    let refused = 0
    for (let y = 0; y < height; y++) {
      const isBelow = range.y + y >= editing.frame.rows
      if (isBelow && (isOne || !editing.addsRows)) break
      const added = new Map<string, CellValue>()
      for (let x = 0; x < width; x++) {
        const column = columns[range.x + x]
        const rules = column === undefined ? undefined : editing.rules[column]
        if (!rules) continue
        const given = isOne ? cells[0][0] : (cells[y][x] ?? '')
        const reading = rules.read(given)
        const found = target([range.x + x, range.y + y])
        if (!('value' in reading)) refused += isBelow && given === '' ? 0 : 1
        else if (isBelow) added.set(editName(editing.frame.column(column)), reading.value)
        else if (found) edits.push(editOf(found, reading.value))
      }
      if (isBelow) rows.push(added)
    }
    if (edits.length + rows.length > 0) editing.paste(edits, rows)
    onNote(noteOf(refused))
  }

  return { entryAt, take, clear, paste }
}

function editOf({ row, name }: { row: number; name: string }, value: CellValue): CellEdit {
  return { row, name, value }
}

function readingOf(cell: GridCell, rules: ColumnRules): Reading {
  const isTick = cell.kind === GridCellKind.Boolean && rules.kind === 'checkbox'
  return isTick ? rules.check(cell.data === true) : rules.read(copiedText(cell))
}

function noteOf(refused: number): string {
  if (refused === 0) return ''
  return refused === 1
    ? 'One value does not fit its cell and was left out.'
    : `${refused} values do not fit their cells and were left out.`
}

function* itemsIn(ranges: readonly Rectangle[]): Iterable<Item> {
  for (const { x, y, width, height } of ranges)
    for (let row = y; row < y + height; row++)
      for (let column = x; column < x + width; column++) yield [column, row]
}

/**
 * Hears of what is pasted while the grid has the focus. The library asks the browser for the clipboard, which needs the
 * user's leave and a secure page; what comes with the event needs neither.
 */
export function usePaste(holder: RefObject<HTMLElement | null>, paste: ((text: string) => void) | undefined) {
  const latest = useRef(paste)
  latest.current = paste
  const isOn = paste !== undefined
  useEffect(() => {
    if (!isOn) return
    const hear = (event: ClipboardEvent) => {
      const { activeElement } = document
      // The search has a field of its own.
      if (!holder.current?.contains(activeElement) || activeElement instanceof HTMLInputElement) return
      event.preventDefault()
      latest.current?.(event.clipboardData?.getData('text/plain') ?? '')
    }
    document.addEventListener('paste', hear)
    return () => document.removeEventListener('paste', hear)
  }, [holder, isOn])
}
