// The virtualised grid: a chunk of its own with the grid library.

import '@glideapps/glide-data-grid/dist/index.css'
import {
  DataEditor,
  type DataEditorRef,
  type GridColumn,
  type Item,
  type Rectangle,
  type Theme,
} from '@glideapps/glide-data-grid'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { canvasFontReady } from '../canvasFont'
import type { FrameSource } from '../frame'
import { useTheme } from '../theme'
import { gridCell } from './cells'
import { HEADER_HEIGHT, ROW_HEIGHT } from './metrics'
import { nextSort, type Sort } from './order'
import { gridTheme } from './theme'
import { canvasMeasure, columnWidth } from './widths'

interface Props {
  source: FrameSource
  /** Which columns of the frame to show, in this order. */
  columns: readonly number[]
  /** The order of rows; null is that of the frame. */
  rows: Uint32Array | null
  sort: Sort | null
  setSort: (sort: Sort | null) => void
  isSearching: boolean
  closeSearch: () => void
  /** Whether columns share the room that is left. */
  stretch: boolean
  height: number | '100%'
  /** Told the width that all columns need. */
  onWidth: (width: number) => void
}

/** Draws a frame. */
export default function Grid(props: Props) {
  const { source, columns, rows, sort, setSort } = props
  const holder = useRef<HTMLDivElement>(null)
  const grid = useRef<DataEditorRef>(null)
  const theme = useGridTheme(holder)
  const [hovered, setHovered] = useState<number>()
  const { gridColumns, needed, frozen, resize } = useColumns(props, theme, holder)
  const { onWidth } = props

  useLayoutEffect(() => onWidth(needed), [needed, onWidth])

  // Browsers let Tab stop at what scrolls; here the arrow keys scroll already.
  useLayoutEffect(() => {
    if (theme) holder.current?.querySelector('.dvn-scroller')?.setAttribute('tabindex', '-1')
  }, [theme])

  // Rows from afar arrive some time after they were asked for.
  useEffect(() => source.subscribe?.(() => grid.current?.updateCells(visible.current)), [source])
  const visible = useRef<{ cell: Item }[]>([])
  const noteVisible = useCallback(({ x, y, width, height }: Rectangle) => {
    visible.current = Array.from({ length: width * height }, (_, at) => ({
      cell: [x + (at % width), y + Math.floor(at / width)],
    }))
  }, [])

  const missing = useMemo(() => ({ textDark: theme?.textLight, baseFontStyle: 'italic 13px' }), [theme])
  const getCell = useCallback(
    ([at, row]: Item) => {
      const column = columns[at]
      return gridCell(source.column(column), source.cell(rows ? rows[row] : row, column), missing)
    },
    [source, columns, rows, missing],
  )
  const hoverTheme = useMemo(
    () => ({ bgCell: theme?.bgCellMedium, bgCellMedium: theme?.bgHeaderHovered }),
    [theme],
  )

  return (
    <div ref={holder} style={{ width: '100%', height: '100%' }}>
      {theme && (
        <DataEditor
          ref={grid}
          width="100%"
          height={props.height}
          rows={source.rows}
          columns={gridColumns}
          getCellContent={getCell}
          getCellsForSelection
          headerHeight={HEADER_HEIGHT}
          rowHeight={ROW_HEIGHT}
          freezeColumns={frozen}
          theme={theme}
          smoothScrollX
          smoothScrollY
          rangeSelect="rect"
          columnSelect="none"
          rowSelect="none"
          copyHeaders={false}
          keybindings={KEYS}
          showSearch={props.isSearching}
          onSearchClose={props.closeSearch}
          onHeaderClicked={at => setSort(nextSort(sort, source.column(columns[at]).name))}
          onColumnResize={resize}
          onVisibleRegionChanged={noteVisible}
          onItemHovered={({ kind, location }) => setHovered(kind === 'cell' ? location[1] : undefined)}
          getRowThemeOverride={row => (row === hovered ? hoverTheme : undefined)}
        />
      )}
    </div>
  )
}

// Nothing is edited here: Tab leaves the grid rather than go to the next cell.
const KEYS = { goRightCell: 'ArrowRight', goLeftCell: 'ArrowLeft' }

/** The theme as values, anew when the page changes its own or has loaded its fonts. */
function useGridTheme(holder: React.RefObject<HTMLDivElement | null>): Partial<Theme> | undefined {
  const name = useTheme()
  const [theme, setTheme] = useState<Partial<Theme>>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name tells that the variables have other values
  useLayoutEffect(() => {
    const element = holder.current
    if (!element) return
    const read = () => setTheme(gridTheme(element))
    read()
    canvasFontReady(element).then(read)
  }, [name, holder])
  return theme
}

function useColumns(
  props: Props,
  theme: Partial<Theme> | undefined,
  holder: React.RefObject<HTMLDivElement | null>,
) {
  const { source, columns, sort, stretch } = props
  // By name, so that the next frame's columns keep what the user gave them.
  const [resized, setResized] = useState<Readonly<Record<string, number>>>({})
  const resize = useCallback(({ id }: GridColumn, width: number) => {
    setResized(widths => ({ ...widths, [String(id)]: width }))
  }, [])

  const widths = useMemo(() => {
    const family = theme?.fontFamily ?? 'sans-serif'
    const measure = canvasMeasure(`13px ${family}`, `600 13px ${family}`)
    return columns.map(at => columnWidth(source, at, measure))
  }, [source, columns, theme?.fontFamily])

  const gridColumns = useMemo(
    () =>
      columns.map((at, place): GridColumn => {
        const { name, isIndex } = source.column(at)
        const id = idOf(name, isIndex)
        return {
          id,
          title: name + arrow(sort, name),
          width: resized[id] ?? widths[place],
          grow: stretch && !isIndex && resized[id] === undefined ? 1 : undefined,
          themeOverride: isIndex ? { bgCell: theme?.bgHeader, textDark: theme?.textMedium } : undefined,
        }
      }),
    [columns, source, sort, resized, widths, stretch, theme],
  )

  const indexes = columns.filter(at => source.column(at).isIndex).length
  const total = (count: number) =>
    columns.slice(0, count).reduce((sum, _, at) => sum + (resized[gridColumns[at].id ?? ''] ?? widths[at]), 0)
  // Pinned row labels that fill a narrow window would leave no room to scroll the rest.
  const frozen = total(indexes) < 0.6 * (holder.current?.clientWidth || 1000) ? indexes : 0
  return { gridColumns, needed: total(columns.length), frozen, resize }
}

function idOf(name: string, isIndex: boolean): string {
  return `${isIndex ? 'index' : 'column'} ${name}`
}

function arrow(sort: Sort | null, name: string): string {
  if (sort?.name !== name) return ''
  return sort.descending ? ' ↓' : ' ↑'
}

// The library opens cells in an element of this id.
if (!document.getElementById('portal')) {
  const portal = document.createElement('div')
  portal.id = 'portal'
  portal.style.cssText = 'position: fixed; left: 0; top: 0; z-index: 1001'
  document.body.append(portal)
}
