// The choice of a page: numbers between two arrows, as many as there is room for.

import { type CSSProperties, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { ChevronIcon } from '../icons'
import type { Pagination as PaginationProps, Value } from '../protocol'
import styles from './Pagination.module.css'
import { GAP, type PageItem, pageItems } from './pageItems'

/** Props of `Pagination`. */
interface Props {
  /** What to show. */
  element: PaginationProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

const ARROW = 36
const BETWEEN = 4

/** Page numbers and arrows. */
export function Pagination({ element, value, setValue }: Props) {
  const { widget, pages, max_visible: maxVisible } = element
  const root = useRef<HTMLElement>(null)
  const width = useWidth(root)
  const page = Math.min(pages, Math.max(1, pageOf(element, value)))

  // All numbers are as wide as the longest, so that nothing moves below the pointer.
  const slot = Math.max(ARROW, String(pages).length * 9 + 18)
  const wanted = maxVisible === 0 ? 0 : Math.min(pages, Math.max(5, maxVisible ?? pages))
  const full = 2 * ARROW + BETWEEN + wanted * (slot + BETWEEN)
  const room = Math.floor((width - 2 * ARROW - BETWEEN) / (slot + BETWEEN))
  // The width is 0 while nothing is laid out.
  const shown = width === 0 ? wanted : Math.min(wanted, Math.max(0, room))

  function go(to: number) {
    if (to >= 1 && to <= pages && to !== page) setValue({ type: 'numbers', value: [to] })
  }

  const show = (item: PageItem, place: number) =>
    item === GAP ? (
      <span
        // The one before the current page, or the one after it.
        key={place < shown / 2 ? 'before' : 'after'}
        className={`stPaginationEllipsis ${styles.ellipsis}`}
        data-testid="stPaginationEllipsis"
        aria-hidden="true"
      >
        …
      </span>
    ) : (
      <button
        key={item}
        type="button"
        className={styles.page}
        data-testid={item === page ? 'stPaginationPageActive' : 'stPaginationPage'}
        aria-label={`Page ${item}`}
        aria-current={item === page ? 'page' : undefined}
        disabled={widget.disabled}
        onClick={() => go(item)}
      >
        {item}
      </button>
    )

  return (
    <nav
      ref={root}
      className={`stPagination ${styles.root}`}
      data-testid="stPagination"
      aria-label={widget.label || 'Pagination'}
      style={{ '--slot': `${slot}px`, '--full': `${full}px` } as CSSProperties}
    >
      <div className={styles.row}>
        <Arrow
          name="stPaginationPrev"
          label="Previous page"
          isEnd={page === 1}
          disabled={widget.disabled}
          onPress={() => go(page - 1)}
        />
        {pageItems(page, pages, shown).map(show)}
        <Arrow
          name="stPaginationNext"
          label="Next page"
          isEnd={page === pages}
          disabled={widget.disabled}
          onPress={() => go(page + 1)}
        />
      </div>
      <span className="visually-hidden" aria-live="polite">
        Page {page} of {pages}
      </span>
    </nav>
  )
}

/** Props of `Arrow`. */
interface ArrowProps {
  /** Its `data-testid` and class. */
  name: 'stPaginationPrev' | 'stPaginationNext'
  label: string
  /** Whether there is no further page. */
  isEnd: boolean
  disabled: boolean
  onPress: () => void
}

function Arrow({ name, label, isEnd, disabled, onPress }: ArrowProps) {
  return (
    <button
      type="button"
      className={`${name} ${styles.arrow}`}
      data-testid={name}
      aria-label={label}
      // A button that is disabled as such would lose the focus at the last page.
      aria-disabled={isEnd || undefined}
      disabled={disabled}
      onClick={onPress}
    >
      <ChevronIcon />
    </button>
  )
}

function useWidth(node: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const measured = node.current
    if (!measured) return
    const measure = () => setWidth(measured.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(measured)
    return () => observer.disconnect()
  }, [node])
  return width
}

function pageOf(element: PaginationProps, value: Value | undefined): number {
  return value?.type === 'numbers' ? (value.value[0] ?? element.default) : element.default
}
