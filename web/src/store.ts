// The page's state, without React: what the server sent, what the user gave, and how the conversation goes.
//
// Two kinds of subscribers: `subscribe` hears of every change of `state`, which is replaced, never changed;
// `subscribeValue` hears of one widget's value alone, so that a slider's drag renders just that slider.
//
// What is given to a widget of a form is a draft until the form is submitted: the page shows it, the server does not
// have it. A form that is cleared makes the defaults of its widgets drafts: the server keeps what it was sent, and the
// next submission sends what is shown then.

import { type BlockNode, blockOf, elementOf, emptyTree, isBlock, widgetOf } from './codec'
import { defaultOf } from './defaults'
import type { Element, Node, PageConfig, Stale, Update, Value, Welcome, WidgetState } from './protocol'
import { apply, nodeAt, walk } from './tree'

/** How far the script is, in the words of `data-test-script-state`. */
export type ScriptState = 'initial' | 'running' | 'notRunning' | 'stopRequested' | 'rerunRequested'

/** How the connection is, in the words of `data-test-connection-state`. */
export type ConnectionState =
  | 'INITIAL'
  | 'CONNECTING'
  | 'CONNECTED'
  | 'PINGING_SERVER'
  | 'DISCONNECTED_FOREVER'

/** A short message that goes away by itself. */
export interface Toast {
  /** Tells toasts apart. */
  id: number
  /** What it says. */
  text: string
}

/** All that the page shows, except the values of widgets. */
export interface PageState {
  /** The page as a tree. */
  tree: BlockNode
  /** For a block of the tree, the first child that the present run has not reached. */
  stale: ReadonlyMap<BlockNode, number>
  /** How far the script is. */
  script: ScriptState
  /** How the connection is. */
  connection: ConnectionState
  /** Why there will be no further connection, when it is `DISCONNECTED_FOREVER`. */
  farewell: string
  /** Whom the page talks to, once it has been told. */
  welcome: Welcome | null
  /** The number of the run that the page shows; 0 before the first update. */
  run: number
  /** The page's settings. */
  page: PageConfig
  /** Whether the script's source changed since the last run. */
  sourceChanged: boolean
  /** Whether a changed source runs at once. */
  runOnSave: boolean
  /** Messages at the page's corner. */
  toasts: readonly Toast[]
}

const DEFAULT_PAGE: PageConfig = {
  title: null,
  icon: null,
  layout: 'centered',
  sidebar: 'auto',
  help_url: null,
  bug_url: null,
  about: null,
}

/** The state of one page, and the ways in which it changes. */
export class Store {
  /** What the page shows now; a change replaces it. */
  state: PageState = {
    tree: emptyTree(),
    stale: new Map(),
    script: 'initial',
    connection: 'INITIAL',
    farewell: '',
    welcome: null,
    run: 0,
    page: DEFAULT_PAGE,
    sourceChanged: false,
    runOnSave: false,
    toasts: [],
  }

  private values = new Map<string, Value>()
  private drafts = new Map<string, Value>()
  private listeners = new Set<() => void>()
  private valueListeners = new Map<string, Set<() => void>>()
  private toastCount = 0
  // The latest event given, and the latest that the page takes account of (rule M7).
  private given = 0
  private seen = 0

  /** Calls `listener` at each change of `state`; the answer ends that. */
  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  /** Replaces some fields of the state. */
  set(change: Partial<PageState>) {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }

  /** A session begins that has taken so many events. */
  restart(taken: number) {
    this.given = taken
    this.seen = taken
  }

  /** An event of this number is on its way: the page is not at rest before it takes account of it. */
  expect(number: number) {
    this.given = number
    const { script, sourceChanged } = this.state
    if (number <= this.seen || (script === 'rerunRequested' && !sourceChanged)) return
    this.set({ script: 'rerunRequested', sourceChanged: false })
  }

  /** Takes in an update (rules M7, T1-T5, R1-R2, V2-V3); throws a `PatchError` if it does not fit. */
  update(update: Update) {
    const tree = apply(update.reset ? emptyTree() : this.state.tree, update.patches)
    if (update.reset) this.clearValues()
    // The values of a reset are what the server had all along, and no answer to what the user has drafted since.
    if (update.reset) this.recall(update.values)
    else for (const { id, value } of update.values) this.hold(id, value)
    // Before a session's first run its page is empty, which says nothing about its widgets.
    if (!update.running && update.run > 0) this.forgetAbsent(tree)
    this.seen = update.seen
    this.set({
      tree,
      stale: staleBlocks(tree, update.stale),
      script: this.scriptAfter(update),
      run: update.run,
      page: update.page ?? this.state.page,
      sourceChanged: false,
    })
  }

  /** The value shown for a widget: its draft, else what is held for it; none means its default (rule V1). */
  value(id: string): Value | undefined {
    return this.drafts.get(id) ?? this.values.get(id)
  }

