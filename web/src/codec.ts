// Messages and elements, between MessagePack and the types of protocol.ts.

import { decode, encode } from '@msgpack/msgpack'
import type { Block, ClientMessage, Element, Node, ServerMessage, Widget } from './protocol'

/** A node that is a thing on the page. */
export type ElementNode = Extract<Node, { element: unknown }>

/** A node that holds others. */
export type BlockNode = Extract<Node, { block: unknown }>

/** Whether a node holds others. */
export function isBlock(node: Node): node is BlockNode {
  return 'block' in node
}

/** Writes a message for the server. */
export function encodeMessage(message: ClientMessage): Uint8Array<ArrayBuffer> {
  return encode(message)
}

/** Reads a message of the server. */
export function decodeMessage(bytes: ArrayBuffer | Uint8Array): ServerMessage {
  return decode(bytes) as ServerMessage
}

const elements = new WeakMap<ElementNode, Element>()

/** The element of a node. A node never changes, so its bytes are decoded once. */
export function elementOf(node: ElementNode): Element {
  let element = elements.get(node)
  if (!element) {
    element = decode(node.element) as Element
    elements.set(node, element)
  }
  return element
}

// By the props' bytes: a block whose children changed is a new node with the same bytes.
const blocks = new WeakMap<Uint8Array, Block>()

/** How a block looks. */
export function blockOf(node: BlockNode): Block {
  const bytes = node.block.props
  let block = blocks.get(bytes)
  if (!block) {
    block = decode(bytes) as Block
    blocks.set(bytes, block)
  }
  return block
}

/** The widget that an element is, if it is one. A table that can be changed is that which is changed. */
export function widgetOf(element: Element): Widget | undefined {
  if ('widget' in element) return element.widget ?? undefined
  if ('editor' in element && element.editor) return element.editor.widget
  return 'selection' in element ? element.selection?.widget : undefined
}

/** The widget that a block is, if the script hears of what is done with it (rule V11). */
export function widgetOfBlock(block: Block): Widget | undefined {
  return ('widget' in block && block.widget) || undefined
}

const ROOT = encode({ type: 'root' } satisfies Block)

/** A page on which nothing is. */
export function emptyTree(): BlockNode {
  return { block: { props: ROOT, children: [] } }
}
