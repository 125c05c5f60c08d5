// A highlighted listing as lines of tokens: what the page needs to draw it with or without line numbers.

import type { ElementContent, RootContent } from 'hast'

/** A piece of a line in one colour. */
export interface Token {
  text: string
  /** Class names, such as `hljs-keyword`; empty for plain text. */
  className: string
}

/** The tokens of one line. */
export type Line = Token[]

/** Lines without colours. */
export function plainLines(body: string): Line[] {
  return body.split('\n').map(text => [{ text, className: '' }])
}

/** Flattens nested spans and cuts them at line ends. */
export function linesOf(nodes: RootContent[]): Line[] {
  const lines: Line[] = [[]]
  const add = (nodes: (RootContent | ElementContent)[], className: string) => {
    for (const node of nodes) {
      if (node.type === 'text') addText(lines, node.value, className)
      else if (node.type === 'element') {
        const own = (node.properties.className as string[] | undefined) ?? []
        add(node.children, [className, ...own].filter(Boolean).join(' '))
      }
    }
  }
  add(nodes, '')
  return lines
}

function addText(lines: Line[], value: string, className: string) {
  for (const [at, text] of value.split('\n').entries()) {
    if (at > 0) lines.push([])
    if (text) lines[lines.length - 1].push({ text, className })
  }
}
