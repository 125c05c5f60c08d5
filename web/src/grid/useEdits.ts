// What the user changed in a frame, and the widget's value, each following the other. The page knows more than the
// value says: rows that were added and lack a value that they need are not sent.

import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { FrameSource } from '../frame'
import type { Editor, Value } from '../protocol'
import { EditedFrame, editName } from './edited'
import {
  type CellEdit,
  type Cells,
  type CellValue,
  type Edits,
  editsFrom,
  editsValue,
  NO_EDITS,
  type RowId,
  withCells,
  withoutRows,
  withRows,
} from './edits'
import { type ColumnRules, initialOf, rulesOf } from './rules'
import type { ColumnSettings } from './settings'

/** A frame that is edited. */
export interface Editing {
  /** The frame with the changes. */
  frame: EditedFrame
  /** Of each column of the frame; nothing where it can't be changed. */
  rules: readonly (ColumnRules | undefined)[]
  addsRows: boolean
  deletesRows: boolean
  /** The columns whose value an added row lacks. */
  lacking(row: RowId): number[]
  setCells(cells: readonly CellEdit[]): void
  /** Adds rows with these values and those that columns begin with. */
  addRows(rows: readonly Cells[]): void
  /** Puts values into cells, and adds rows, as one step. */
  paste(cells: readonly CellEdit[], rows: readonly Cells[]): void
  deleteRows(rows: readonly RowId[]): void
  undo(): void
  redo(): void
}

const STEPS_KEPT = 100

/** The changes of a frame; nothing where it can't be edited. */
export function useEdits(
  editor: Editor | null,
  base: FrameSource | undefined,
  settings: readonly ColumnSettings[],
  value: Value | undefined,
  setValue: (value: Value) => void,
): Editing | undefined {
  const [edits, setEdits] = useState<Edits>(() => (editor ? editsFrom(value) : NO_EDITS))
  const rules = useRules(editor, base, settings)
  // The value that the changes stand for.
  const shown = useRef(textOf(value))
  const steps = useRef({ past: [] as Edits[], future: [] as Edits[] })
  const latest = useRef({ edits, value, setValue, rules, base, settings })
  latest.current = { edits, value, setValue, rules, base, settings }

  const text = editor ? textOf(value) : ''
  useLayoutEffect(() => {
    if (text === shown.current) return
    shown.current = text
    steps.current = { past: [], future: [] }
    setEdits(editsFrom(latest.current.value))
  }, [text])

  const show = useCallback((next: Edits) => {
    const { base, rules, setValue } = latest.current
    const value = editsValue(next, cells => lackingOf(cells, base, rules).length === 0)
    latest.current.edits = next
    if (textOf(value) !== shown.current) {
      shown.current = textOf(value)
      setValue(value)
    }
    setEdits(next)
  }, [])

  const commands = useMemo(() => {
    const go = (change: (edits: Edits) => Edits) => {
      const { edits } = latest.current
      const { past } = steps.current
      steps.current = { past: [...past.slice(1 - STEPS_KEPT), edits], future: [] }
      show(change(edits))
    }
    const move = (from: 'past' | 'future', to: 'past' | 'future') => {
      const next = steps.current[from].pop()
      if (!next) return
      steps.current[to].push(latest.current.edits)
      show(next)
    }
    const filled = (rows: readonly Cells[]) => rows.map(cells => begun(cells, latest.current))
    return {
      setCells: (cells: readonly CellEdit[]) => go(edits => withCells(edits, cells)),
      addRows: (rows: readonly Cells[]) => go(edits => withRows(edits, filled(rows))),
      paste: (cells: readonly CellEdit[], rows: readonly Cells[]) =>
        go(edits => withRows(withCells(edits, cells), filled(rows))),
      deleteRows: (rows: readonly RowId[]) => go(edits => withoutRows(edits, rows)),
      undo: () => move('past', 'future'),
      redo: () => move('future', 'past'),
    }
  }, [show])

  const isEdited = editor !== null
  const frame = useMemo(
    () => (base && isEdited ? new EditedFrame(base, edits) : undefined),
    [base, isEdited, edits],
  )
  const isFree = editor !== null && !editor.widget.disabled
  const [addsRows, deletesRows] = [isFree && editor.add_rows, isFree && editor.delete_rows]
  return useMemo(() => {
    if (!frame) return undefined
    const lacking = (row: RowId) => lackingOf(edits.added.get(row), base, rules)
    return { frame, rules, addsRows, deletesRows, lacking, ...commands }
  }, [frame, base, rules, addsRows, deletesRows, edits, commands])
}

function textOf(value: Value | undefined): string {
  return value?.type === 'json' ? value.value : ''
}

function useRules(editor: Editor | null, base: FrameSource | undefined, settings: readonly ColumnSettings[]) {
  // Each run sends its own list of the same names.
  const fixed = editor && !editor.widget.disabled ? JSON.stringify(editor.fixed) : null
  return useMemo(() => {
    if (!base || fixed === null) return []
    const names = new Set<string>(JSON.parse(fixed))
    return base.columns.map((column, at) =>
      names.has(editName(column)) || settings[at]?.disabled
        ? undefined
        : rulesOf(base, at, settings[at] ?? {}),
    )
  }, [base, settings, fixed])
}

interface Known {
  base: FrameSource | undefined
  settings: readonly ColumnSettings[]
}

/** A row with the values that columns begin with where it has none. */
function begun(cells: Cells, { base, settings }: Known): Cells {
  const initial = (base?.columns ?? []).flatMap((column, at): [string, CellValue][] => {
    const value = initialOf(settings[at]?.initial)
    return value === null ? [] : [[editName(column), value]]
  })
  return new Map([...initial, ...cells])
}

function lackingOf(
  cells: Cells | undefined,
  base: FrameSource | undefined,
  rules: readonly (ColumnRules | undefined)[],
): number[] {
  if (!cells || !base) return []
  return rules.flatMap((rule, at) => {
    const value = cells.get(editName(base.column(at))) ?? null
    return rule && 'problem' in rule.check(value) ? [at] : []
  })
}
