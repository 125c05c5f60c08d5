// A client that speaks the protocol, and that can also break its rules.

import { decode, encode } from '@msgpack/msgpack'
import { type ClientOptions, WebSocket } from 'ws'

/** A message of the server, as far as tests look into it. */
export interface Message {
  type: 'welcome' | 'update' | 'source_changed' | 'refused'
  session?: string
  reason?: string
  reset?: boolean
  running?: boolean
  seen?: number
  fragments?: string[] | null
  patches?: { insert?: Node[] }[]
}

/** The protocol's version that the page speaks. */
export const VERSION = 3

/** A websocket to a server. */
export class Client {
  private messages: Message[] = []
  private waiting = new Set<() => void>()
  private number = 0
  /** The code with which the connection was closed, once it is. */
  closed: number | undefined

  private constructor(private socket: WebSocket) {
    socket.on('message', data => {
      this.messages.push(decode(data as Buffer) as Message)
      this.wake()
    })
    socket.on('close', code => {
      this.closed = code
      this.wake()
    })
    socket.on('error', () => undefined)
  }

  /** Connects, without saying anything. */
  static async connect(url: string, options: ClientOptions = {}): Promise<Client> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/stream`, options)
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return new Client(socket)
  }

  /** Connects and says hello; gives what the first run draws, too. */
  static async begin(url: string): Promise<{ client: Client; widgets: string[] }> {
    const client = await Client.connect(url)
    client.send({ type: 'hello', version: VERSION, session: null, query: '', values: [] })
    await client.next('welcome')
    const widgets: string[] = []
    for (;;) {
      const update = await client.next('update')
      widgets.push(...widgetIds(update))
      if (!update.running && !update.reset) return { client, widgets }
    }
  }

  /** Sends a message of the protocol. */
  send(message: unknown) {
    this.sendRaw(encode(message))
  }

  /** Sends anything: bytes as a binary message, a string as text. */
  sendRaw(data: Uint8Array | string) {
    this.socket.send(data)
  }

  /** Sends values of widgets; with none it asks for a run. */
  event(...widgets: { id: string; value: unknown }[]) {
    this.number += 1
    this.send({ type: 'event', number: this.number, widgets })
  }

  /** The next message of a type; others before it are dropped. */
  async next(type: Message['type']): Promise<Message> {
    for (;;) {
      const at = this.messages.findIndex(message => message.type === type)
      const [found] = at < 0 ? [] : this.messages.splice(0, at + 1).slice(-1)
      if (found) return found
      if (this.closed !== undefined) throw new Error(`the connection was closed: ${this.closed}`)
      await this.news()
    }
  }

  /** Waits for the end of the connection; its code. */
  async end(): Promise<number> {
    while (this.closed === undefined) await this.news()
    return this.closed
  }

  /** Ends the connection. */
  close() {
    this.socket.terminate()
  }

  private news() {
    return new Promise<void>(resolve => this.waiting.add(resolve))
  }

  private wake() {
    for (const resolve of this.waiting) resolve()
    this.waiting.clear()
  }
}

/** The texts that an update puts on the page. */
export function drawn(update: Message): string[] {
  return elements(update).flatMap(element => element.body ?? [])
}

/** The ids of the widgets that an update puts on the page. */
function widgetIds(update: Message): string[] {
  return elements(update).flatMap(element => element.widget?.id ?? [])
}

interface Node {
  element?: Uint8Array
  block?: { children: Node[] }
}

interface Element {
  body?: string
  widget?: { id: string }
}

function elements(update: Message): Element[] {
  const within = (node: Node): Element[] =>
    node.element ? [decode(node.element) as Element] : (node.block?.children ?? []).flatMap(within)
  return (update.patches ?? []).flatMap(patch => (patch.insert ?? []).flatMap(within))
}
