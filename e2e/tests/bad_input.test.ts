// What a server does with what it should not be sent: it says so, and goes on.

import { request } from 'node:http'
import { encode } from '@msgpack/msgpack'
import { afterEach, describe, expect } from 'vitest'
import { main, open, texts } from '../support/page'
import { Client, drawn, VERSION } from '../support/socket'
import { serve, specTwins, test } from '../support/test'

describe.each(specTwins('spec_plus_one', 'plus_one'))('$front', ({ app }) => {
  const server = serve(app)

  // Whatever was sent: a page works as before.
  afterEach(async () => {
    const { client } = await Client.begin(server.url)
    client.event()
    expect((await client.next('update')).running).toBeDefined()
    client.close()
  })

  test('a text message, garbage and unknown messages are refused, and the session goes on', async () => {
    const { client } = await Client.begin(server.url)
    const bad: (Uint8Array | string)[] = [
      'hello?',
      '{"type":"stop"}',
      new Uint8Array(),
      new Uint8Array([0xc1]),
      new Uint8Array(1000).fill(0xff),
      new Uint8Array([0xdd, 0xff, 0xff, 0xff, 0xff]),
      // A list in a list, a hundred thousand levels deep.
      new Uint8Array(100_000).fill(0x91),
      encode(null),
      encode([1, 2, 3]),
      encode({ type: 'unknown' }),
      encode({ type: 'stop', further: 1 }),
      encode({ type: 'event', number: -1, widgets: [] }),
      encode({ type: 'event', number: 1, widgets: 'none' }),
      encode({ type: 'event', number: 1, widgets: [{ id: 7, value: { type: 'none' } }] }),
      encode({ type: 'event', number: 1, widgets: [{ id: 'a', value: { type: 'bytes', value: [1] } }] }),
      encode({ type: 'hello', version: VERSION, session: null, query: '', values: [] }),
    ]
    for (const data of bad) {
      client.sendRaw(data)
      expect((await client.next('refused')).reason).toMatch(/\w/)
    }
    client.event()
    expect((await client.next('update')).seen).toBe(1)
    client.close()
  })

  test('values that a widget does not take are refused, the others of the event count', async () => {
    const { client, widgets } = await Client.begin(server.url)
    expect(widgets).toHaveLength(1)
    const [id] = widgets
    const wrong = [
      { id: 'checkbox#nobody', value: { type: 'bool', value: true } },
      { id: '', value: { type: 'press' } },
      { id, value: { type: 'press' } },
      { id, value: { type: 'text', value: 'yes' } },
      { id, value: { type: 'numbers', value: [Number.NaN, Number.POSITIVE_INFINITY] } },
      { id, value: { type: 'choice', value: { index: 4_294_967_295, label: '' } } },
      { id, value: { type: 'texts', value: ['2024-01-31'] } },
      { id, value: { type: 'choices', value: [{ index: null, label: 'yes' }] } },
      { id, value: { type: 'files', value: [{ id: '0', name: 'a', mime: 'text/plain', size: 1 }] } },
      { id, value: { type: 'chat', value: { text: 'yes', files: [], audio: null } } },
      { id, value: { type: 'json', value: '{}' } },
      { id, value: { type: 'none' } },
    ]
    client.event(...wrong, { id, value: { type: 'bool', value: true } })
    for (const _ of wrong) expect((await client.next('refused')).reason).toMatch(/\w/)
    expect(drawn(await client.next('update'))).toContain('Value was nuked, returning 0')
    client.close()
  })

  test('a first message that is not hello, or of another version, ends the connection', async () => {
    for (const first of [
      'hello',
      encode({ type: 'stop' }),
      encode({ type: 'hello', version: 999, session: null, query: '', values: [] }),
    ]) {
      const client = await Client.connect(server.url)
      client.sendRaw(first)
      await client.next('refused')
      expect(await client.end()).toBe(1002)
    }
  })

  test('a message over the bound ends the connection', async () => {
    const { client } = await Client.begin(small.url)
    client.sendRaw(new Uint8Array(3 << 20))
    expect(await client.end()).toBeGreaterThan(1000)
    const { client: another } = await Client.begin(small.url)
    another.close()
  })
  const small = serve(app, '--server.maxMessageSize', '1')

  test('an invented session is a new one', async () => {
    for (const session of ['', 'x', '0'.repeat(32), '../../etc', 'a'.repeat(100_000)]) {
      const client = await Client.connect(server.url)
      client.send({ type: 'hello', version: VERSION, session, query: '', values: [] })
      const welcome = await client.next('welcome')
      expect(welcome.session).toMatch(/^[0-9a-f]{32}$/)
      expect(welcome.session).not.toBe(session)
      client.close()
    }
  })

  test('pages of another site may not connect', async () => {
    for (const origin of [
      'http://evil.example',
      'null',
      'http://127.0.0.1.evil.example',
      'http://127.0.0.1:1',
    ]) {
      await expect(Client.connect(server.url, { headers: { origin } })).rejects.toThrow('403')
    }
    const own = await Client.connect(server.url, { headers: { origin: server.url } })
    own.close()
  })

  test('a tab that comes for a session takes it over', async () => {
    const first = await Client.connect(server.url)
    first.send({ type: 'hello', version: VERSION, session: null, query: '', values: [] })
    const { session } = await first.next('welcome')
    const second = await Client.connect(server.url)
    second.send({ type: 'hello', version: VERSION, session, query: '', values: [] })
    expect((await second.next('welcome')).session).toBe(session)
    expect(await first.end()).toBe(4001)
    second.close()
  })

  test('paths that lead out, or nowhere, are not found', async () => {
    for (const path of [
      '/../../../../etc/passwd',
      '/..%2f..%2f..%2fetc%2fpasswd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/../../../etc/passwd',
      '/assets/..%2f..%2fetc%2fpasswd',
      '/assets/none.js',
      '/assets/',
      '/media/../../../etc/passwd',
      '/media/..%2f..%2fetc%2fpasswd',
      '/media/none/none',
      `/media/${'0'.repeat(32)}/..%2f..%2fetc%2fpasswd`,
      '/media/',
      '/index.html/x',
      '//etc/passwd',
      '/%00',
      `/${'a/'.repeat(3000)}`,
    ]) {
      const { status, body } = await get(server.url, path)
      expect(body).not.toContain('root:')
      expect(status, path).toBeGreaterThanOrEqual(400)
      expect(status, path).toBeLessThan(500)
    }
  })

  test('what is there is answered, other methods are not', async () => {
    expect(await get(server.url, '/healthz')).toEqual({ status: 200, body: 'ok' })
    expect(await get(server.url, '/_stcore/health')).toEqual({ status: 200, body: 'ok' })
    expect(JSON.parse((await get(server.url, '/_stcore/host-config')).body)).toHaveProperty('allowedOrigins')
    expect((await get(server.url, '/')).body).toContain('<div id="root">')
    for (const method of ['POST', 'PUT', 'DELETE', 'TRACE']) {
      expect((await get(server.url, '/', method)).status, method).toBe(405)
    }
    expect((await get(server.url, '/stream')).status).toBeGreaterThanOrEqual(400)
  })

  test('after all that, a page is served', async ({ page }) => {
    await open(page, server.url)
    expect(await texts(main(page))).toEqual(['3'])
  })
})

/** Asks for a path to the letter: `fetch` would tidy it up first. */
function get(url: string, path: string, method = 'GET'): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const asked = request({ hostname, port, path, method, agent: false }, answer => {
      let body = ''
      answer.setEncoding('utf8').on('data', text => {
        body += text
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
    })
    asked.on('error', reject).end()
  })
}
