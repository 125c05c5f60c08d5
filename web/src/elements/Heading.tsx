// Headings, each with an address of its own.

import { createElement, useEffect, useRef } from 'react'
import { LinkIcon } from '../icons'
import { slug } from '../markdown/slug'
import type { Heading as Props } from '../protocol'
import { Help } from '../widgets/Help'
import styles from './Heading.module.css'
import { Markdown } from './Markdown'
import { useTurn } from './turns'

const NAMED = new Set(['red', 'orange', 'yellow', 'green', 'blue', 'violet', 'gray'])

/** A heading with a link to itself, perhaps with help and a line below. */
export function Heading({ element }: { element: Props }) {
  const { level, body, anchor, divider, icon, help, align, wrap } = element
  const id = anchor ?? slug(textOf(body))
  useScrollToAddress(id)

  return (
    <div className={`stHeading ${styles.outer}`} data-testid="stHeading">
      <div
        className={`stHeadingWithActionElements ${styles.row}`}
        data-testid="stHeadingWithActionElements"
        data-level={level}
        data-align={align}
        data-wrap={wrap}
      >
        {icon && (
          <span
            className={`stHeadingIconWrapper ${styles.icon}`}
            data-testid="stHeadingIconWrapper"
            data-level={level}
          >
            <Markdown body={icon} inline />
          </span>
        )}
        {createElement(
          `h${Math.min(6, Math.max(1, level))}`,
          { id: id || undefined, className: styles.heading },
          <Markdown body={body} inline className={styles.text} />,
        )}
        {help && <Help body={help} />}
        {id && (
          <span className={`stHeaderActionElements ${styles.actions}`} data-testid="stHeaderActionElements">
            <a href={`#${id}`} aria-label="Link to this heading">
              <LinkIcon />
            </a>
          </span>
        )}
      </div>
      {divider && <Divider color={divider} />}
    </div>
  )
}

function Divider({ color }: { color: string }) {
  const line = useRef<HTMLHRElement>(null)
  const turn = useTurn(line, color === 'auto')
  return (
    <hr
      ref={line}
      className={`stHeadingDivider ${styles.divider}`}
      data-testid="stHeadingDivider"
      style={{ background: dividerColor(color === 'auto' ? turn : color) }}
    />
  )
}

// The text without the signs of Markdown, which are no part of the address.
function textOf(body: string): string {
  return body
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/:[a-z-]+\[([^\]]*)\]/gi, '$1')
    .replace(/:[\w+/.-]+:/g, '')
}

// The browser looked for the address before there was anything on the page.
function useScrollToAddress(id: string) {
  const done = useRef(false)
  useEffect(() => {
    if (done.current || !id || decodeURIComponent(window.location.hash.slice(1)) !== id) return
    done.current = true
    document.getElementById(id)?.scrollIntoView()
  }, [id])
}

function dividerColor(name: string): string {
  if (name === 'rainbow') return 'var(--color-rainbow)'
  if (name === 'grey') return 'var(--color-gray-solid)'
  if (name === 'purple') return 'var(--color-violet-solid)'
  return NAMED.has(name) ? `var(--color-${name}-solid)` : 'var(--color-border)'
}
