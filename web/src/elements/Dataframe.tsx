// A frame in a grid that scrolls, sorts, searches, copies, and lets things be selected or edited.

import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { FrameSource } from '../frame'
import { toCsv } from '../frame/delimited'
import { useFrame } from '../frame/useFrame'
import { useStyling } from '../frame/useStyling'
import { typedFrame } from '../grid/edited'
import { editedStyling } from '../grid/editedStyling'
import type { GridCommands } from '../grid/Grid'
import { isGrouped } from '../grid/heads'
import { gridHeight, headHeight, rowHeight } from '../grid/metrics'
import { moved, type Sort, shownColumns } from '../grid/order'
import { type ColumnSettings, parseSettings, settingsOf } from '../grid/settings'
import { useArrangement } from '../grid/useArrangement'
import { type Editing, useEdits } from '../grid/useEdits'
import { DownloadIcon, Icon, SearchIcon } from '../icons'
import { lazy, useLazy } from '../lazy'
import { TrashIcon } from '../mediaIcons'
import type { Dataframe as DataframeProps, Value } from '../protocol'
import { saveFile, saveUrl } from '../save'
import styles from './Dataframe.module.css'
import { FullScreenFrame, ToolbarButton } from './FullScreenFrame'
import { cssWidth } from './size'

const gridChunk = lazy(() => import('../grid/Grid'))
// The grid and the frame travel side by side.
gridChunk.load().catch(() => undefined)

/** Props of `Dataframe`; the value is that of its selection, or what was edited. */
interface Props {
  element: DataframeProps
  value?: Value
  setValue?: (value: Value) => void
}

