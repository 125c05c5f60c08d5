// A frame that stays on the server: its rows come in blocks, when somebody looks at them. Nothing here grows with the
// number of rows.

import type { Found, FrameColumn, FrameSource, Remote } from '../frame'
import { mediaUrl } from '../media'
import { readArrow } from './arrow'

// How many rows a request asks for, and how many answers are kept: 20,000 rows.
const BLOCK = 200
const KEPT = 100
// More requests at once would only wait for each other.
const AT_ONCE = 4
// While the scrollbar is dragged, each frame shows other rows: only what is still there after this is asked for.
const PAUSE_MS = 40
const RETRY_MS = 3000

/** The table that the session serves under a name. */
export async function openWindows(name: string, rows: number, index: number): Promise<FrameSource> {
  // The address changes with the session, which may be another one after the connection was lost.
  const served = { url: () => mediaUrl(name), rows, index }
  const first = await fetchRows(served, null, 0, Math.min(rows, BLOCK))
  const frame = new WindowedFrame({ ...served, columns: first.columns.slice(0, -1) }, null)
  frame.keep(0, first)
  return frame
}

interface Address {
  url: () => string
  rows: number
  index: number
}

interface Served extends Address {
  columns: readonly FrameColumn[]
}

interface Sorting {
  column: number
  descending: boolean
}

interface Request {
  abort: AbortController
  promise: Promise<void>
  /** Whether somebody waits for it, however far the view goes. */
  isAwaited: boolean
}

class WindowedFrame implements FrameSource, Remote {
  readonly rows: number
  readonly columns: readonly FrameColumn[]
  readonly remote = this
  trouble: string | undefined

  // By when they were used, the oldest first; each has a further column, the places in the data.
  private readonly blocks = new Map<number, FrameSource>()
  private latest: { block: number; source: FrameSource } | undefined
  /** Blocks to ask for, the most urgent first. */
  private asked = new Set<number>()
  /** The first and the last block of the view. */
  private seen: [number, number] = [0, 0]
  private readonly requests = new Map<number, Request>()
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private isPaused = false
  private resorted: WindowedFrame | undefined

  constructor(
    private readonly served: Served,
    private readonly sorting: Sorting | null,
  ) {
    this.rows = served.rows
    this.columns = served.columns
  }

  column(at: number) {
    return this.columns[at]
  }

  cell(row: number, column: number) {
    const block = this.block(row)
    if (!block) this.ask(blockOf(row))
    return block?.cell(row % BLOCK, column)
  }

  order(row: number, column: number) {
    return this.block(row)?.order(row % BLOCK, column) ?? null
  }

  plain(row: number, column: number) {
    return this.block(row)?.plain(row % BLOCK, column) ?? null
  }

