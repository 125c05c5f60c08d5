// Every widget of the specification's list in memoized functions, with a callback and with its value in the session's
// state: a hit serves both as a run of the function does, and so does what was on disk when the server began.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, vi } from 'vitest'
import { Server, written } from '../support/app'
import { INPUTS, type Input, keyed, look, type Move, PLAIN } from '../support/moves'
import { forgetNotes, notes } from '../support/notes'
import { act, byId, main, open, settled } from '../support/page'
import { newContext, serve, test } from '../support/test'

const DECORATORS: Record<string, string> = {
  memo: '@st.experimental_memo(experimental_allow_widgets=True)',
  singleton: '@st.experimental_singleton(experimental_allow_widgets=True)',
  persisted: '@st.experimental_memo(persist="disk", experimental_allow_widgets=True)',
}

const define = (input: Input, decorator: string) => `
${DECORATORS[decorator]}
def ${decorator}_${input.name}():
    note("run")
    name = "widget"
    value = plain(${called(input)})
    st.text(f"drawn for '{value}'")
    return value
`

const called = ({ call, momentary }: Input) =>
  call.replace(/\)$/, `, ${momentary ? 'on_click' : 'on_change'}=hear, args=("heard",))`)

const SCRIPT = `${PLAIN}

def note(what):
    with open("notes.txt", "a") as file:
        file.write(what + "\\n")


def hear(what):
    note(f"{what} '{plain(st.session_state.widget)}'")

${INPUTS.flatMap(input => Object.keys(DECORATORS).map(decorator => define(input, decorator))).join('\n')}

st.text(f"got '{globals()[st.query_params['function']]()}'")
st.text(f"state '{plain(st.session_state.widget)}'")
`

/** What outlives a server on an open page. A file went with the server that had it, and a press is over. */
const LASTING = INPUTS.filter(
  ({ name, momentary }) => !momentary && !['camera_input', 'file_uploader'].includes(name),
)

const app = written({ 'app.py': SCRIPT })
const address = (server: Server, name: string) => `${server.url}/?function=${name}`

describe.each(['memo', 'singleton'])('in a %s,', decorator => {
  const server = serve(app)

  test.for(INPUTS)(
    '$name calls its callback and has its value in the state, on a miss and on a hit',
    async (input, { page }) => {
      forgetNotes(server)
      await open(page, address(server, `${decorator}_${input.name}`))
      await shows(page, input.first)
      expect(await walk(server, page, input)).toEqual(['run', ...expectedOf(input, true)])
      expect(await walk(server, page, input)).toEqual(expectedOf(input, false))
    },
  )
})

describe('from the disk,', () => {
  const server = new Server(app)
  const kept = new Map<string, Page>()
  let context: BrowserContext

  // Each function has run for each value of its widget, and its page is left at another one than the first.
  beforeAll(async () => {
    context = await newContext()
    await server.start()
    for (const input of INPUTS) {
      const page = await context.newPage()
      kept.set(input.name, page)
      await open(page, address(server, `persisted_${input.name}`))
      await walk(server, page, input)
      if (!input.momentary) await go(page, input.round[0])
    }
    await server.kill()
    await server.start()
    for (const page of kept.values()) await settled(page)
    for (const { name, round } of LASTING) await shows(keptPage(name), round[0].reads)
  })
  afterAll(async () => {
    await context?.close()
    await server.close()
  })

  test.for(INPUTS)(
    '$name is there in a new process: no run, its callback, its value in the state',
    async (input, { page }) => {
      forgetNotes(server)
      await open(page, address(server, `persisted_${input.name}`))
      await shows(page, input.first)
      for (let times = 0; times < 2; times++)
        expect(await walk(server, page, input)).toEqual(expectedOf(input, false))
    },
  )

  test.for(LASTING)(
    '$name of a page that was open all the while is as it was',
    async ({ name, round }, { page }) => {
      await open(page, address(server, `persisted_${name}`))
      await go(page, round[0])
      expect(await look(keyed(keptPage(name), 'widget'))).toEqual(await look(keyed(page, 'widget')))
    },
  )

  function keptPage(name: string): Page {
    const page = kept.get(name)
    if (!page) throw new Error(`there is no page for ${name}`)
    return page
  }
})

/** Makes all moves, which end where they began, and gives what was noted on the way. */
async function walk(server: Server, page: Page, { round }: Input): Promise<string[]> {
  for (const move of round) await go(page, move)
  const noted = notes(server)
  forgetNotes(server)
  return noted
}

/** What is noted on the way: each new value is heard, and those that were not there before have a run. */
function expectedOf({ first, round, momentary }: Input, isNew: boolean): string[] {
  return round.flatMap(({ reads }) => [
    // Nobody hears of the end of a press.
    ...(momentary && reads === first ? [] : [`heard '${reads}'`]),
    ...(isNew && reads !== first ? ['run'] : []),
  ])
}

/** Makes a move and waits until the script has the value. */
async function go(page: Page, { make, reads }: Move) {
  await act(page, () => make(keyed(page, 'widget')))
  // A file is a value only once it was sent.
  await shows(page, reads)
}

/** Waits until a page shows what comes of a value. */
async function shows(page: Page, reads: string) {
  const lines = [`drawn for '${reads}'`, `got '${reads}'`, `state '${reads}'`]
  await vi.waitFor(async () => expect(await texts(page)).toEqual(lines), { timeout: 25_000, interval: 20 })
  await settled(page)
}

const texts = (page: Page) => byId(main(page), 'stText').allTextContents()