/** The element that shows a frame. */
export function Dataframe({ element, value, setValue = ignore }: Props) {
  const { source: read, error } = useFrame(element.frame)
  const { styling: given, error: stylingError } = useStyling(element.styling)
  const { base, columns, settings, error: settingsError, setOrder } = useColumns(read, element)
  const editing = useEdits(element.editor, base, settings, value, setValue)
  const source = editing?.frame ?? base
  const styling = useMemo(
    () => (given && editing ? editedStyling(given, editing.frame) : given),
    [given, editing],
  )
  const [isSearching, setSearching] = useState(false)
  const [selectedRows, setSelectedRows] = useState(0)
  const [note, setNote] = useState('')
  const commands = useRef<GridCommands>(null)
  const [needed, setNeeded] = useState<number>()
  const row = rowHeight(element.row_height)
  const rows = (source?.rows ?? element.frame.rows) + (editing?.addsRows ? 1 : 0)
  const height = gridHeight(rows, element.height, row, headHeight(isGrouped(element.heads)))
  const problem = error ?? settingsError ?? stylingError
  const caption = element.styling?.caption

  const searchOnFind = (event: KeyboardEvent) => {
    if (event.key !== 'f' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    setSearching(true)
  }
  const width =
    element.width.type === 'content' ? needed && `min(${needed + 2}px, 100%)` : cssWidth(element.width)

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a look of its own
    <div
      className="stDataFrame"
      data-testid="stDataFrame"
      style={{ width, height: height === '100%' ? height : undefined }}
      role="group"
      aria-disabled={element.editor?.widget.disabled || undefined}
      aria-label={labelOf(element, columns.length, source)}
      onKeyDown={searchOnFind}
    >
      <FullScreenFrame
        isQuiet={isSearching}
        tools={
          <>
            {selectedRows > 0 && (
              <ToolbarButton label="Delete rows" onPress={() => commands.current?.deleteSelectedRows()}>
                <TrashIcon />
              </ToolbarButton>
            )}
            {editing?.addsRows && (
              <ToolbarButton label="Add a row" onPress={() => commands.current?.addRow()}>
                <AddIcon />
              </ToolbarButton>
            )}
            <ToolbarButton label="Download as CSV" onPress={() => source && save(source, columns)}>
              <DownloadIcon />
            </ToolbarButton>
            <ToolbarButton label="Search" onPress={() => setSearching(!isSearching)}>
              <SearchIcon />
            </ToolbarButton>
          </>
        }
      >
        {isFull => (
          <Resizable height={isFull ? '100%' : height}>
            {problem !== undefined && <p className={styles.error}>This table can't be shown: {problem}</p>}
            {source && base && problem === undefined && (
              <Content
                element={element}
                value={value}
                setValue={setValue}
                source={source}
                base={base}
                editing={editing}
                commands={commands}
                onSelectedRows={setSelectedRows}
                onNote={setNote}
                columns={columns}
                settings={settings}
                styling={styling}
                rowHeight={row}
                onMove={setOrder}
                isSearching={isSearching}
                closeSearch={() => setSearching(false)}
                stretch={isFull || element.width.type !== 'content'}
                onWidth={setNeeded}
              />
            )}
          </Resizable>
        )}
      </FullScreenFrame>
      {editing && <Notes editing={editing} settings={settings} note={note} />}
      {caption && <div className={styles.caption}>{caption}</div>}
    </div>
  )
}

/** What of the changes does not count, and why. */
function Notes({
  editing,
  settings,
  note,
}: {
  editing: Editing
  settings: readonly ColumnSettings[]
  note: string
}) {
  const incomplete = useMemo(() => {
    const rows = [...editing.frame.edits.added.keys()].map(editing.lacking).filter(lacks => lacks.length > 0)
    const names = new Set(
      rows.flat().map(at => settings[at]?.label || editing.frame.column(at).name || 'a row label'),
    )
    return rows.length === 0
      ? ''
      : `${rows.length === 1 ? 'A new row does' : `${rows.length} new rows do`} not count yet, for want of ${[...names].join(', ')}.`
  }, [editing, settings])
  return (
    <div role="status" className={styles.notes}>
      {[note, incomplete].filter(Boolean).join(' ')}
    </div>
  )
}

function Resizable({ height, children }: { height: number | '100%'; children: ReactNode }) {
  return (
    <div
      className={`stDataFrameResizable ${styles.frame}`}
      data-testid="stDataFrameResizable"
      style={{ height }}
    >
      <div className={`stDataFrameGlideDataEditor ${styles.grid}`} data-testid="stDataFrameGlideDataEditor">
        {children}
      </div>
    </div>
  )
}

/** Props of `Content`. */
interface ContentProps {
  element: DataframeProps
  value: Value | undefined
  setValue: (value: Value) => void
  source: FrameSource
  base: FrameSource
  editing: Editing | undefined
  commands: RefObject<GridCommands | null>
  onSelectedRows: (count: number) => void
  onNote: (note: string) => void
  columns: number[]
  settings: readonly ColumnSettings[]
  styling: ReturnType<typeof useStyling>['styling']
  rowHeight: number
  onMove: (names: string[]) => void
  isSearching: boolean
  closeSearch: () => void
  stretch: boolean
  onWidth: (width: number) => void
}

function Content({ element, ...props }: ContentProps) {
  const { source, columns, editing } = props
  const Grid = useLazy(gridChunk, columns.length > 0)?.default
  const [sort, setSort] = useState<Sort | null>(null)
  const arrangement = useArrangement(source, sort)
  const trouble = useTrouble(arrangement.source)
  return (
    <>
      {Grid && columns.length > 0 && (
        <Grid
          {...props}
          arrangement={arrangement}
          sort={sort}
          setSort={setSort}
          selection={element.selection}
          placeholder={element.placeholder ?? 'None'}
          heads={element.heads}
          height="100%"
        />
      )}
      {((source.rows === 0 && !editing?.addsRows) || columns.length === 0) && (
        <div className={styles.empty}>empty</div>
      )}
      {trouble && (
        <div className={styles.trouble} role="status">
          Some rows can't be shown: {trouble}
        </div>
      )}
    </>
  )
}

/** Why rows that stay on the server could not be had. */
function useTrouble(source: FrameSource): string | undefined {
  return useSyncExternalStore(
    listener => source.subscribe?.(listener) ?? ignore,
    () => source.remote?.trouble,
  )
}

/** The columns to show and what was said of them; the same objects as long as they are the same. */
function useColumns(source: FrameSource | undefined, element: DataframeProps) {
  const { hide_index: hideIndex, column_order, columns: text } = element
  const names = column_order && JSON.stringify(column_order)
  // As the user dragged them.
  const [order, setOrder] = useState<string[] | null>(null)
  const parsed = useMemo(() => readSettings(source, text), [source, text])
  const { settings } = parsed
  const isEdited = element.editor !== null
  const base = useMemo(
    () => (source && isEdited ? typedFrame(source, settings) : source),
    [source, settings, isEdited],
  )
  const columns = useMemo(() => {
    if (!source) return []
    const asked = names === null ? null : JSON.parse(names)
    return moved(source, shownColumns(source, { hideIndex, order: asked, settings }), order)
  }, [source, hideIndex, names, settings, order])
  return { ...parsed, base, columns, setOrder }
}

function readSettings(source: FrameSource | undefined, text: string | null) {
  try {
    return { settings: settingsOf(parseSettings(text), source?.columns ?? []) }
  } catch (error) {
    return { settings: [], error: (error as Error).message }
  }
}

/** What screen readers call it: what it shows, and what is selected in it. */
function labelOf(
  { frame, alt, selection, editor }: DataframeProps,
  columns: number,
  source: FrameSource | undefined,
): string {
  const size = [`${frame.rows} ${frame.rows === 1 ? 'row' : 'rows'}`]
  if (source) size.push(`${columns} ${columns === 1 ? 'column' : 'columns'}`)
  return [alt ?? `Table, ${size.join(', ')}`, selection?.widget.label, editor && 'editable']
    .filter(Boolean)
    .join(', ')
}

function save(source: FrameSource, columns: readonly number[]) {
  if (source.remote) saveUrl('data.csv', source.remote.csvUrl(columns))
  else {
    const rows = Array(source.rows).keys()
    saveFile('data.csv', `\ufeff${toCsv(source, { rows, columns, header: true })}`, 'text/csv')
  }
}

function ignore() {}

const AddIcon = () => (
  <Icon>
    <path d="M8 3v10M3 8h10" />
  </Icon>
)
