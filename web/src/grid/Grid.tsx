// The virtualised grid: a chunk of its own with the grid library.

import '@glideapps/glide-data-grid/dist/index.css'
import {
  DataEditor,
  type DataEditorRef,
  type GridKeyEventArgs,
  type GridMouseEventArgs,
  type GridSelection,
  type Item,
  type Rectangle,
} from '@glideapps/glide-data-grid'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { FrameSource } from '../frame'
import type { CellStyling } from '../frame/useStyling'
import type { Selection, Value } from '../protocol'
import { gridCell, styledCell } from './cells'
import { type HeaderHelp, HeaderTooltip } from './HeaderTooltip'
import { hasIcon } from './linkCell'
import { HEADER_HEIGHT } from './metrics'
import { type Arrangement, nextSort, type Sort } from './order'
import { progressRenderer } from './progressCell'
import { allRowsFit, modesOf } from './selection'
import type { ColumnSettings } from './settings'
import { sparkRenderer } from './sparkCell'
import { bringIntoSight, reveal, rowsAway, TALLEST } from './tall'
import { useGridColumns } from './useGridColumns'
import { useGridTheme } from './useGridTheme'
import { useRemoteSearch } from './useRemoteSearch'
import { useSelection } from './useSelection'
import { ImageViewer, viewerRenderer } from './viewerCell'

/** Props of `Grid`. */
export interface GridProps {
  /** The frame, in its own order. */
  source: FrameSource
  /** Its rows as they are shown. */
  arrangement: Arrangement
  /** Which columns of the frame to show, in this order. */
  columns: readonly number[]
  /** Of each column of the frame. */
  settings: readonly ColumnSettings[]
  styling: CellStyling | undefined
  /** What stands where a value is missing. */
  placeholder: string
  /** In pixels. */
  rowHeight: number
  sort: Sort | null
  setSort: (sort: Sort | null) => void
  /** Told of the columns' names when the user put them into another order. */
  onMove: (names: string[]) => void
  selection: Selection | null
  value: Value | undefined
  setValue: (value: Value) => void
  isSearching: boolean
  closeSearch: () => void
  /** Whether columns share the room that is left. */
  stretch: boolean
  height: number | '100%'
  /** Told the width that all columns need. */
  onWidth: (width: number) => void
}

const MARKER_WIDTH = 40