  subscribe(listener: () => void) {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  sorted(column: number, descending: boolean): FrameSource {
    const last = this.resorted?.sorting
    if (last?.column !== column || last.descending !== descending)
      this.resorted = new WindowedFrame(this.served, { column, descending })
    return this.resorted as WindowedFrame
  }

  view(from: number, to: number) {
    const [first, last] = [blockOf(from), blockOf(Math.max(from, to - 1))]
    for (const [block, request] of this.requests) {
      if (request.isAwaited || (block >= first - 1 && block <= last + 1)) continue
      this.requests.delete(block)
      request.abort.abort()
    }
    if (first > this.seen[1] + 1 || last < this.seen[0] - 1) this.postpone()
    this.seen = [first, last]
    const seen = Array.from({ length: last - first + 1 }, (_, at) => first + at)
    this.asked.clear()
    for (const block of [...seen, last + 1, first - 1]) if (this.exists(block)) this.ask(block)
  }

  async load(from: number, to: number) {
    const end = blockOf(Math.min(to, this.rows) - 1)
    for (let block = blockOf(from); block <= end; block += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, end - block + 1) }, (_, at) => block + at)
      await Promise.all(some.map(at => this.bring(at)))
    }
  }

  async places(rows: Iterable<number>) {
    const places: number[] = []
    for (const row of rows) {
      if (this.sorting && !this.block(row)) await this.bring(blockOf(row))
      // Without an order of their own, rows are where they are in the data.
      places.push(this.sorting ? Number(this.order(row, this.columns.length)) : row)
    }
    return places
  }

  async find(text: string, signal: AbortSignal): Promise<Found> {
    const response = await fetched(address(this.served, { find: text, ...queryOf(this.sorting) }), signal)
    return response.json()
  }

  csvUrl(columns: readonly number[]) {
    return address(this.served, { format: 'csv', columns: columns.join(','), ...queryOf(this.sorting) })
  }

  /** Takes in a block; the one that was not used for longest makes room. */
  keep(block: number, source: FrameSource) {
    this.blocks.set(block, source)
    const oldest = this.blocks.keys().next().value
    if (this.blocks.size > KEPT && oldest !== undefined) this.blocks.delete(oldest)
  }

  private block(row: number): FrameSource | undefined {
    const block = blockOf(row)
    // Cells are asked for by the hundred, mostly of one block.
    if (this.latest?.block === block) return this.latest.source
    const source = this.blocks.get(block)
    if (!source) return undefined
    this.blocks.delete(block)
    this.blocks.set(block, source)
    this.latest = { block, source }
    return source
  }

  private exists(block: number): boolean {
    return block >= 0 && block * BLOCK < this.rows
  }

  private ask(block: number) {
    if (this.blocks.has(block) || this.requests.has(block)) return
    this.asked.add(block)
    this.timer ??= setTimeout(() => this.send(), PAUSE_MS)
  }

  /** The view has jumped, and may do so again; but a failure's pause is not cut short. */
  private postpone() {
    if (this.isPaused) return
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private send() {
    this.timer = undefined
    for (const block of this.asked) {
      if (this.requests.size >= AT_ONCE) return
      this.asked.delete(block)
      if (!this.blocks.has(block)) this.request(block).promise.catch(() => undefined)
    }
  }

  private bring(block: number): Promise<void> {
    if (this.blocks.has(block)) return Promise.resolve()
    const request = this.requests.get(block) ?? this.request(block)
    request.isAwaited = true
    return request.promise
  }

  private request(block: number): Request {
    const abort = new AbortController()
    const from = block * BLOCK
    const request: Request = {
      abort,
      isAwaited: false,
      promise: fetchRows(this.served, this.sorting, from, Math.min(from + BLOCK, this.rows), abort.signal)
        .then(source => {
          this.keep(block, source)
          this.trouble = undefined
        })
        .catch(error => {
          if (!abort.signal.aborted) this.pause(error)
          throw error
        })
        .finally(() => this.settle(block, request)),
    }
    this.requests.set(block, request)
    return request
  }

  private settle(block: number, request: Request) {
    if (this.requests.get(block) === request) this.requests.delete(block)
    if (request.abort.signal.aborted) return
    this.tell()
    if (this.asked.size > 0) this.timer ??= setTimeout(() => this.send())
  }

  /** Asks nothing for a while; who still looks then asks again. */
  private pause(error: Error) {
    this.trouble = error.message
    this.isPaused = true
    this.asked.clear()
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.isPaused = false
      this.tell()
      this.send()
    }, RETRY_MS)
  }

  private tell() {
    for (const listener of this.listeners) listener()
  }
}

function blockOf(row: number): number {
  return Math.floor(row / BLOCK)
}

/** Rows from `from` until before `to`, with their places in the data as a last column. */
async function fetchRows(
  served: Address,
  order: Sorting | null,
  from: number,
  to: number,
  signal?: AbortSignal,
) {
  const response = await fetched(address(served, { from, to, ...queryOf(order) }), signal)
  const source = readArrow(new Uint8Array(await response.arrayBuffer()), served.index)
  // Damaged bytes may read as an empty table.
  if (source.rows !== to - from)
    throw new Error(`the server gave ${source.rows} rows instead of ${to - from}, from row ${from}`)
  return source
}

function queryOf(order: Sorting | null): Record<string, string | number> {
  if (!order) return {}
  return order.descending ? { sort: order.column, descending: 1 } : { sort: order.column }
}

function address({ url }: Address, parameters: Record<string, string | number>): string {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${url()}?${query.join('&')}`
}

async function fetched(url: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal })
  if (response.ok) return response
  const reason = (await response.text()).slice(0, 200).trim()
  throw new Error(`the server answered ${response.status}${reason && `: ${reason}`}`)
}
