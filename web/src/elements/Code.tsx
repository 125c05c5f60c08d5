// A listing: coloured, with a button that copies it, and numbered or broken lines where asked for.

import { useMemo } from 'react'
import { type Line, plainLines } from '../highlight/tokens'
import { lazy, useLazy } from '../lazy'
import type { Code as CodeProps } from '../protocol'
import styles from './Code.module.css'
import { CopyButton } from './CopyButton'
import { cssHeight } from './size'

const highlightChunk = lazy(() => import('../highlight/highlight'))

// Colouring takes about a millisecond for 2 kB; beyond this a listing stays plain, so that the page never hangs.
const LONGEST_COLOURED = 200_000

/** The element that shows code. */
export function Code({ element }: { element: CodeProps }) {
  return (
    <div
      className={`stCode ${styles.element}`}
      data-testid="stCode"
      data-height={element.height.type}
      style={{ height: cssHeight(element.height) }}
    >
      <Listing
        body={element.body}
        language={element.language}
        lineNumbers={element.line_numbers}
        wrapLines={element.wrap_lines}
      />
    </div>
  )
}

interface ListingProps {
  body: string
  language: string | null
  lineNumbers: boolean
  wrapLines: boolean
}

/** The listing itself, also used for code within Markdown. */
export function Listing({ body, language, lineNumbers, wrapLines }: ListingProps) {
  const coloured = isColoured(language) && body.length <= LONGEST_COLOURED
  const highlighter = useLazy(highlightChunk, coloured)
  const lines = useMemo(
    () => highlighter?.highlight(body, String(language).toLowerCase()) ?? plainLines(body),
    [highlighter, body, language],
  )
  const names = [styles.code, wrapLines && styles.wrap, lineNumbers && styles.numbered]
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={styles.listing} tabIndex={0}>
        <code className={[...names, language && `language-${language}`].filter(Boolean).join(' ')}>
          {lineNumbers ? numbered(lines) : joined(lines)}
        </code>
      </pre>
      <CopyButton text={body} testId="stCodeCopyButton" className={styles.copy} />
    </div>
  )
}

function isColoured(language: string | null): boolean {
  return (
    language !== null && !['', 'text', 'txt', 'plain', 'plaintext', 'none'].includes(language.toLowerCase())
  )
}

/** All lines as one text, so that a thousand plain lines are one text node. */
function joined(lines: Line[]) {
  return lines.map((line, at) => [at > 0 && '\n', ...line.map(token)])
}

/** A line an element: its number stays beside it when it is broken. */
function numbered(lines: Line[]) {
  // A number is no identity, but these lines never move: another listing replaces them all.
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <span key={at} className={styles.line} data-line={at + 1}>
      {line.map(token)}
      {'\n'}
    </span>
  ))
}

function token({ text, className }: Line[number], at: number) {
  return className ? (
    <span key={at} className={className}>
      {text}
    </span>
  ) : (
    text
  )
}