/** Draws a frame. */
export default function Grid(props: GridProps) {
  const { source, arrangement, columns, settings, sort, setSort } = props
  const holder = useRef<HTMLDivElement>(null)
  const grid = useRef<DataEditorRef>(null)
  const look = useGridTheme(holder, settings.some(hasIcon))
  const theme = look?.theme
  const modes = useModes(props.selection)
  const markers = modes.rows === 'none' ? 0 : 1
  const { gridColumns, makers, needed, pinned, frozen, resize } = useGridColumns(props, look, holder)
  const selection = useGridSelection(props, modes)
  const search = useRemoteSearch(arrangement.source, columns, markers)
  const [hovered, setHovered] = useState<number>()
  const [help, setHelp] = useState<HeaderHelp>()
  const { visible, noteVisible } = useVisible(arrangement.source)
  const { onWidth } = props
  const isTall = source.rows * props.rowHeight > TALLEST

  useLayoutEffect(() => onWidth(needed + markers * MARKER_WIDTH), [needed, markers, onWidth])

  // Browsers let Tab stop at what scrolls; here the arrow keys scroll already.
  useLayoutEffect(() => {
    if (theme) scrollerIn(holder.current)?.setAttribute('tabindex', '-1')
  }, [theme])

  const getCell = useCellGetter(props, makers, theme)
  const getCells = useCellsGetter(arrangement.source, getCell)
  const hoverTheme = useMemo(
    () => ({ bgCell: theme?.bgCellMedium, bgCellMedium: theme?.bgHeaderHovered }),
    [theme],
  )

  const hover = ({ kind, location: [at, row], ...args }: GridMouseEventArgs) => {
    setHovered(kind === 'cell' ? row : undefined)
    const body = kind === 'header' ? settings[columns[at]]?.help : undefined
    setHelp(body && 'bounds' in args ? { body, bounds: args.bounds as Rectangle } : undefined)
  }
  const pressHeader = (at: number) => {
    // Where columns can be selected, their header does that.
    if (modes.columns !== 'none' || columns[at] === undefined) return
    selection.forgetRows()
    setSort(nextSort(sort, source.column(columns[at]).name))
  }
  const move = (from: number, to: number) => {
    const names = columns.map(at => source.column(at).name)
    names.splice(to, 0, ...names.splice(from, 1))
    props.onMove(names)
  }
  const pressKey = (event: GridKeyEventArgs) => {
    const row = selection.grid.current?.cell[1]
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (event.key !== ' ' || !isPlain || modes.rows === 'none' || row === undefined) return
    event.cancel()
    event.preventDefault()
    selection.toggleRow(row)
  }
  const change = (next: GridSelection) => {
    selection.change(next)
    if (next.current) follow(next.current.cell)
  }
  // The library can't scroll to a cell of a grid as tall as that.
  const follow = ([x, y]: Item) => {
    const scroller = scrollerIn(holder.current)
    if (!isTall || !scroller) return
    grid.current?.scrollTo(x, y, 'horizontal')
    const away = rowsAway(y, visible.current) * props.rowHeight
    bringIntoSight(scroller, away, middleOf(y), contentHeight)
  }
  const contentHeight = HEADER_HEIGHT + source.rows * props.rowHeight
  const middleOf = (row: number) => HEADER_HEIGHT + (row + 0.5) * props.rowHeight
  const showFound = (results: readonly Item[], at: number) => {
    if (!results[at]) return
    const [x, y] = results[at]
    selection.focus([x, y])
    const scroller = scrollerIn(holder.current)
    if (isTall && scroller) reveal(scroller, middleOf(y), contentHeight)
  }

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
          getCellsForSelection={getCells}
          customRenderers={RENDERERS}
          imageEditorOverride={ImageViewer}
          headerHeight={HEADER_HEIGHT}
          rowHeight={props.rowHeight}
          freezeColumns={frozen}
          theme={theme}
          smoothScrollX
          smoothScrollY
          scrollToActiveCell={!isTall}
          rangeSelect={modes.cells === 'single' ? 'cell' : 'rect'}
          columnSelect={modes.columns}
          rowSelect={modes.rows}
          rowSelectionMode={modes.rows === 'multi' ? 'multi' : 'auto'}
          rangeSelectionBlending="additive"
          columnSelectionBlending="additive"
          rowSelectionBlending="additive"
          rowMarkers={markers ? rowMarkers(modes.rows === 'multi', source.rows) : 'none'}
          gridSelection={selection.grid}
          onGridSelectionChange={change}
          copyHeaders={false}
          keybindings={KEYS}
          showSearch={props.isSearching}
          onSearchClose={props.closeSearch}
          onSearchResultsChanged={showFound}
          {...search}
          onHeaderClicked={pressHeader}
          onKeyDown={pressKey}
          onColumnResize={resize}
          onColumnMoved={move}
          onColumnProposeMove={(from, to) => from >= pinned && to >= pinned}
          onVisibleRegionChanged={noteVisible}
          onItemHovered={hover}
          getRowThemeOverride={row => (row === hovered ? hoverTheme : undefined)}
        />
      )}
      {help && <HeaderTooltip help={help} />}
    </div>
  )
}

function scrollerIn(holder: HTMLElement | null): HTMLElement | null {
  return holder?.querySelector('.dvn-scroller') ?? null
}

const RENDERERS = [progressRenderer, sparkRenderer, viewerRenderer]

// Nothing is edited here: Tab leaves the grid rather than go to the next cell.
const KEYS = { goRightCell: 'ArrowRight', goLeftCell: 'ArrowLeft' }

function rowMarkers(isMulti: boolean, rows: number) {
  return {
    kind: 'checkbox-visible',
    checkboxStyle: isMulti ? 'square' : 'circle',
    width: MARKER_WIDTH,
    headerAlwaysVisible: isMulti,
    headerDisabled: !isMulti || !allRowsFit(rows),
  } as const
}

