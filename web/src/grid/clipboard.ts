// Cells as spreadsheets put them into the clipboard: a line a row, tabs between cells, quotes around what holds either.

/** The cells of a text. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const pattern = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/g
  for (const [whole, quoted, plain, end] of text.matchAll(pattern)) {
    if (whole === '' && rows.at(-1)?.length === 0 && rows.length > 1) break
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  return rows.filter(row => row.length > 0)
}
