// A frame as a table of the page, all of it at once.

import type { Cell, FrameSource, Kind } from '../frame'
import { useFrame } from '../frame/useFrame'
import type { Table as TableProps } from '../protocol'
import styles from './Table.module.css'

const RIGHT = new Set<Kind>(['integer', 'number', 'duration'])
// What is never broken into lines.
const WHOLE = new Set<Kind>([...RIGHT, 'date', 'datetime', 'time'])

/** The element that shows a static table. */
export function Table({ element }: { element: TableProps }) {
  const { source, error } = useFrame(element.frame)
  return (
    <div className={`stTable ${styles.frame}`} data-testid="stTable">
      {error !== undefined && <p className={styles.error}>This table can't be shown: {error}</p>}
      {source && error === undefined && <Rows source={source} />}
    </div>
  )
}

function Rows({ source }: { source: FrameSource }) {
  const columns = [...source.columns.entries()]
  return (
    <table className={`stTableStyledTable ${styles.table}`} data-testid="stTableStyledTable">
      <thead>
        <tr>
          {columns.map(([at, { name, kind, isIndex }]) => (
            <th key={at} scope="col" className={!isIndex && RIGHT.has(kind) ? styles.right : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: source.rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          <tr key={row}>{columns.map(([at]) => cellOf(source, row, at))}</tr>
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

function cellOf(source: FrameSource, row: number, at: number) {
  const { kind, isIndex } = source.column(at)
  const cell = source.cell(row, at)
  if (isIndex) {
    return (
      <th key={at} scope="row">
        {textOf(cell)}
      </th>
    )
  }
  const names = [
    RIGHT.has(kind) && styles.right,
    WHOLE.has(kind) && styles.whole,
    cell?.missing && styles.missing,
  ].filter(Boolean)
  return (
    <td key={at} className={names.join(' ') || undefined}>
      {textOf(cell)}
    </td>
  )
}

function textOf(cell: Cell | undefined): string {
  return cell?.text ?? ''
}