function useModes(selection: Selection | null) {
  // Each run sends its own list of the same modes.
  const names = selection && !selection.widget.disabled ? selection.modes.join(' ') : ''
  return useMemo(() => modesOf(names.split(' ')), [names])
}

function useGridSelection(props: GridProps, modes: ReturnType<typeof modesOf>) {
  const { source, arrangement, columns } = props
  const layout = useMemo(
    () => ({
      names: columns.map(at => (source.column(at).isIndex ? null : source.column(at).name)),
      rows: source.rows,
      order: arrangement.rows,
    }),
    [source, columns, arrangement],
  )
  const { remote } = arrangement.source
  const { grid, change, forgetRows } = useSelection({
    ...{ selection: props.selection, value: props.value, setValue: props.setValue, modes, layout },
    placesOf: rows =>
      remote ? remote.places(rows) : Array.from(rows, row => arrangement.rows?.[row] ?? row),
    isSortedAfar: arrangement.source !== source,
  })

  const toggleRow = (row: number) => {
    const { rows } = grid
    const others = modes.rows === 'multi' ? rows : rows.remove([0, source.rows])
    change({ ...grid, rows: rows.hasIndex(row) ? rows.remove(row) : others.add(row) })
  }
  const focus = ([x, y]: Item) =>
    change({ ...grid, current: { cell: [x, y], range: { x, y, width: 1, height: 1 }, rangeStack: [] } })
  return { grid, change, forgetRows, toggleRow, focus }
}

/** Keeps a source told of what is seen, which is `visible`. */
function useVisible(source: FrameSource) {
  const visible = useRef<Rectangle>({ x: 0, y: 0, width: 0, height: 0 })
  const noteVisible = useCallback(
    (range: Rectangle, _tx: number, _ty: number, { freezeRegion }: { freezeRegion?: Rectangle }) => {
      // Pinned columns are seen too.
      const x = freezeRegion ? 0 : range.x
      visible.current = { ...range, x, width: range.x + range.width - x }
      source.remote?.view(range.y, range.y + range.height + 1)
    },
    [source],
  )
  return { visible, noteVisible }
}

/** How often something of a source has come. */
function useArrivals(source: FrameSource): number {
  const [arrivals, setArrivals] = useState(0)
  useEffect(() => source.subscribe?.(() => setArrivals(count => count + 1)), [source])
  return arrivals
}

function useCellGetter(
  { arrangement, columns, styling, placeholder }: GridProps,
  makers: ReturnType<typeof useGridColumns>['makers'],
  theme: NonNullable<ReturnType<typeof useGridTheme>>['theme'] | undefined,
) {
  const missing = useMemo(
    () => ({ text: placeholder, theme: { textDark: theme?.textLight, baseFontStyle: 'italic 13px' } }),
    [theme, placeholder],
  )
  const arrivals = useArrivals(arrangement.source)
  // Another function is what has the grid ask for all cells again, those for screen readers too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has come is read from the source
  return useCallback(
    ([at, position]: Item) => {
      const { source, rows } = arrangement
      const row = rows ? rows[position] : position
      const column = columns[at]
      const cell = gridCell({ source, row, column }, makers[at], missing)
      return styling ? styledCell(cell, styling.text(row, column), styling.css(row, column)) : cell
    },
    [arrangement, columns, makers, missing, styling, arrivals],
  )
}

// What is copied at once, of rows that have to be fetched for it.
const COPIED_AT_MOST = 10_000

/** Cells for the clipboard. */
function useCellsGetter(source: FrameSource, getCell: ReturnType<typeof useCellGetter>) {
  const { remote } = source
  return useMemo(() => {
    if (!remote) return true
    return ({ x, y, width, height }: Rectangle) => {
      const count = Math.min(height, COPIED_AT_MOST)
      return async () => {
        await remote.load(y, y + count)
        return Array.from({ length: count }, (_, row) =>
          Array.from({ length: width }, (_, column) => getCell([x + column, y + row])),
        )
      }
    }
  }, [remote, getCell])
}

// The library opens cells in an element of this id.
if (!document.getElementById('portal')) {
  const portal = document.createElement('div')
  portal.id = 'portal'
  portal.style.cssText = 'position: fixed; left: 0; top: 0; z-index: 1001'
  document.body.append(portal)
}
