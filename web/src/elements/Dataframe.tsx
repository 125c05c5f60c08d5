// A frame in a grid that scrolls, sorts, searches and copies.

import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react'
import type { FrameSource } from '../frame'
import { toCsv } from '../frame/delimited'
import { useFrame } from '../frame/useFrame'
import { gridHeight } from '../grid/metrics'
import { type Sort, shownColumns, sortedRows } from '../grid/order'
import { DownloadIcon, SearchIcon } from '../icons'
import { lazy, useLazy } from '../lazy'
import type { Dataframe as DataframeProps } from '../protocol'
import { saveFile } from '../save'
import styles from './Dataframe.module.css'
import { FullScreenFrame, ToolbarButton } from './FullScreenFrame'
import { cssWidth } from './size'

const gridChunk = lazy(() => import('../grid/Grid'))
// The grid and the frame travel side by side.
gridChunk.load().catch(() => undefined)

/** The element that shows a frame. */
export function Dataframe({ element }: { element: DataframeProps }) {
  const { source, error } = useFrame(element.frame)
  const [isSearching, setSearching] = useState(false)
  const [needed, setNeeded] = useState<number>()
  const height = gridHeight(element.frame.rows, element.height)
  const columns = useColumns(source, element)

  const searchOnFind = (event: KeyboardEvent) => {
    if (event.key !== 'f' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    setSearching(true)
  }
  const save = () => {
    if (source)
      saveFile(
        'data.csv',
        `\ufeff${toCsv(source, { rows: allRows(source), columns, header: true })}`,
        'text/csv',
      )
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
      aria-label={labelOf(element, columns.length, source)}
      onKeyDown={searchOnFind}
    >
      <FullScreenFrame
        isQuiet={isSearching}
        tools={
          <>
            <ToolbarButton label="Download as CSV" onPress={save}>
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
            {error !== undefined && <p className={styles.error}>This table can't be shown: {error}</p>}
            {source && error === undefined && (
              <Content
                source={source}
                columns={columns}
                isSearching={isSearching}
                closeSearch={() => setSearching(false)}
                stretch={isFull || element.width.type !== 'content'}
                onWidth={setNeeded}
              />
            )}
          </Resizable>
        )}
      </FullScreenFrame>
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

interface ContentProps {
  source: FrameSource
  columns: number[]
  isSearching: boolean
  closeSearch: () => void
  stretch: boolean
  onWidth: (width: number) => void
}

function Content(props: ContentProps) {
  const { source, columns } = props
  const Grid = useLazy(gridChunk, columns.length > 0)?.default
  const [sort, setSort] = useState<Sort | null>(null)
  const rows = useMemo(() => sortedRows(source, sort), [source, sort])
  return (
    <>
      {Grid && <Grid {...props} rows={rows} sort={sort} setSort={setSort} height="100%" />}
      {(source.rows === 0 || columns.length === 0) && <div className={styles.empty}>empty</div>}
    </>
  )
}

/** The columns to show; the same array as long as they are the same. */
function useColumns(source: FrameSource | undefined, { hide_index, column_order }: DataframeProps): number[] {
  const order = column_order && JSON.stringify(column_order)
  return useMemo(
    () => (source ? shownColumns(source, hide_index, order === null ? null : JSON.parse(order)) : []),
    [source, hide_index, order],
  )
}

function labelOf({ frame }: DataframeProps, columns: number, source: FrameSource | undefined): string {
  const rows = `${frame.rows} ${frame.rows === 1 ? 'row' : 'rows'}`
  return source ? `Table, ${rows}, ${columns} ${columns === 1 ? 'column' : 'columns'}` : `Table, ${rows}`
}

function allRows(source: FrameSource): Iterable<number> {
  return Array(source.rows).keys()
}
