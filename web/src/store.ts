// The page's state, without React: what the server sent, what the user gave, and how the conversation goes.
//
// Two kinds of subscribers: `subscribe` hears of every change of `state`, which is replaced, never changed;
// `subscribeValue` hears of one widget's value alone, so that a slider's drag renders just that slider.
//
// What is given to a widget of a form is a draft until the form is submitted: the page shows it, the server does not
// have it.

import { type BlockNode, emptyTree, isBlock } from './codec'
import { defaultOf } from './defaults'
import type { Given } from './given'
import type { PageConfig, Stale, Update, Value, Welcome, WidgetState } from './protocol'
import { apply, nodeAt } from './tree'
import { type Placed, type WidgetMap, widgetsIn } from './widgetMap'

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
  /** The fragments that this run runs; null where it runs the whole script (rule M9). */
  fragments: readonly string[] | null
  /** The number of the last event that it takes account of (rule M7). */
  seen: number
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
    fragments: null,
    seen: 0,
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
  private given = 0

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
    this.state = { ...this.state, seen: taken }
  }

  /** The number of the latest event given; until it is seen the page is not at rest. */
  get latest(): number {
    return this.given
  }

  /** An event of this number is on its way: the page is not at rest before it takes account of it. */
  expect(number: number) {
    this.given = number
    const { script, seen, sourceChanged } = this.state
    if (number <= seen || (script === 'rerunRequested' && !sourceChanged)) return
    this.set({ script: 'rerunRequested', sourceChanged: false })
  }

  /**
   * Takes in an update (rules M7, T1-T5, R1-R2, V2-V3); throws a `PatchError` if it does not fit. What it sets for the
   * widgets in `own` does not count: the page has sent values of its own for them that it does not cover (rule V7).
   * Values of widgets that it does not show are forgotten, but for those in `own` and `waiting`: their widgets may
   * come back before the server hears of them.
   */
  update(update: Update, own: ReadonlySet<string> = new Set(), waiting: ReadonlySet<string> = new Set()) {
    const tree = apply(update.reset ? emptyTree() : this.state.tree, update.patches)
    if (update.reset) this.clearValues()
    const values = update.values.filter(({ id }) => !own.has(id))
    // What the script has put into a field for messages is no message yet (rule V12).
    const told = values.map(({ id, value }) => ({
      id,
      value: value.type === 'chat' ? prepared(value) : value,
    }))
    // The values of a reset are what the server had all along, and no answer to what the user has drafted since.
    if (update.reset) this.recall(told)
    else for (const { id, value } of told) this.hold(id, value)
    // Before a session's first run its page is empty, which says nothing about its widgets.
    if (!update.running && update.run > 0) this.forgetAbsent(tree, id => own.has(id) || waiting.has(id))
    this.set({
      tree,
      stale: staleBlocks(tree, update.stale),
      script: this.scriptAfter(update),
      run: update.run,
      fragments: update.fragments,
      seen: update.seen,
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

  /** The widgets on the page, by id. */
  widgets(): WidgetMap {
    return widgetsIn(this.state.tree)
  }

  /** Whether a value counts for one run (rule M3): a press, a message, what was chosen from a menu of things to do. */
  isMomentary(id: string, value: Value): boolean {
    if (value.type === 'press' || value.type === 'chat') return true
    return value.type === 'choice' && this.widgets().get(id)?.element?.type === 'menu_button'
  }

  /** Holds what the user gave, so that it shows before the server answers. What counts for one run is not (rule V4). */
  hold(id: string, value: Value) {
    if (this.isMomentary(id, value)) return
    this.drafts.delete(id)
    this.values.set(id, value)
    this.notifyValue(id)
  }

  /** Holds what was given or sent before; drafts are later, and stay. */
  recall(given: readonly Given[]) {
    for (const { id, value, momentary } of given) {
      if (momentary || this.isMomentary(id, value)) continue
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

  /** Holds the drafts of the form of this key, and answers them in the order given. */
  submit(form: string): WidgetState[] {
    const widgets = this.widgets()
    const states = [...this.drafts]
      .filter(([id]) => widgets.get(id)?.form === form)
      .map(([id, value]) => ({ id, value }))
    for (const { id, value } of states) this.hold(id, value)
    return states
  }

  /** Has the widgets of a form show their defaults (rule V9), and answers those that had another value. */
  clear(form: string): WidgetState[] {
    const states = [...this.widgets().values()].flatMap(placed =>
      placed.form === form ? this.resetOf(placed) : [],
    )
    for (const { id, value } of states) this.hold(id, value)
    return states
  }

  // Whether a block is open is no input, and stays.
  private resetOf({ widget: { id }, element }: Placed): WidgetState[] {
    const value = this.value(id)
    if (!element || !value) return []
    const initial = defaultOf(element)
    return isSame(value, initial) ? [] : [{ id, value: initial }]
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

  private scriptAfter({ run, seen, running }: Update): ScriptState {
    if (this.given > seen) return 'rerunRequested'
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
  private forgetAbsent(tree: BlockNode, isKept: (id: string) => boolean) {
    if (this.values.size === 0 && this.drafts.size === 0) return
    const present = widgetsIn(tree)
    for (const id of [...this.values.keys()]) if (!present.has(id) && !isKept(id)) this.values.delete(id)
    for (const id of [...this.drafts.keys()]) if (!present.has(id)) this.drafts.delete(id)
  }

  private notifyValue(id: string) {
    for (const listener of this.valueListeners.get(id) ?? []) listener()
  }
}

function prepared({ value: { text } }: Extract<Value, { type: 'chat' }>): Value {
  return { type: 'text', value: text }
}

function isSame(one: Value, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
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
