// The columns of a grid: titles, widths, and how their cells are made.

import { type GridCell, GridCellKind, type GridColumn, type Theme } from '@glideapps/glide-data-grid'
import { useCallback, useMemo, useState } from 'react'
import type { FrameSource } from '../frame'
import { cellMaker, gridCell, styledCell } from './cells'
import type { GridProps } from './Grid'
import { headOf } from './heads'
import { pinnedColumns, type Sort } from './order'
import type { CellMaker } from './place'
import type { ColumnSettings } from './settings'
import type { GridLook } from './useGridTheme'
import { canvasMeasure, columnWidth, sampleRows } from './widths'

/** The columns of a grid, the makers of their cells, and the width that they need. */
export function useGridColumns(
  props: GridProps,
  look: GridLook | undefined,
  holder: React.RefObject<HTMLDivElement | null>,
) {
  const { base: source, columns, settings, heads, sort, stretch, styling, rowHeight, editing } = props
  const theme = look?.theme
  // By name, so that the next frame's columns keep what the user gave them.
  const [resized, setResized] = useState<Readonly<Record<string, number>>>({})
  const resize = useCallback(({ id }: GridColumn, width: number) => {
    setResized(widths => ({ ...widths, [String(id)]: width }))
  }, [])

  const makers = useMemo(
    () => columns.map(at => cellMaker(source.column(at), settings[at] ?? {}, look?.palette ?? noColor)),
    [source, columns, settings, look],
  )

  const widths = useMemo(() => {
    const family = theme?.fontFamily ?? 'sans-serif'
    const measure = canvasMeasure(`13px ${family}`, `600 13px ${family}`)
    return columns.map((at, place) => {
      const { width, type } = settings[at] ?? {}
      if (width !== undefined) return width
      const texts = sampleRows(source).map(row => shownText(source, row, at, makers[place], styling))
      // Rows that are not here may be numbered through.
      if (source.remote && source.column(at).kind === 'integer') texts.push(String(source.rows))
      const needed = columnWidth(headingOf(source, at, settings, heads).title, texts, measure)
      if (type === 'image') return Math.max(needed, 2 * rowHeight)
      return type && DRAWN.has(type) ? Math.max(needed, DRAWN_WIDTH) : needed
    })
  }, [source, columns, settings, heads, makers, styling, rowHeight, theme?.fontFamily])

  // Each change makes another state of editing, in which columns are the same.
  const rules = editing?.rules
  const isFixed = useCallback(
    (at: number) => (rules ? !rules[at] : source.column(at).isIndex),
    [rules, source],
  )
  const gridColumns = useMemo(
    () =>
      columns.map((at, place): GridColumn => {
        const { name, isIndex } = source.column(at)
        const id = idOf(name, isIndex)
        const hasWidth = isIndex || resized[id] !== undefined || settings[at]?.width !== undefined
        const { title, group } = headingOf(source, at, settings, heads)
        return {
          id,
          title: title + arrow(sort, name),
          group,
          width: resized[id] ?? widths[place],
          grow: stretch && !hasWidth ? 1 : undefined,
          themeOverride: isFixed(at) ? labelTheme(theme) : undefined,
        }
      }),
    [columns, source, settings, heads, sort, resized, widths, stretch, theme, isFixed],
  )

  const total = (count: number) =>
    columns.slice(0, count).reduce((sum, _, at) => sum + (resized[gridColumns[at].id ?? ''] ?? widths[at]), 0)
  const pinned = pinnedColumns(source, columns, settings)
  // Pinned columns that fill a narrow window would leave no room to scroll the rest.
  const frozen = total(pinned) < 0.6 * (holder.current?.clientWidth || 1000) ? pinned : 0
  return { gridColumns, makers, needed: total(columns.length), pinned, frozen, resize }
}

// What is drawn rather than written has a width of its own.
const DRAWN = new Set<ColumnSettings['type']>(['line_chart', 'area_chart', 'bar_chart', 'progress'])
const DRAWN_WIDTH = 160

/** What a cell shows, as far as that is text. */
function shownText(
  source: FrameSource,
  row: number,
  column: number,
  make: CellMaker,
  styling: GridProps['styling'],
): string {
  const cell = gridCell({ source, row, column }, make, { text: 'None', theme: {} })
  return textOf(styling ? styledCell(cell, styling.text(row, column), undefined) : cell)
}

function textOf(cell: GridCell): string {
  if (cell.kind === GridCellKind.Text || cell.kind === GridCellKind.Uri) return cell.displayData ?? ''
  // Each bubble has some room around its text.
  if (cell.kind === GridCellKind.Bubble) return cell.data.map(text => `      ${text}`).join('')
  if (cell.kind !== GridCellKind.Custom) return ''
  return (cell.data as { text?: string }).text ?? ''
}

function headingOf(
  source: FrameSource,
  at: number,
  settings: readonly ColumnSettings[],
  heads: GridProps['heads'],
): ReturnType<typeof headOf> {
  const head = headOf(heads, at, source.column(at).name)
  return { ...head, title: settings[at]?.label ?? head.title }
}

function labelTheme(theme: Partial<Theme> | undefined): Partial<Theme> {
  return { bgCell: theme?.bgHeader, textDark: theme?.textMedium }
}

function noColor() {
  return ''
}

function idOf(name: string, isIndex: boolean): string {
  return `${isIndex ? 'index' : 'column'} ${name}`
}

function arrow(sort: Sort | null, name: string): string {
  if (sort?.name !== name) return ''
  return sort.descending ? ' ↓' : ' ↑'
}
