// The virtualised grid: a chunk of its own with the grid library.

import '@glideapps/glide-data-grid/dist/index.css'
import {
  DataEditor,
  type DataEditorRef,
  type GridCell,
  GridCellKind,
  type GridKeyEventArgs,
  type GridMouseEventArgs,
  type GridSelection,
  type Item,
  type ProvideEditorCallback,
  type Rectangle,
} from '@glideapps/glide-data-grid'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { FrameSource } from '../frame'
import type { CellStyling } from '../frame/useStyling'
import type { Selection, Value } from '../protocol'
import { CellEntry, type CellEntryProps } from './CellEntry'
import { copiedCell, gridCell, styledCell } from './cells'
import { editable } from './entry'
import { type HeaderHelp, HeaderTooltip } from './HeaderTooltip'
import { type Heads, isGrouped } from './heads'
import { hasIcon } from './linkCell'
import { GROUP_HEIGHT, HEADER_HEIGHT, headHeight } from './metrics'
import { type Arrangement, nextSort, type Sort } from './order'
import { progressRenderer } from './progressCell'
import { CELL_RENDERERS } from './renderers'
import { allRowsFit, modesOf } from './selection'
import type { ColumnSettings } from './settings'
import { sparkRenderer } from './sparkCell'
import { bringIntoSight, reveal, rowsAway, TALLEST } from './tall'
import type { Editing } from './useEdits'
import { type Entries, entriesOf, usePaste } from './useEntries'
import { useGridColumns } from './useGridColumns'
import { useGridTheme } from './useGridTheme'
import { useRemoteSearch } from './useRemoteSearch'
import { useSelection } from './useSelection'
import { ImageViewer, viewerRenderer } from './viewerCell'

/** Props of `Grid`. */
export interface GridProps {
  /** The frame, in its own order. */
  source: FrameSource
  /** The frame as it came, without what the user changed: columns are as wide as it needs. */
  base: FrameSource
  /** Its rows as they are shown. */
  arrangement: Arrangement
  /** Which columns of the frame to show, in this order. */
  columns: readonly number[]
  /** Of each column of the frame. */
  settings: readonly ColumnSettings[]
  styling: CellStyling | undefined
  heads: Heads
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
  /** How the frame is edited; absent where it is not. */
  editing?: Editing
  /** Where the grid puts what its toolbar may ask of it. */
  commands?: RefObject<GridCommands | null>
  /** Told how many rows are selected, to be deleted. */
  onSelectedRows?: (count: number) => void
  /** Told what of the things entered was left out. */
  onNote?: (note: string) => void
}

/** What a toolbar may ask of the grid. */
export interface GridCommands {
  /** Adds a row, and opens its first cell. */
  addRow: () => void
  deleteSelectedRows: () => void
}

const MARKER_WIDTH = 40

