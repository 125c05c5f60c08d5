// Part of a long list at a time.

import { useState } from 'react'
import { ChevronIcon } from '../icons'
import styles from './Pager.module.css'

/** Which part of a list is shown. */
export interface Pages {
  /** The page, from 0. */
  page: number
  /** How many there are. */
  pages: number
  /** The place in the list of the first thing shown. */
  first: number
  /** Shows another page. */
  show: (page: number) => void
}

/** Divides a list that may grow and shrink. */
export function usePages(length: number, perPage: number): Pages {
  const [asked, show] = useState(0)
  const pages = Math.max(1, Math.ceil(length / perPage))
  const page = Math.min(asked, pages - 1)
  return { page, pages, first: page * perPage, show }
}

/** Two buttons that turn pages, where there are several. */
export function Pager({ page, pages, show }: Pages) {
  if (pages < 2) return null
  return (
    <nav
      className={`stFileUploaderPagination ${styles.pager}`}
      data-testid="stFileUploaderPagination"
      aria-label="Pages of files"
    >
      <small aria-live="polite">
        Showing page {page + 1} of {pages}
      </small>
      <button
        type="button"
        className={`${styles.turn} ${styles.back}`}
        aria-label="Previous page"
        disabled={page === 0}
        onClick={() => show(page - 1)}
      >
        <ChevronIcon />
      </button>
      <button
        type="button"
        className={`${styles.turn} ${styles.forth}`}
        aria-label="Next page"
        disabled={page === pages - 1}
        onClick={() => show(page + 1)}
      >
        <ChevronIcon />
      </button>
    </nav>
  )
}
