// The server's end of a connection in tests.

import { decode, encode } from '@msgpack/msgpack'
import type { ClientMessage, ServerMessage } from '../protocol'

/** A websocket without a network: it notes what the page sends, and says what a test has it say. */
export class FakeSocket {
  binaryType = ''
  sent: ClientMessage[] = []
  closed = false
  onopen?: () => void
  onmessage?: (event: { data: Uint8Array }) => void
  onclose?: (event: { code: number }) => void
  send(bytes: Uint8Array) {
    this.sent.push(decode(bytes) as ClientMessage)
  }
  close() {
    this.closed = true
  }
  say(message: ServerMessage) {
    this.onmessage?.({ data: encode(message) })
  }
  lose(code = 1006) {
    this.onclose?.({ code })
  }
}