/** Draws a frame. */
export default function Grid(props: GridProps) {
  const { source, arrangement, columns, settings, sort, setSort } = props
  const holder = useRef<HTMLDivElement>(null)
  const grid = useRef<DataEditorRef>(null)
  const look = useGridTheme(holder, settings.some(hasIcon))
  const theme = look?.theme
  const modes = useModes(props.selection, props.editing)
  const markers = modes.rows === 'none' ? 0 : 1
  const { gridColumns, makers, needed, pinned, frozen, resize } = useGridColumns(props, look, holder)
  const selection = useGridSelection(props, modes)
  const search = useRemoteSearch(arrangement.source, columns, markers)
  const [hovered, setHovered] = useState<number>()
  const [help, setHelp] = useState<HeaderHelp>()
  const { visible, noteVisible } = useVisible(arrangement.source)
  const { onWidth } = props
  const head = headHeight(isGrouped(props.heads))
  const isTall = source.rows * props.rowHeight > TALLEST

  useLayoutEffect(() => onWidth(needed + markers * MARKER_WIDTH), [needed, markers, onWidth])

  // Browsers let Tab stop at what scrolls; here the arrow keys scroll already.
  useLayoutEffect(() => {
    if (theme) scrollerIn(holder.current)?.setAttribute('tabindex', '-1')
  }, [theme])

  const getCell = useCellGetter(props, makers, look)
  const { editing } = props
  const entries = entriesOf({ editing, arrangement, columns, settings, onNote: props.onNote ?? ignore })
  const { provideEditor, noteKey } = useProvideEditor(entries, markers)
  const { deleteRows, undo } = useRowCommands(props, selection, grid)
  usePaste(
    holder,
    editing && (text => selection.grid.current && entries.paste(text, selection.grid.current.range)),
  )
  const getCells = useCellsGetter(arrangement.source, getCell)
  const hoverTheme = useMemo(
    () => ({ bgCell: theme?.bgCellMedium, bgCellMedium: theme?.bgHeaderHovered }),
    [theme],
  )

  const hover = ({ kind, location: [at, row], ...args }: GridMouseEventArgs) => {
    setHovered(kind === 'cell' ? row : undefined)
    const lacks = kind === 'cell' && isLacking(props, at, row)
    const body =
      kind === 'header' ? settings[columns[at]]?.help : lacks ? 'A value is needed here.' : undefined
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
  const addRow = () => {
    props.onNote?.('')
    editing?.addRows([new Map()])
  }
  /** What the keys for it delete: rows that are selected, else what is in cells. */
  const remove = (chosen: GridSelection) => {
    if (!deleteRows(chosen)) entries.clear(chosen)
    return false
  }
  const pressKey = (event: GridKeyEventArgs) => {
    noteKey(event)
    if (editing && (event.ctrlKey || event.metaKey) && UNDO_KEYS.has(event.key.toLowerCase())) {
      event.cancel()
      event.preventDefault()
      undo(event.key.toLowerCase() === 'y' || event.shiftKey)
      return
    }
    const row = selection.grid.current?.cell[1]
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    // Where cells are edited, the space bar ticks their boxes.
    if (event.key !== ' ' || !isPlain || editing || modes.rows === 'none' || row === undefined) return
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
  // The library gives neither the selection nor the focus to a cell whose box is ticked by the pointer.
  const pressCell = (item: Item) => {
    if (editing?.rules[columns[item[0]]]?.kind !== 'checkbox') return
    selection.focus(item)
    grid.current?.focus()
  }
  const contentHeight = head + source.rows * props.rowHeight
  const middleOf = (row: number) => head + (row + 0.5) * props.rowHeight
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
          renderers={CELL_RENDERERS}
          imageEditorOverride={ImageViewer}
          headerHeight={HEADER_HEIGHT}
          groupHeaderHeight={GROUP_HEIGHT}
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
          onCellClicked={pressCell}
          provideEditor={editing && provideEditor}
          onCellsEdited={editing && (items => entries.take(items) ?? true)}
          onDelete={editing && remove}
          onRowAppended={editing?.addsRows ? addRow : undefined}
          trailingRowOptions={editing?.addsRows ? TRAILING_ROW : undefined}
          fillHandle={editing !== undefined}
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

// Tab leaves the grid rather than go to the next cell. What is pasted is heard of here.
const KEYS = { goRightCell: 'ArrowRight', goLeftCell: 'ArrowLeft', paste: false }

const UNDO_KEYS = new Set(['z', 'y'])

// With a hint, even an empty one, it shows that it adds.
const TRAILING_ROW = { tint: true, hint: ' ' }

function rowMarkers(isMulti: boolean, rows: number) {
  return {
    kind: 'checkbox-visible',
    checkboxStyle: isMulti ? 'square' : 'circle',
    width: MARKER_WIDTH,
    headerAlwaysVisible: isMulti,
    headerDisabled: !isMulti || !allRowsFit(rows),
  } as const
}

function useModes(selection: Selection | null, editing: Editing | undefined) {
  // Each run sends its own list of the same modes. Rows are selected to be deleted.
  const deletes = editing?.deletesRows ? 'multi-row' : ''
  const names = selection && !selection.widget.disabled ? selection.modes.join(' ') : deletes
  return useMemo(() => modesOf(names.split(' ')), [names])
}

/**
 * The editors of cells. They are made when a cell opens, and stay while it is open. The library fetches what the first
 * one is drawn with: the characters that are typed until that is here are kept for it.
 */
function useProvideEditor(entries: Entries, markers: number) {
  const latest = useRef({ entries, markers })
  latest.current = { entries, markers }
  const typed = useRef({ at: '', text: '' })
  const noteKey = ({ key, ctrlKey, metaKey, location }: GridKeyEventArgs) => {
    const at = String(location)
    const before = at === typed.current.at ? typed.current.text : ''
    typed.current = { at, text: key.length === 1 && !ctrlKey && !metaKey ? before + key : '' }
  }
  const provideEditor: ProvideEditorCallback<GridCell> = useCallback(({ location }) => {
    const { entries, markers } = latest.current
    const entry = location && entries.entryAt([location[0] - markers, location[1]])
    if (!entry) return undefined
    const { text } = typed.current
    const forget = () => {
      typed.current = { at: '', text: '' }
    }
    return {
      editor: ({ onChange, initialValue, ...props }) => (
        <CellEntry
          {...props}
          entry={entry}
          initialValue={initialValue === undefined ? undefined : text || initialValue}
          onOpen={forget}
          // The library's type leaves out that nothing keeps what was there.
          onChange={onChange as CellEntryProps['onChange']}
        />
      ),
      disablePadding: true,
    }
  }, [])
  return { provideEditor, noteKey }
}

function useRowCommands(
  { editing, arrangement, columns, commands, onSelectedRows, onNote }: GridProps,
  selection: ReturnType<typeof useGridSelection>,
  grid: RefObject<DataEditorRef | null>,
) {
  const count = editing?.deletesRows ? selection.grid.rows.length : 0
  useEffect(() => onSelectedRows?.(count), [count, onSelectedRows])

  /** Whether rows were selected, which are now gone. */
  const deleteRows = ({ rows }: Pick<GridSelection, 'rows'>) => {
    if (!editing?.deletesRows || rows.length === 0) return false
    const { frame } = editing
    const places = [...rows].filter(row => row < frame.rows)
    editing.deleteRows(places.map(row => frame.idAt(arrangement.rows?.[row] ?? row)))
    selection.forgetRows()
    onNote?.('')
    return true
  }
  const undo = (isForward: boolean) => {
    onNote?.('')
    selection.forgetSelectedRows()
    if (isForward) editing?.redo()
    else editing?.undo()
  }
  useLayoutEffect(() => {
    if (!commands) return
    const first = columns.findIndex(at => editing?.rules[at])
    commands.current = {
      addRow: () => grid.current?.appendRow(Math.max(0, first), true),
      deleteSelectedRows: () => deleteRows(selection.grid),
    }
  })
  return { deleteRows, undo }
}

/** Whether an added row is incomplete for want of a cell. */
function isLacking({ editing, arrangement, columns }: GridProps, at: number, position: number): boolean {
  if (!editing || position < 0 || position >= editing.frame.rows) return false
  const id = editing.frame.idAt(arrangement.rows?.[position] ?? position)
  return id < 0 && editing.lacking(id).includes(columns[at])
}

function ignore() {}

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
    ...{ selection: props.selection, value: props.selection ? props.value : undefined },
    ...{ setValue: props.setValue, modes, layout },
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
  const forgetSelectedRows = () => change({ ...grid, rows: grid.rows.remove([0, Number.MAX_SAFE_INTEGER]) })
  return { grid, change, forgetRows, forgetSelectedRows, toggleRow, focus }
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
  { arrangement, columns, styling, placeholder, editing }: GridProps,
  makers: ReturnType<typeof useGridColumns>['makers'],
  look: ReturnType<typeof useGridTheme>,
) {
  const theme = look?.theme
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
      // The library may ask for the row at which one is about to be added.
      if (position >= source.rows) return NOTHING
      const row = rows ? rows[position] : position
      const column = columns[at]
      const cell = gridCell({ source, row, column }, makers[at], missing)
      const styled = styling ? styledCell(cell, styling.text(row, column), styling.css(row, column)) : cell
      const rules = editing?.rules[column]
      if (!rules || !editing) return styled
      const id = editing.frame.idAt(row)
      const free = editable(styled, rules, source.cell(row, column)?.missing ?? true)
      return id < 0 && editing.lacking(id).includes(column) ? { ...free, themeOverride: look?.lacking } : free
    },
    [arrangement, columns, makers, missing, styling, editing, look, arrivals],
  )
}

const NOTHING: GridCell = { kind: GridCellKind.Text, data: '', displayData: '', allowOverlay: false }

// What is copied at once, of rows that have to be fetched for it.
const COPIED_AT_MOST = 10_000

/** Cells for the clipboard. */
function useCellsGetter(source: FrameSource, getCell: ReturnType<typeof useCellGetter>) {
  const { remote } = source
  return useMemo(() => {
    const cells = ({ x, y, width }: Rectangle, count: number) =>
      Array.from({ length: count }, (_, row) =>
        Array.from({ length: width }, (_, column) => copiedCell(getCell([x + column, y + row]))),
      )
    if (!remote) return (range: Rectangle) => cells(range, range.height)
    return (range: Rectangle) => {
      const count = Math.min(range.height, COPIED_AT_MOST)
      return async () => {
        await remote.load(range.y, range.y + count)
        return cells(range, count)
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
