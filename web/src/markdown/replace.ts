// What stands for something else inside a text: symbols, `:emoji:` names, `:material/icon:`.

import type { Nodes, PhrasingContent, Root } from 'mdast'
import { replaceSymbols } from './symbols'

/** The emoji of a shortcode without its colons. */
export type EmojiTable = Readonly<Record<string, string>>

const SHORTCODE = /:(\+1|-1|100|1234|[\w-]*[a-z][\w-]*):/g
const ICON = /:material\/(\w+):/g

/** Whether a text may hold an emoji's shortcode. */
export function hasShortcode(body: string): boolean {
  return body.search(SHORTCODE) >= 0
}

/** Replaces in all text nodes; shortcodes stay as they are until the table is here. */
export function remarkReplace({ emoji }: { emoji: EmojiTable | undefined }) {
  return (root: Root) => replaceWithin(root, emoji)
}

function replaceWithin(node: Nodes, emoji: EmojiTable | undefined) {
  if (!('children' in node)) return
  const children = node.children as Nodes[]
  for (let at = children.length - 1; at >= 0; at--) {
    const child = children[at]
    if (child.type === 'text') children.splice(at, 1, ...pieces(replaceText(child.value, emoji)))
    else replaceWithin(child, emoji)
  }
}

function replaceText(value: string, emoji: EmojiTable | undefined): string {
  const text = replaceSymbols(value)
  if (!emoji) return text
  return text.replace(SHORTCODE, (code, name) => (Object.hasOwn(emoji, name) ? emoji[name] : code))
}

/** Cuts a text at its icons. */
function pieces(value: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  let from = 0
  for (const match of value.matchAll(ICON)) {
    nodes.push({ type: 'text', value: value.slice(from, match.index) }, iconNode(match[1]))
    from = match.index + match[0].length
  }
  nodes.push({ type: 'text', value: value.slice(from) })
  return nodes
}

/** A name that the icon font draws as one sign; spoken with spaces, and not for a translator. */
function iconNode(name: string): PhrasingContent {
  const ariaLabel = name.replaceAll('_', ' ')
  return {
    type: 'emphasis',
    children: [{ type: 'text', value: name }],
    data: { hName: 'span', hProperties: { dataMark: 'icon', role: 'img', ariaLabel, translate: 'no' } },
  }
}
