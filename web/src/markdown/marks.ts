// Coloured text, `:red[…]`, `:blue-background[…]`, `:green-badge[…]`, `:small[…]`, as a remark plugin.
// The brackets may hold any inline Markdown, which the parser has already cut into several nodes by then: so this
// looks for the opening in one text node and for its closing bracket in the same or a later sibling.

import type { Link, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast'

const COLORS = 'red|orange|yellow|green|blue|violet|gr[ae]y|rainbow|primary'
const NAME = `(?:${COLORS})(?:-background|-badge)?|small`
const TOKEN = new RegExp(`:(${NAME})\\[|\\[|\\]`, 'g')
const NAME_AT_END = new RegExp(`:(${NAME})$`)

/** One `:name[` that is still open, with what follows it; the outermost level has no name. */
interface Level {
  name: string | null
  nodes: PhrasingContent[]
  /** Square brackets that belong to the text within. */
  brackets: number
}

/** Turns marks into spans that tell their colour and kind in data attributes. */
export function remarkMarks() {
  return (root: Root, file: { value: unknown }) => markWithin(root, String(file.value))
}

function markWithin(node: Nodes, source: string) {
  if (!('children' in node)) return
  for (const child of node.children) markWithin(child, source)
  if (node.children.some(child => child.type === 'text' && child.value.includes(':'))) {
    const parent = node as Parents & { children: PhrasingContent[] }
    parent.children = marked(parent.children, source)
  }
}

function marked(children: PhrasingContent[], source: string): PhrasingContent[] {
  const levels: Level[] = [newLevel(null)]
  for (const child of children) {
    if (child.type === 'text') scan(child.value, levels)
    else if (child.type === 'link') addLink(child, levels, source)
    else top(levels).nodes.push(child)
  }
  while (levels.length > 1) reopen(levels)
  return levels[0].nodes
}

function scan(value: string, levels: Level[]) {
  let from = 0
  for (const match of value.matchAll(TOKEN)) {
    const [token, name] = match
    const level = top(levels)
    const closes = token === ']' && level.brackets === 0 && level.name !== null
    if (name === undefined && !closes) {
      // A closing bracket without an opening one must not make up for a later opening one.
      level.brackets = Math.max(0, level.brackets + (token === '[' ? 1 : -1))
      continue
    }
    pushText(level, value.slice(from, match.index))
    from = match.index + token.length
    if (closes) close(levels)
    else levels.push(newLevel(name))
  }
  pushText(top(levels), value.slice(from))
}

/** `:red[Loss](%)` is a mark and some text, though the parser saw a link in it. */
function addLink(link: Link, levels: Level[], source: string) {
  const level = top(levels)
  const before = level.nodes.at(-1)
  const match = before?.type === 'text' ? NAME_AT_END.exec(before.value) : null
  const labelEnd = link.children.at(-1)?.position?.end.offset
  const linkEnd = link.position?.end.offset
  if (!match || before?.type !== 'text' || labelEnd === undefined || linkEnd === undefined) {
    level.nodes.push(link)
    return
  }
  before.value = before.value.slice(0, match.index)
  level.nodes.push(markNode(match[1], link.children))
  pushText(level, source.slice(labelEnd + 1, linkEnd))
}

function close(levels: Level[]) {
  const { name, nodes } = levels.pop() as Level
  top(levels).nodes.push(markNode(name as string, nodes))
}

/** What was never closed is text. */
function reopen(levels: Level[]) {
  const { name, nodes } = levels.pop() as Level
  pushText(top(levels), `:${name}[`)
  top(levels).nodes.push(...nodes)
}

function markNode(name: string, children: PhrasingContent[]): PhrasingContent {
  const [color, kind = 'text'] = name.split('-')
  const properties =
    name === 'small'
      ? { dataMark: 'small' }
      : { dataMark: kind, dataColor: color === 'grey' ? 'gray' : color }
  // Its look is given by `data`, which is all that the step to HTML asks for; the type is only a name.
  return { type: 'emphasis', children, data: { hName: 'span', hProperties: properties } }
}

function newLevel(name: string | null): Level {
  return { name, nodes: [], brackets: 0 }
}

function top(levels: Level[]): Level {
  return levels[levels.length - 1]
}

function pushText(level: Level, value: string) {
  if (value) level.nodes.push({ type: 'text', value } satisfies Text)
}
