// The command line of both fronts: what it prints, how it ends, and where settings come from.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type App, makeFolder, Program, type Start } from '../support/app'
import { specTwins } from '../support/test'

describe.each(specTwins('spec_ttl_and_persist', 'ttl_and_persist'))('$front', ({ front, app }) => {
  let folder: string
  let programs: Program[]

  beforeEach(() => {
    folder = makeFolder()
    programs = []
  })

  afterEach(async () => {
    await Promise.all(programs.map(program => program.end()))
    rmSync(folder, { recursive: true, force: true })
  })

  /** Starts the app with options, in the test's folder. */
  function start(options: string[] = [], env: Record<string, string> = {}, which: App = app): Program {
    const started: Start = which.prepare(folder)
    const program = new Program({
      ...started,
      command: [...started.command, ...options],
      env: { ...started.env, ...env },
    })
    programs.push(program)
    return program
  }

  /** Where a program says that it listens, once it answers there. */
  async function port(program: Program): Promise<number> {
    const [, found] = await program.printed(/Local URL: http:\/\/localhost:(\d+)/)
    const answer = await fetch(`http://127.0.0.1:${found}/healthz`)
    expect(await answer.text()).toBe('ok')
    return Number(found)
  }

  test('--help lists the options, --version says which it is', async () => {
    const command = app.prepare(folder).command
    const run = (...args: string[]) => {
      const program = new Program({ command: [command[0], ...args], folder })
      programs.push(program)
      return program
    }
    const help = front === 'Python' ? run('run', '--help') : run('--help')
    expect(await help.ended).toBe(0)
    expect(help.output).toMatch(/Usage: .*--server\.port <PORT>.*--server\.runOnSave <BOOL>/s)
    const version = run('--version')
    expect(await version.ended).toBe(0)
    expect(version.output).toMatch(/^\S+ \d+\.\d+\.\d+\n$/)
  })

  test('an unknown option, and a value that makes no sense, are told in a line', async () => {
    const unknown = start(['--server.prot', '1'])
    expect(await unknown.ended).toBe(2)
    expect(unknown.output).toContain("unexpected argument '--server.prot'")
    expect(unknown.output).toContain('--help')

    const senseless = start(['--server.port', 'eight'])
    expect(await senseless.ended).toBe(1)
    expect(senseless.output.trim()).toBe('error: `--server.port` must be a port, 0 to 65535: eight')
  })

  test('a port that is asked for and taken is told in a line', async () => {
    const taken = createServer()
    await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve))
    const number = (taken.address() as AddressInfo).port
    const program = start(['--server.address', '127.0.0.1', '--server.port', String(number)])
    expect(await program.ended).toBe(1)
    expect(program.output.trim()).toBe(
      `error: port ${number} is in use: choose another one with \`--server.port\``,
    )
    await new Promise(resolve => taken.close(resolve))
  })

  test('without one asked for, the next free port is taken', async () => {
    const [first, second] = [
      start(['--server.address', '127.0.0.1']),
      start(['--server.address', '127.0.0.1']),
    ]
    const [one, other] = [await port(first), await port(second)]
    expect(one).toBeGreaterThanOrEqual(8501)
    expect(other).toBeGreaterThanOrEqual(8501)
    expect(other).not.toBe(one)
  })

  test('settings are read from the command line, the environment and files, in this order', async () => {
    const [file, old, env, line] = await freePorts(4)
    const at = { STREAMLIT_SERVER_ADDRESS: '127.0.0.1' }
    mkdirSync(join(folder, '.streamlit'))
    writeFileSync(join(folder, '.streamlit', 'config.toml'), `[server]\nport = ${file}\nheadless = true\n`)
    expect(await port(start([], at))).toBe(file)
    const streamlit = { ...at, STREAMLIT_SERVER_PORT: String(old) }
    expect(await port(start([], streamlit))).toBe(old)
    const both = { ...streamlit, MILLPOND_SERVER_PORT: String(env) }
    expect(await port(start([], both))).toBe(env)
    expect(await port(start(['--server.port', String(line)], both))).toBe(line)
  })

  test('a file of settings that is not valid is told by its name', async () => {
    mkdirSync(join(folder, '.streamlit'))
    writeFileSync(join(folder, '.streamlit', 'config.toml'), '[server\nport = 1\n')
    const program = start()
    expect(await program.ended).toBe(1)
    expect(program.output).toMatch(/^error: .*\.streamlit\/config\.toml is not valid TOML: /)
  })

  test('the base path is part of the address', async () => {
    const program = start([
      '--server.address',
      '127.0.0.1',
      '--server.port',
      '0',
      '--server.baseUrlPath',
      'deep/down',
    ])
    const [, url, found] = await program.printed(/Local URL: (http:\/\/localhost:(\d+)\/deep\/down)\n/)
    expect(url).toMatch(/\/deep\/down$/)
    const answer = await fetch(`http://127.0.0.1:${found}/deep/down/healthz`)
    expect(await answer.text()).toBe('ok')
    expect((await fetch(`http://127.0.0.1:${found}/`)).status).toBe(404)
    expect(await (await fetch(`http://127.0.0.1:${found}/deep/down/`)).text()).toContain('<div id="root">')
    expect(await (await fetch(`http://127.0.0.1:${found}/deep/down`)).text()).toContain('<div id="root">')
  })

  test('it ends at once when it is told to', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const program = start(['--server.address', '127.0.0.1', '--server.port', '0'])
      await port(program)
      expect(await program.end(signal)).toBe(0)
    }
  })
})

describe('millpond', () => {
  const [{ app }] = specTwins('spec_ttl_and_persist', 'ttl_and_persist')

  /** What the command prints and how it ends. */
  async function millpond(...args: string[]) {
    const folder = makeFolder()
    const [command] = app.prepare(folder).command
    const program = new Program({ command: [command, ...args], folder })
    const status = await program.ended
    rmSync(folder, { recursive: true })
    return { status, output: program.output }
  }

  test('a script that is not there is told in a line', async () => {
    expect(await millpond('run', 'none.py')).toEqual({
      status: 1,
      output: 'error: there is no such file: none.py\n',
    })
  })

  test('without a script, or with an unknown command, it says how it is used', async () => {
    for (const args of [['run'], [], ['rnu', 'app.py']]) {
      const { status, output } = await millpond(...args)
      expect(status).toBe(2)
      expect(output).toMatch(/Usage: millpond|see `--help`/)
    }
  })

  test('hello serves a demo', async () => {
    const folder = makeFolder()
    const [command] = app.prepare(folder).command
    const where = ['--server.address', '127.0.0.1', '--server.port', '0']
    const program = new Program({ command: [command, 'hello', ...where], folder })
    const [, port] = await program.printed(/Local URL: http:\/\/localhost:(\d+)/)
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
    expect(await program.end()).toBe(0)
    rmSync(folder, { recursive: true })
  })
})

/** Ports that are free at present. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  await Promise.all(
    servers.map(server => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))),
  )
  const ports = servers.map(server => (server.address() as AddressInfo).port)
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))))
  return ports
}
