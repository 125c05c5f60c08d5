// Short ways to write nodes and updates in tests.

import { encode } from '@msgpack/msgpack'
import type { BlockNode } from '../codec'
import type {
  Block,
  Button,
  Checkbox,
  Container,
  Element,
  Expander,
  Node,
  Size,
  TextInput,
  Update,
  Widget,
} from '../protocol'

const STRETCH: Size = { type: 'stretch' }
const CONTENT: Size = { type: 'content' }
const AUTO: Size = { type: 'auto' }

/** A node with an element. */
export function leaf(element: Element): Node {
  return { element: encode(element) }
}

/** A node with a text. */
export function text(body: string): Node {
  return leaf({ type: 'text', body, help: null, width: AUTO, align: 'left', wrap: true })
}

/** A block of a look that holds nodes. */
export function block(look: Block, ...children: Node[]): BlockNode {
  return { block: { props: encode(look), children } }
}

/** A container that holds nodes. */
export function container(...children: Node[]): BlockNode {
  return block(containerLook(), ...children)
}

/** How a container looks: plain, but for the fields given. */
export function containerLook(fields: Partial<Container> = {}): Block {
  return {
    type: 'container',
    key: null,
    border: false,
    width: STRETCH,
    height: CONTENT,
    horizontal: false,
    wrap: true,
    align: 'left',
    vertical_align: 'top',
    gap: 'small',
    autoscroll: false,
    ...fields,
  }
}

/** What all widgets have. */
export function widget(id: string, fields: Partial<Widget> = {}): Widget {
  const look = { key: null, label: id, label_visibility: 'visible', help: null } as const
  return { id, ...look, disabled: false, required: false, deferred: false, ...fields }
}

/** A checkbox. */
export function checkbox(id: string, fields: Partial<Checkbox> = {}): Node {
  const look = { toggle: false, width: CONTENT, wrap: true }
  return leaf({ type: 'checkbox', widget: widget(id), default: false, ...look, ...fields })
}

/** A button that fits what it says. */
export function button(id: string, fields: Partial<Button> = {}): Node {
  const look = { kind: 'secondary', icon: null, icon_right: false, width: CONTENT, wrap: true } as const
  const rest = { ...look, shortcut: null, submit: false, download: null } as const
  return leaf({ type: 'button', widget: widget(id), ...rest, ...fields })
}

/** An empty line to type in. */
export function textInput(id: string, fields: Partial<TextInput> = {}): Node {
  const look = { placeholder: '', icon: null, width: STRETCH } as const
  const rest = { max_chars: null, kind: 'text', autocomplete: '', validation: null, live: null } as const
  return leaf({ type: 'text_input', widget: widget(id), default: '', ...look, ...rest, ...fields })
}

/** A closed expander that holds nodes. */
export function expander(label: string, fields: Partial<Expander> = {}, ...children: Node[]): Node {
  const look = {
    widget: null,
    key: null,
    expanded: false,
    icon: null,
    look: 'framed',
    width: STRETCH,
  } as const
  return block({ type: 'expander', label, ...look, ...fields }, ...children)
}

/** A fragment that holds nodes. */
export function fragment(id: string, ...children: Node[]): Node {
  return block({ type: 'fragment', id }, ...children)
}

/** A button that opens a list of things to do. */
export function menuButton(id: string, options: string[]): Node {
  const look = { kind: 'secondary', icon: null, width: CONTENT, wrap: true } as const
  return leaf({ type: 'menu_button', widget: widget(id), options, ...look })
}

/** An update that changes nothing, but for the fields given. */
export function update(fields: Partial<Update> = {}): Update {
  return {
    run: 1,
    seen: 0,
    running: false,
    fragments: null,
    reset: false,
    patches: [],
    stale: [],
    values: [],
    page: null,
    query: null,
    ...fields,
  }
}

/** The update that a connection begins with. */
export function firstUpdate(main: Node[], sidebar: Node[] = [], fields: Partial<Update> = {}): Update {
  const insert = [container(...main), container(...sidebar)]
  return update({ reset: true, patches: [{ type: 'splice', path: [], at: 0, remove: 0, insert }], ...fields })
}
