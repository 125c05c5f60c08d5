// A way through to a server that can be shut: what a page sees when its network goes away.

import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Passes connections on while it is open. */
export class Gate {
  private open = true
  private sockets = new Set<Socket>()
  private server = createServer(socket => this.pass(socket))

  constructor(private target: string) {}

  /** Begins to listen. */
  async listen(): Promise<this> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve))
    return this
  }

  /** The address to use instead of the target's. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** Breaks all connections, and refuses further ones. */
  shut() {
    this.open = false
    for (const socket of this.sockets) socket.destroy()
  }

  /** Breaks all connections; further ones pass. */
  drop() {
    this.shut()
    this.open = true
  }

  /** Lets connections pass again. */
  reopen() {
    this.open = true
  }

  /** Ends it. */
  async close() {
    this.shut()
    await new Promise(resolve => this.server.close(resolve))
  }

  private pass(socket: Socket) {
    if (!this.open) {
      socket.destroy()
      return
    }
    const { hostname, port } = new URL(this.target)
    const further = connect(Number(port), hostname)
    socket.pipe(further).pipe(socket)
    for (const end of [socket, further]) {
      this.sockets.add(end)
      end.on('error', () => end.destroy())
      end.on('close', () => {
        this.sockets.delete(end)
        socket.destroy()
        further.destroy()
      })
    }
  }
}
