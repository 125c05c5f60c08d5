// A frame as a table of the page, all of it at once.

import { type CSSProperties, useId, useMemo, useRef } from 'react'
import type { Cell, FrameSource, Kind } from '../frame'
import { scopedRules } from '../frame/rules'
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
  const labels = source.columns.filter(({ isIndex }) => isIndex).length
  const places = columns.map(([at]) => at)
  const rows = headRows(source, element)
  const { scope, rules } = useRules(element.styling?.rules ?? null)
  return (
    <table
      className={['stTableStyledTable', styles.table, scope].filter(Boolean).join(' ')}
      data-testid="stTableStyledTable"
      aria-label={element.alt ?? undefined}
    >
      {rules && <style>{rules}</style>}
      {caption && <caption className={styles.caption}>{caption}</caption>}
      {!element.hide_header && (
        <thead>
          {rows.map((row, level) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={level}>
              {spans(places, rows, level).map(({ at, count }) => {
                const { kind, isIndex } = source.column(at)
                const names = isIndex
                  ? `blank index_name level${at}`
                  : `col_heading level${level} col${at - labels}`
                return (
                  <th
                    key={at}
                    scope={count > 1 ? 'colgroup' : 'col'}
                    colSpan={count > 1 ? count : undefined}
                    className={classNames(
                      scope && names,
                      !isIndex && count === 1 && RIGHT.has(kind) && styles.right,
                    )}
                  >
                    <RichText text={row[at]} />
                  </th>
                )
              })}
            </tr>
          ))}
        </thead>
      )}
      <tbody>
        {Array.from({ length: source.rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          <tr key={row}>
            {columns.map(([at]) => cellOf(source, styling, row, at, scope ? labels : undefined))}
          </tr>
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

/** The class that a table's own rules hold for, and their style sheet. */
function useRules(text: string | null) {
  const id = useId()
  return useMemo(() => {
    if (text === null) return {}
    const scope = `table-${id.replace(/\W/g, '')}`
    return { scope, rules: scopedRules(text, scope) }
  }, [text, id])
}

/** The texts of the heads of all columns, from the outermost level to the innermost. */
function headRows({ columns }: FrameSource, { heads }: TableProps): string[][] {
  if (!heads || heads.length !== columns.length) return [columns.map(({ name }) => name)]
  const levels = Math.max(1, ...heads.map(head => head.length))
  return Array.from({ length: levels }, (_, level) => heads.map(head => head[level] ?? ''))
}

/** Columns side by side below one head: with the same texts in a row and in those above it. */
function spans(columns: readonly number[], rows: readonly string[][], level: number) {
  const spans: { at: number; count: number }[] = []
  const isInnermost = level === rows.length - 1
  const isSame = (one: number, other: number) =>
    rows.slice(0, level + 1).every(row => row[one] === row[other])
  for (const at of columns) {
    const last = spans.at(-1)
    if (last && !isInnermost && rows[level][at] !== '' && isSame(last.at, at)) last.count++
    else spans.push({ at, count: 1 })
  }
  return spans
}

function classNames(...names: (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined
}

/** A cell; for rules of the table it has classes, for which the number of row labels is needed. */
function cellOf(
  source: FrameSource,
  styling: CellStyling | undefined,
  row: number,
  at: number,
  labels: number | undefined,
) {
  const { kind, isIndex } = source.column(at)
  const cell = source.cell(row, at)
  const said = styling?.text(row, at)
  const style: CSSProperties | undefined = styling?.css(row, at)
  const text = <RichText text={said ?? cell?.text ?? ''} />
  if (isIndex) {
    return (
      <th
        key={at}
        scope="row"
        className={labels === undefined ? undefined : `row_heading level${at} row${row}`}
        style={style}
      >
        {text}
      </th>
    )
  }
  return (
    <td
      key={at}
      className={classNames(
        labels !== undefined && `data row${row} col${at - labels}`,
        ...classesOf(kind, said === undefined ? cell : undefined),
      )}
      style={style}
    >
      {text}
    </td>
  )
}

function classesOf(kind: Kind, cell: Cell | undefined) {
  return [RIGHT.has(kind) && styles.right, WHOLE.has(kind) && styles.whole, cell?.missing && styles.missing]
}

/** Markdown; most texts are none, and a table has many of them. */
function RichText({ text }: { text: string }) {
  return isPlain(text, true) ? plainText(text) : <Markdown body={text} inline />
}

function cssHeight({ height }: TableProps): string | undefined {
  if (height.type === 'pixels') return `${height.value}px`
  return height.type === 'stretch' ? '100%' : undefined
}
