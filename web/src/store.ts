// The page's state, without React: what the server sent, what the user gave, and how the conversation goes.
//
// Two kinds of subscribers: `subscribe` hears of every change of `state`, which is replaced, never changed;
// `subscribeValue` hears of one widget's value alone, so that a slider's drag renders just that slider.

import { type BlockNode, elementOf, emptyTree, isBlock, widgetOf } from './codec'
import type { PageConfig, Stale, Update, Value, Welcome, WidgetState } from './protocol'
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
    for (const { id, value } of update.values) this.hold(id, value)
    if (!update.running) this.forgetAbsent(tree)
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

  /** The value held for a widget; none means that its default counts (rule V1). */
  value(id: string): Value | undefined {
    return this.values.get(id)
  }

  /** All values held. */
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
    this.values.set(id, value)
    this.notifyValue(id)
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
    if (this.values.size === 0) return
    const present = widgetIds(tree)
    for (const id of [...this.values.keys()]) if (!present.has(id)) this.values.delete(id)
  }

  private notifyValue(id: string) {
    for (const listener of this.valueListeners.get(id) ?? []) listener()
  }
}

function widgetIds(tree: BlockNode): Set<string> {
  const ids = new Set<string>()
  walk(tree, node => {
    const id = isBlock(node) ? undefined : widgetOf(elementOf(node))?.id
    if (id !== undefined) ids.add(id)
  })
  return ids
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
