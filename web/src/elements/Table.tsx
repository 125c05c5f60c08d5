// A frame as a table of the page, all of it at once.

import { type CSSProperties, useRef } from 'react'
import type { Cell, FrameSource, Kind } from '../frame'
import { useFrame } from '../frame/useFrame'
import { type CellStyling, useStyling } from '../frame/useStyling'
import { isPlain, plainText } from '../markdown/plain'
import type { Table as TableProps } from '../protocol'
import { useScrollStop } from '../scrollStop'
import { Markdown } from './Markdown'
import { cssWidth } from './size'
import styles from './Table.module.css'

const RIGHT = new Set<Kind>(['integer', 'number', 'duration'])
// What is never broken into lines.
const WHOLE = new Set<Kind>([...RIGHT, 'date', 'datetime', 'time'])

/** The element that shows a static table. */
export function Table({ element }: { element: TableProps }) {
  const { source, error } = useFrame(element.frame)
  const { styling, error: stylingError } = useStyling(element.styling)
  const problem = error ?? stylingError ?? (source?.remote ? TOO_LONG : undefined)
  const frame = useRef<HTMLDivElement>(null)
  const stop = useScrollStop(frame)
  return (
    <div
      ref={frame}
      className={`stTable ${styles.frame}`}
      data-testid="stTable"
      data-border={element.border}
      data-fit={element.width.type === 'content' || undefined}
      style={{ width: cssWidth(element.width), height: cssHeight(element) }}
      tabIndex={stop}
    >
      {problem !== undefined && <p className={styles.error}>This table can't be shown: {problem}</p>}
      {source && problem === undefined && <Rows source={source} styling={styling} element={element} />}
    </div>
  )
}

const TOO_LONG = 'it has too many rows to show all at once; a dataframe can'

/** Props of what a table is made of. */
interface RowsProps {
  source: FrameSource
  styling: CellStyling | undefined
  element: TableProps
}

function Rows({ source, styling, element }: RowsProps) {
  const columns = [...source.columns.entries()].filter(([, { isIndex }]) => !(isIndex && element.hide_index))
  const caption = element.styling?.caption
  return (
    <table
      className={`stTableStyledTable ${styles.table}`}
      data-testid="stTableStyledTable"
      aria-label={element.alt ?? undefined}
    >
      {caption && <caption className={styles.caption}>{caption}</caption>}
      {!element.hide_header && (
        <thead>
          <tr>
            {columns.map(([at, { name, kind, isIndex }]) => (
              <th key={at} scope="col" className={!isIndex && RIGHT.has(kind) ? styles.right : undefined}>
                <RichText text={name} />
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {Array.from({ length: source.rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          <tr key={row}>{columns.map(([at]) => cellOf(source, styling, row, at))}</tr>
        ))}
        {source.rows === 0 && (
          <tr>
            <td
              className={`stTableStyledEmptyTableCell ${styles.empty}`}
              data-testid="stTableStyledEmptyTableCell"
              colSpan={Math.max(1, columns.length)}
            >
              empty
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function cellOf(source: FrameSource, styling: CellStyling | undefined, row: number, at: number) {
  const { kind, isIndex } = source.column(at)
  const cell = source.cell(row, at)
  const said = styling?.text(row, at)
  const style: CSSProperties | undefined = styling?.css(row, at)
  const text = <RichText text={said ?? cell?.text ?? ''} />
  if (isIndex) {
    return (
      <th key={at} scope="row" style={style}>
        {text}
      </th>
    )
  }
  return (
    <td key={at} className={classOf(kind, said === undefined ? cell : undefined)} style={style}>
      {text}
    </td>
  )
}

function classOf(kind: Kind, cell: Cell | undefined): string | undefined {
  const names = [
    RIGHT.has(kind) && styles.right,
    WHOLE.has(kind) && styles.whole,
    cell?.missing && styles.missing,
  ]
  return names.filter(Boolean).join(' ') || undefined
}

/** Markdown; most texts are none, and a table has many of them. */
function RichText({ text }: { text: string }) {
  return isPlain(text, true) ? plainText(text) : <Markdown body={text} inline />
}

function cssHeight({ height }: TableProps): string | undefined {
  if (height.type === 'pixels') return `${height.value}px`
  return height.type === 'stretch' ? '100%' : undefined
}
