// Widgets of memoized functions that appear only for some values of others: every widget of the specification's list, as
// the one that appears and as the one that decides. A call is known by the widgets that it asks, and by no others.

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { written } from '../support/app'
import { INPUTS, type Input, keyed, type Move, PLAIN } from '../support/moves'
import { forgetNotes, notes } from '../support/notes'
import { act, byId, main, open, settled, tick } from '../support/page'
import { serve, test } from '../support/test'

const DECORATORS = ['memo', 'singleton']

// Each widget appears under the one decorator, and decides under the other.
const [APPEARING, DECIDING] = [0, 1].map(from =>
  INPUTS.map((input, at) => ({ ...input, decorator: DECORATORS[(at + from) % 2] })),
)

const define = ({ name, call, first }: Input, decorator: string) => `
@st.experimental_${decorator}(experimental_allow_widgets=True)
def ${decorator}_with_${name}():
    note("run")
    name = "widget"
    return plain(${call}) if st.checkbox("More") else "less"


@st.experimental_${decorator}(experimental_allow_widgets=True)
def ${decorator}_by_${name}():
    note("run")
    name = "widget"
    value = plain(${call})
    if value == ${JSON.stringify(first)}:
        return value
    return f"more {value}" if st.checkbox("More") else value
`

const SCRIPT = `${PLAIN}

def note(what):
    with open("notes.txt", "a") as file:
        file.write(what + "\\n")

${INPUTS.flatMap(input => DECORATORS.map(decorator => define(input, decorator))).join('\n')}

st.text(f"got '{globals()[st.query_params['function']]()}'")
`

const server = serve(written({ 'app.py': SCRIPT }))

/** Opens the page of a function, and begins to count its runs. */
async function visit(page: Page, name: string) {
  forgetNotes(server)
  await open(page, `${server.url}/?function=${name}`)
}

test.for(APPEARING)(
  '$name in a $decorator appears and goes; without it there is a hit, whatever its value was',
  async ({ name, first, round, decorator }, { page }) => {
    await visit(page, `${decorator}_with_${name}`)
    await gives(page, 'less', 1)
    expect(await keyed(page, 'widget').count()).toBe(0)
    await tick(page, 'More')
    await gives(page, first, 2)
    await go(page, round[0], round[0].reads, 3)

    await tick(page, 'More')
    await gives(page, 'less', 3)
    expect(await keyed(page, 'widget').count()).toBe(0)
    await tick(page, 'More')
    await gives(page, first, 3)
    await go(page, round[0], round[0].reads, 3)
  },
)

test.for(DECIDING)(
  'a box appears for some values of $name in a $decorator; for the others there is a hit, ticked or not',
  async ({ name, first, round, momentary, decorator }, { page }) => {
    await visit(page, `${decorator}_by_${name}`)
    await gives(page, first, 1)
    const [move, ...others] = round
    await go(page, move, move.reads, 2)
    await tick(page, 'More')
    // A press is over with the run that it counted for.
    if (momentary) return gives(page, first, 2)

    await gives(page, `more ${move.reads}`, 3)
    let runs = 3
    for (const { make, reads } of others) {
      if (reads !== first) runs += 1
      await go(page, { make, reads }, reads === first ? first : `more ${reads}`, runs)
    }
    expect(await byId(page, 'stCheckbox').count()).toBe(name === 'checkbox' ? 1 : 0)
    await go(page, move, move.reads, runs)
    await tick(page, 'More')
    await gives(page, `more ${move.reads}`, runs)
  },
)

/** Makes a move, and waits for what comes of it. */
async function go(page: Page, { make }: Move, text: string, runs: number) {
  await act(page, () => make(keyed(page, 'widget')))
  await gives(page, text, runs)
}

/** Waits until the function has given a text; it has then run so many times. */
async function gives(page: Page, text: string, runs: number) {
  await expect.poll(() => byId(main(page), 'stText').textContent()).toBe(`got '${text}'`)
  await settled(page)
  expect(notes(server)).toHaveLength(runs)
}
