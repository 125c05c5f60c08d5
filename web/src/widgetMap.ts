// The widgets on a page, by id, with what of their place matters to their values.

import { type BlockNode, blockOf, elementOf, isBlock, widgetOf, widgetOfBlock } from './codec'
import type { Element, Node, Widget } from './protocol'

/** A widget on the page. */
export interface Placed {
  /** What all widgets have. */
  widget: Widget
  /** The element that it is; absent where it is a block (rule V11). */
  element?: Element
  /** The key of the form around it; absent outside of one. */
  form?: string
}

/** The widgets of a page, in the order of the document. */
export type WidgetMap = ReadonlyMap<string, Placed>

const maps = new WeakMap<BlockNode, WidgetMap>()

/** The widgets in a tree. A tree never changes, so it is searched once. */
export function widgetsIn(tree: BlockNode): WidgetMap {
  let map = maps.get(tree)
  if (!map) {
    const found = new Map<string, Placed>()
    collect(tree, undefined, found)
    map = found
    maps.set(tree, map)
  }
  return map
}

function collect(node: Node, form: string | undefined, found: Map<string, Placed>) {
  if (!isBlock(node)) {
    const element = elementOf(node)
    const widget = widgetOf(element)
    if (widget) found.set(widget.id, { widget, element, form })
    return
  }
  const block = blockOf(node)
  const widget = widgetOfBlock(block)
  if (widget) found.set(widget.id, { widget, form })
  const inner = block.type === 'form' ? block.key : form
  for (const child of node.block.children) collect(child, inner, found)
}
