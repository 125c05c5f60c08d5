// Short ways to write nodes and updates in tests.

import { encode } from '@msgpack/msgpack'
import type { BlockNode } from '../codec'
import type { Block, Element, Node, Update, Widget } from '../protocol'

/** A node with an element. */
export function leaf(element: Element): Node {
  return { element: encode(element) }
}

/** A node with a text. */
export function text(body: string): Node {
  return leaf({ type: 'text', body, help: null })
}

/** A block of a look that holds nodes. */
export function block(look: Block, ...children: Node[]): BlockNode {
  return { block: { props: encode(look), children } }
}

/** A container that holds nodes. */
export function container(...children: Node[]): BlockNode {
  return block({ type: 'container', key: null, border: false, height: { type: 'content' } }, ...children)
}

/** What all widgets have. */
export function widget(id: string, fields: Partial<Widget> = {}): Widget {
  return { id, key: null, label: id, label_visibility: 'visible', help: null, disabled: false, ...fields }
}

/** A checkbox. */
export function checkbox(id: string): Node {
  return leaf({ type: 'checkbox', widget: widget(id), default: false })
}

/** An update that changes nothing, but for the fields given. */
export function update(fields: Partial<Update> = {}): Update {
  return {
    run: 1,
    seen: 0,
    running: false,
    reset: false,
    patches: [],
    stale: [],
    values: [],
    page: null,
    ...fields,
  }
}

/** The update that a connection begins with. */
export function firstUpdate(main: Node[], sidebar: Node[] = [], fields: Partial<Update> = {}): Update {
  const insert = [container(...main), container(...sidebar)]
  return update({ reset: true, patches: [{ type: 'splice', path: [], at: 0, remove: 0, insert }], ...fields })
}
