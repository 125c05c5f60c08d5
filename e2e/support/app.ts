// Scripts as running servers. Each lies alone in a folder of its own, so that no test meets another one's files.

import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const E2E = dirname(dirname(fileURLToPath(import.meta.url)))
const ROOT = dirname(E2E)

/** The command of the Python front. */
export const MILLPOND = join(ROOT, '.venv', 'bin', 'millpond')

/** How a program is started. */
export interface Start {
  /** The program and its arguments. */
  command: string[]
  /** Where it works. */
  folder: string
  /** Further variables of its environment. */
  env?: Record<string, string>
}

/** A program: what it printed so far, and how it ended. */
export class Program {
  /** All that it printed, standard output and errors as they came. */
  output = ''
  /** Its exit status, once it has ended. */
  readonly ended: Promise<number | null>
  private child: ChildProcess
  private waiting = new Set<() => void>()

  constructor({ command: [file, ...args], folder, env }: Start) {
    this.child = spawn(file, args, { cwd: folder, env: { ...process.env, HOME: folder, ...env } })
    this.ended = new Promise((resolve, reject) => {
      this.child.once('error', reject)
      this.child.once('close', status => {
        resolve(status)
        this.wake()
      })
    })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', text => {
        this.output += text
        this.wake()
      })
    }
  }

  /** Waits for something to be printed; what the expression found. */
  async printed(expression: RegExp): Promise<RegExpMatchArray> {
    let over = false
    this.ended.then(() => {
      over = true
    })
    for (;;) {
      const found = this.output.match(expression)
      if (found) return found
      if (over) throw new Error(`the program ended without printing ${expression}:\n${this.output}`)
      await new Promise<void>(resolve => this.waiting.add(resolve))
    }
  }

  /** Ends the process and waits until it has gone. */
  async end(signal: NodeJS.Signals = 'SIGTERM') {
    this.child.kill(signal)
    return this.ended
  }

  private wake() {
    for (const resolve of this.waiting) resolve()
    this.waiting.clear()
  }
}

/** An empty folder, and how to remove it. */
export function makeFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'millpond-e2e-')))
}

/** An app that can be served. */
export interface App {
  /** Puts what it needs into a folder and says how it is started there. */
  prepare: (folder: string) => Start
}

/** A Python script of `scripts/`, or of `examples/` if the name says so; `beside` are further files of `scripts/`. */
export function python(name: string, ...beside: string[]): App {
  return {
    prepare(folder) {
      // What lies there stays: another program may just be reading it.
      for (const file of [name, ...beside])
        cpSync(pathOf(file), join(folder, basename(file)), { recursive: true, force: false })
      return { command: [MILLPOND, 'run', join(folder, basename(name))], folder }
    },
  }
}

/** A Python app made of these texts; `app.py` is the script. */
export function written(files: Record<string, string>): App {
  return {
    prepare(folder) {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), text)
      }
      return { command: [MILLPOND, 'run', join(folder, 'app.py')], folder }
    },
  }
}

/** A Rust program of `examples/`. */
export function rust(name: string, env?: Record<string, string>): App {
  const program = join(ROOT, 'target', 'release', 'examples', name)
  return { prepare: folder => ({ command: [program], folder, env }) }
}

/** A function of `scripts/*.rs`; all are in one program. */
export function rustScript(name: string): App {
  return rust('e2e_scripts', { SCRIPT: name })
}

function pathOf(file: string): string {
  return file.startsWith('examples/') ? join(ROOT, file) : join(E2E, 'scripts', file)
}

/** A running app. */
export class Server {
  /** Its folder. */
  readonly folder = makeFolder()
  private program: Program | undefined
  private port = 0

  constructor(
    private app: App,
    private options: string[] = [],
  ) {}

  /** The address of its page, without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** What it printed since it was started last. */
  get output(): string {
    return this.program?.output ?? ''
  }

  /** Starts it; again at the same port, if it ran before. */
  async start() {
    const { command, ...start } = this.app.prepare(this.folder)
    const where = ['--server.address', '127.0.0.1', '--server.port', String(this.port)]
    this.program = new Program({ ...start, command: [...command, ...where, ...this.options] })
    const [, port] = await this.program.printed(/Local URL: http:\/\/localhost:(\d+)/)
    this.port = Number(port)
  }

  /** Replaces a text in one of its files. */
  edit(name: string, from: string | RegExp, to: string) {
    const path = join(this.folder, name)
    const text = readFileSync(path, 'utf8')
    const edited = text.replace(from, to)
    if (edited === text) throw new Error(`nothing to edit in ${name}`)
    writeFileSync(path, edited)
  }

  /** Ends it at once, as a crash would. */
  async kill() {
    await this.program?.end('SIGKILL')
  }

  /** Waits for something to be printed. */
  async printed(expression: RegExp): Promise<RegExpMatchArray> {
    if (!this.program) throw new Error('the server was not started')
    return this.program.printed(expression)
  }

  /** Ends it and removes its folder. */
  async close() {
    await this.program?.end()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
