// The Markdown parser and what its tree becomes: a chunk of its own, fetched along with the first connection.

import { type ComponentProps, type JSX, useMemo, useRef } from 'react'
import ReactMarkdown, { type Components, type ExtraProps, type Options } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { lazy, useLazy } from '../lazy'
import { useScrollStop } from '../scrollStop'
import { CodeBlock } from './CodeBlock'
import { Formula } from './Formula'
import { Heading } from './Heading'
import { remarkMarks } from './marks'
import { hasShortcode, remarkReplace } from './replace'
import { remarkLabel, remarkLiteralHtml } from './syntax'
import { isAnchor, safeImage, safeLink } from './urls'

const emojiChunk = lazy(() => import('./emoji'))
const htmlChunk = lazy(() => import('./html'))
const mathChunk = lazy(() => import('./math'))

/** What to render, and how. */
export interface RichProps {
  body: string
  /** True in a label: no blocks but paragraphs. */
  inline: boolean
  /** True: HTML is shown, sanitized. */
  allowHtml: boolean
  /** Whether headings have ids and links to them. */
  anchors: boolean
}

/** Markdown as React elements, without anything around it. */
export function Rich({ body, inline, allowHtml, anchors }: RichProps) {
  const emoji = useLazy(emojiChunk, hasShortcode(body))?.nameToEmoji
  const remarkMath = useLazy(mathChunk, hasMath(body))?.remarkMath
  const html = useLazy(htmlChunk, allowHtml)?.rehypeHtml

  return useMemo(() => {
    // Raw tags would flash up until the sanitizer is here.
    if (allowHtml && !html) return null
    const remarkPlugins: Options['remarkPlugins'] = [remarkGfm]
    if (remarkMath) remarkPlugins.push(remarkMath)
    if (inline) remarkPlugins.push(remarkLabel)
    if (!allowHtml) remarkPlugins.push(remarkLiteralHtml)
    remarkPlugins.push(remarkMarks, [remarkReplace, { emoji }])
    return (
      <ReactMarkdown
        remarkPlugins={remarkPlugins}
        rehypePlugins={html}
        components={anchors ? COMPONENTS : UNANCHORED}
        urlTransform={(url, attribute) => (IMAGES.has(attribute) ? safeImage : safeLink)(url)}
      >
        {body}
      </ReactMarkdown>
    )
  }, [body, inline, allowHtml, anchors, emoji, remarkMath, html])
}

const IMAGES = new Set(['src', 'poster'])

function hasMath(body: string): boolean {
  return body.indexOf('$') !== body.lastIndexOf('$')
}

const COMPONENTS: Components = {
  a: Anchor,
  img: ({ node: _, alt, ...props }) => <img loading="lazy" alt={alt ?? ''} {...props} />,
  pre: Pre,
  code: ({ node: _, className, children, ...props }) =>
    className?.includes('math-inline') ? (
      <Formula body={String(children)} display={false} />
    ) : (
      <code className={className} {...props}>
        {children}
      </code>
    ),
  table: Table,
  input: ({ node: _, ...props }) => <input aria-label={props.checked ? 'Done' : 'To do'} {...props} />,
  h1: heading('h1'),
  h2: heading('h2'),
  h3: heading('h3'),
  h4: heading('h4'),
  h5: heading('h5'),
  h6: heading('h6'),
}

const UNANCHORED: Components = Object.fromEntries(
  Object.entries(COMPONENTS).filter(([name]) => !/^h[1-6]$/.test(name)),
)

function Anchor({ node: _, href, children, ...props }: JSX.IntrinsicElements['a'] & ExtraProps) {
  if (!href) return <a {...props}>{children}</a>
  const away = isAnchor(href) ? {} : { target: '_blank', rel: 'noopener noreferrer' }
  return (
    <a href={href} {...props} {...away}>
      {children}
    </a>
  )
}

function Table({ node: _, ...props }: JSX.IntrinsicElements['table'] & ExtraProps) {
  const scroller = useRef<HTMLDivElement>(null)
  return (
    <div ref={scroller} data-scroll="" tabIndex={useScrollStop(scroller)}>
      <table {...props} />
    </div>
  )
}

function Pre({ node, children, ...props }: ComponentProps<'pre'> & ExtraProps) {
  const code = node?.children[0]
  if (code?.type !== 'element' || code.tagName !== 'code') return <pre {...props}>{children}</pre>
  const names = (code.properties.className ?? []) as string[]
  const text = code.children.map(child => (child.type === 'text' ? child.value : '')).join('')
  if (names.includes('math-display')) return <Formula body={text} display />
  const language = names.find(name => name.startsWith('language-'))?.slice('language-'.length)
  return <CodeBlock body={text.replace(/\n$/, '')} language={language ?? null} />
}

function heading(level: 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6') {
  return ({ node: _, ...props }: ComponentProps<'h1'> & ExtraProps) => <Heading level={level} {...props} />
}