  /** All values held, without drafts. */
  get held(): WidgetState[] {
    return [...this.values].map(([id, value]) => ({ id, value }))
  }

  /** The ids of the widgets on the page. */
  widgets(): ReadonlySet<string> {
    return widgetIds(this.state.tree)
  }

  /** Holds what the user gave, so that it shows before the server answers. A press is not held (rule V4). */
  hold(id: string, value: Value) {
    if (value.type === 'press') return
    this.drafts.delete(id)
    this.values.set(id, value)
    this.notifyValue(id)
  }

  /** Holds what was given or sent before; drafts are later, and stay. */
  recall(states: readonly WidgetState[]) {
    for (const { id, value } of states) {
      if (value.type === 'press') continue
      this.values.set(id, value)
      this.notifyValue(id)
    }
  }

  /** Shows what the user gave to a widget of a form, until the form is submitted. */
  draft(id: string, value: Value) {
    this.drafts.delete(id)
    this.drafts.set(id, value)
    this.notifyValue(id)
  }

  /** Holds the drafts of a form, and answers them in the order given; `clear` then shows the widgets' defaults. */
  submit(form: string, clear: boolean): WidgetState[] {
    const widgets = formWidgets(this.state.tree, form)
    const states = [...this.drafts].filter(([id]) => widgets.has(id)).map(([id, value]) => ({ id, value }))
    for (const { id, value } of states) this.hold(id, value)
    if (clear) this.clear(widgets)
    return states
  }

  private clear(widgets: ReadonlyMap<string, Element>) {
    for (const [id, element] of widgets) if (this.values.has(id)) this.draft(id, defaultOf(element))
  }

  /** Calls `listener` when the value held for a widget changes; the answer ends that. */
  subscribeValue(id: string, listener: () => void) {
    const listeners = this.valueListeners.get(id) ?? new Set()
    this.valueListeners.set(id, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.valueListeners.get(id) === listeners) this.valueListeners.delete(id)
    }
  }

  /** Shows a short message. */
  toast(text: string) {
    this.toastCount += 1
    this.set({ toasts: [...this.state.toasts, { id: this.toastCount, text }] })
  }

  /** Takes a message away. */
  dismiss(id: number) {
    this.set({ toasts: this.state.toasts.filter(toast => toast.id !== id) })
  }

  private scriptAfter({ run, running }: Update): ScriptState {
    if (this.given > this.seen) return 'rerunRequested'
    if (running) return this.state.script === 'stopRequested' ? 'stopRequested' : 'running'
    // A new session is shown before its first run begins, and that is no rest either.
    return run === 0 ? 'initial' : 'notRunning'
  }

  private clearValues() {
    const ids = [...this.values.keys()]
    this.values.clear()
    for (const id of ids) this.notifyValue(id)
  }

  // Only after a whole run: in the middle of one, a widget may be gone for a moment.
  private forgetAbsent(tree: BlockNode) {
    if (this.values.size === 0 && this.drafts.size === 0) return
    const present = widgetIds(tree)
    for (const held of [this.values, this.drafts])
      for (const id of [...held.keys()]) if (!present.has(id)) held.delete(id)
  }

  private notifyValue(id: string) {
    for (const listener of this.valueListeners.get(id) ?? []) listener()
  }
}

function widgetIds(tree: BlockNode): ReadonlySet<string> {
  return new Set(widgetsIn(tree).keys())
}

/** The widgets of the form of this key, by id. */
function formWidgets(tree: BlockNode, key: string): ReadonlyMap<string, Element> {
  const widgets = new Map<string, Element>()
  walk(tree, node => {
    const block = isBlock(node) ? blockOf(node) : undefined
    if (block?.type !== 'form' || block.key !== key) return
    for (const [id, element] of widgetsIn(node)) widgets.set(id, element)
  })
  return widgets
}

function widgetsIn(root: Node): Map<string, Element> {
  const widgets = new Map<string, Element>()
  walk(root, node => {
    const element = isBlock(node) ? undefined : elementOf(node)
    const id = element && widgetOf(element)?.id
    if (element && id !== undefined) widgets.set(id, element)
  })
  return widgets
}

function staleBlocks(tree: BlockNode, marks: readonly Stale[]): ReadonlyMap<BlockNode, number> {
  const stale = new Map<BlockNode, number>()
  for (const { path, from } of marks) {
    const node = nodeAt(tree, path)
    if (node && isBlock(node)) stale.set(node, from)
  }
  return stale
}

/** The main area of a tree (rule T1). */
export function mainArea(tree: BlockNode): BlockNode | undefined {
  return area(tree, 0)
}

/** The sidebar of a tree (rule T1). */
export function sidebarArea(tree: BlockNode): BlockNode | undefined {
  return area(tree, 1)
}

function area(tree: BlockNode, index: number): BlockNode | undefined {
  const node = tree.block.children[index]
  return node && isBlock(node) ? node : undefined
}
