// A small server that takes files as the real one does, at the address of the page under test.

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { UserFile } from '../protocol'

declare const jsdom: { reconfigure: (settings: { url: string }) => void }

/** A request that the server got. */
export interface Got {
  /** Its method. */
  method: string
  /** Its address below the app's. */
  path: string
  /** What it asks beside that. */
  query: Record<string, string>
  /** What it brings. */
  body: string
}

/** A server of files, and what to make of it. */
export interface UploadServer {
  /** All requests so far. */
  got: Got[]
  /** What is answered instead of taking a file, for as long as it is set. */
  refusal: { status: number; reason: string } | null
  /** Lets answers wait until it is called; the answer lets them go. */
  hold: () => () => void
}

// The page's requests still name the origin that it had when the test file began.
const CORS = [
  ['access-control-allow-origin', '*'],
  ['access-control-allow-headers', '*, content-type'],
]

/** Starts a server for the tests of a file, and has the page be at its address. */
export function uploadServer(): UploadServer {
  let gate: Promise<void> = Promise.resolve()
  const state: UploadServer = {
    got: [],
    refusal: null,
    hold: () => {
      let open = () => {}
      gate = new Promise(resolve => {
        open = resolve
      })
      return () => open()
    },
  }
  const server = createServer(async (request, response) => {
    for (const [name, value] of CORS) response.setHeader(name, value)
    if (request.method === 'OPTIONS') return response.writeHead(204).end()
    const got = await read(request)
    state.got.push(got)
    await gate
    const { refusal } = state
    if (request.method === 'DELETE') response.writeHead(204).end()
    else if (refusal) response.writeHead(refusal.status, { 'content-type': 'text/plain' }).end(refusal.reason)
    else response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(known(got)))
  })
  beforeAll(async () => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    jsdom.reconfigure({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/app/` })
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  beforeEach(() => {
    state.got = []
    state.refusal = null
    gate = Promise.resolve()
  })
  return state
}

async function read(request: IncomingMessage): Promise<Got> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const url = new URL(request.url ?? '', 'http://x')
  const query = Object.fromEntries(url.searchParams)
  return {
    method: request.method ?? '',
    path: url.pathname,
    query,
    body: Buffer.concat(chunks).toString('latin1'),
  }
}

/** As the real server: a file is known by name and content. */
function known({ query: { name, mime }, body }: Got): UserFile {
  return { id: `${name}:${body.slice(0, 8)}`, name, mime, size: body.length }
}
