// Every text and label that may hold Markdown. Plain ones, the most, never meet the parser.

import { memo, type ReactNode } from 'react'
import { lazy, useLazy } from '../lazy'
import { isPlain, plainText } from '../markdown/plain'
import type { Markdown as MarkdownProps } from '../protocol'
import { Help } from '../widgets/Help'
import styles from './Markdown.module.css'

const richChunk = lazy(() => import('../markdown/Rich'))
// Most apps need the parser, and it arrives beside the connection's first answer; a failure is dealt with at its use.
richChunk.load().catch(() => undefined)

interface Props {
  body: string
  /** True in labels: paragraphs take no room of their own, and nothing makes a block. */
  inline?: boolean
  /** True: HTML is shown, sanitized. False: it is shown as text. */
  allowHtml?: boolean
  /** Whether headings have ids and links to them. */
  anchors?: boolean
  className?: string
}

/** Renders Markdown. */
export const Markdown = memo(function Markdown({
  body,
  inline = false,
  allowHtml = false,
  anchors = true,
  className,
}: Props) {
  const plain = isPlain(body, inline)
  const rich = useLazy(richChunk, !plain)
  let content: ReactNode
  if (plain) content = <p>{plainText(body)}</p>
  else if (rich) content = <rich.Rich body={body} inline={inline} allowHtml={allowHtml} anchors={anchors} />
  else content = allowHtml ? null : <p>{body}</p>

  const names = ['stMarkdownContainer', styles.body, inline && styles.inline, className]
  return (
    <div className={names.filter(Boolean).join(' ')} data-testid="stMarkdownContainer">
      {content}
    </div>
  )
})

/** The element that shows Markdown as a text of its own. */
export function MarkdownElement({ element }: { element: MarkdownProps }) {
  const text = (
    <Markdown
      body={element.body}
      allowHtml={element.allow_html}
      anchors={element.anchors}
      className={element.caption ? `${styles.text} ${styles.caption}` : styles.text}
    />
  )
  return (
    <div
      className={`stMarkdown ${styles.element}`}
      data-testid="stMarkdown"
      data-align={element.align}
      data-wrap={element.wrap}
    >
      {element.help ? (
        <div className={styles.helped}>
          {text}
          <Help body={element.help} />
        </div>
      ) : (
        text
      )}
    </div>
  )
}
