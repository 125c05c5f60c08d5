// A heading within Markdown: an id made from its text, and a link to itself.

import { type ComponentProps, isValidElement, type ReactNode } from 'react'
import { slug } from './slug'

type Props = ComponentProps<'h1'> & { level: 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' }

/** `h1` to `h6` with an anchor. */
export function Heading({ level: Level, children, id, ...props }: Props) {
  const anchor = id ?? slug(textOf(children))
  return (
    <Level id={anchor || undefined} {...props}>
      {children}
      {anchor && (
        <a href={`#${anchor}`} data-anchor="" aria-label="Link to this heading">
          #
        </a>
      )}
    </Level>
  )
}

/** The text within React elements. */
export function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(textOf).join('')
  if (isValidElement<{ children?: ReactNode; body?: string }>(node))
    return textOf(node.props.children ?? node.props.body)
  return ''
}
