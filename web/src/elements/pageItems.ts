// Which of many pages are offered.

/** A page, or pages left out. */
export type PageItem = number | typeof GAP

/** Pages left out. */
export const GAP = 'gap'

/**
 * At most `slots` items: the first page, the last one, and those around the current one, with gaps where more than one
 * page is left out. There are as many for each page, so that nothing jumps. Fewer than five are the pages around the
 * current one alone.
 */
export function pageItems(page: number, pages: number, slots: number): PageItem[] {
  if (pages <= slots) return run(1, pages)
  if (slots < 5) return nearest(page, pages, slots)
  const around = slots - 4
  const first = page - Math.floor(around / 2)
  const last = first + around - 1
  if (first <= 3) return [...run(1, slots - 2), GAP, pages]
  if (last >= pages - 2) return [1, GAP, ...run(pages - slots + 3, pages)]
  return [1, GAP, ...run(first, last), GAP, pages]
}

function nearest(page: number, pages: number, slots: number): number[] {
  const first = Math.max(1, Math.min(page - Math.floor(slots / 2), pages - slots + 1))
  return run(first, first + slots - 1)
}

function run(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
