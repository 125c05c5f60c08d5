// What stands at the heads of a grid's columns.

/** Texts of each column, the outermost level first; null where columns have no more than their names. */
export type Heads = readonly (readonly string[])[] | null

/** Whether columns stand in groups: a grid has room for two levels. */
export function isGrouped(heads: Heads): boolean {
  return heads !== null && heads.length > 0 && heads.every(texts => texts.length === 2)
}

/** The text of a column, and that of its group if columns have some. */
export function headOf(heads: Heads, at: number, name: string): { title: string; group?: string } {
  const texts = heads?.[at]
  if (!texts) return { title: name }
  if (isGrouped(heads)) return { title: texts[1], group: texts[0] }
  // Of row labels the outer levels are empty.
  return { title: texts.filter((text, level) => text !== '' || level === texts.length - 1).join('_') }
}
