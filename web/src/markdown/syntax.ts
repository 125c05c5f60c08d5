// Which Markdown a text and a label know.

import type { Nodes, Parents, Root } from 'mdast'
import type { Processor } from 'unified'

const BLOCKS = [
  ...['headingAtx', 'setextUnderline', 'list', 'blockQuote', 'thematicBreak', 'codeIndented', 'codeFenced'],
  ...['htmlFlow', 'definition'],
]

/** A label has no blocks: "1. Next" and "# items" are shown as they are written, and "+" is a plus. */
export function remarkLabel(this: Processor) {
  const data = this.data() as { micromarkExtensions?: unknown[] }
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({ disable: { null: BLOCKS } })
}

/** HTML that is not allowed is shown as it was written. */
export function remarkLiteralHtml() {
  return (root: Root) => literal(root)
}

function literal(parent: Parents) {
  const children = parent.children as Nodes[]
  for (const [at, child] of children.entries()) {
    if ('children' in child) literal(child)
    if (child.type !== 'html') continue
    const text: Nodes = { type: 'text', value: child.value }
    const isBlock = parent.type !== 'paragraph' && !PHRASING.has(parent.type)
    children[at] = isBlock ? { type: 'paragraph', children: [text] } : text
  }
}

const PHRASING = new Set<string>([
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'tableCell',
])
