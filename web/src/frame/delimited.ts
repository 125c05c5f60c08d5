// A table as text for files and the clipboard.

import type { FrameSource } from '../frame'

/** Which rows and columns to write, in this order. */
export interface Selection {
  rows: Iterable<number>
  columns: readonly number[]
  header: boolean
}

/** Comma-separated values after RFC 4180. */
export function toCsv(source: FrameSource, selection: Selection): string {
  return lines(source, selection, ',', quoted).join('\r\n').concat('\r\n')
}

/** Tab-separated values for spreadsheets. */
export function toTsv(source: FrameSource, selection: Selection): string {
  return lines(source, selection, '\t', quoted).join('\n')
}

function lines(
  source: FrameSource,
  { rows, columns, header }: Selection,
  comma: string,
  field: typeof quoted,
) {
  const written: string[] = []
  if (header) written.push(columns.map(at => field(source.column(at).name, comma)).join(comma))
  for (const row of rows) {
    written.push(columns.map(at => field(source.cell(row, at)?.exact ?? '', comma)).join(comma))
  }
  return written
}

function quoted(value: string, comma: string): string {
  const special = value.includes('"') || value.includes(comma) || /[\r\n]/.test(value)
  return special ? `"${value.replaceAll('"', '""')}"` : value
}
