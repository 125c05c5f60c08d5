// How widget replay works, rule by rule, for every widget of the specification's list: each has a function of its own,
// without a decorator and under several, and the page's address says which of them are called.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { INPUTS, type Input, keyed, look, type Move, PLAIN, ready } from '../support/moves'
import { forgetNotes, notes } from '../support/notes'
import { act, byId, choose, main, open, press, settled } from '../support/page'
import { serve, test } from '../support/test'

const DECORATORS: Record<string, string> = {
  undecorated: '',
  memo: '@st.experimental_memo(experimental_allow_widgets=True)',
  singleton: '@st.experimental_singleton(experimental_allow_widgets=True)',
  forbidding_memo: '@st.experimental_memo',
  forbidding_singleton: '@st.experimental_singleton',
}

const define = ({ name, call }: Input, decorator: string) => `
${DECORATORS[decorator]}
def ${decorator}_${name}(part):
    note("${decorator}_${name}")
    name = "${name}"
    value = plain(${call})
    st.text(f"${decorator}_${name} drew part {part} for '{value}'")
    return value
`

const SCRIPT = `${PLAIN}

def note(what):
    with open("notes.txt", "a") as file:
        file.write(what + "\\n")

${INPUTS.flatMap(input => Object.keys(DECORATORS).map(decorator => define(input, decorator))).join('\n')}

INPUTS = ${JSON.stringify(INPUTS.map(({ name }) => name))}
part = st.selectbox("Part", [1, 2])
for name in st.query_params.get_all("name") or INPUTS:
    function = globals()[f"{st.query_params['under']}_{name}"]
    try:
        for _ in range(int(st.query_params.get("times", 1))):
            st.text(f"got '{function(part)}'")
    except Exception as error:
        st.exception(error)
st.button("Again")
`

const server = serve(written({ 'app.py': SCRIPT }))
const visit = (page: Page, query: string) => open(page, `${server.url}/?under=${query}`)

describe('without a decorator and with one', () => {
  test.for(INPUTS)(
    '$name behaves the same; the function is only executed at a miss',
    async (input, { page }) => {
      const { name, round, momentary } = input
      const walks = []
      for (const decorator of ['undecorated', 'memo', 'singleton']) {
        const own = `${decorator}_${name}`
        forgetNotes(server)
        await visit(page, `${decorator}&name=${name}`)
        const seen = [await shown(page, input, own)]
        for (const move of [...round, ...round]) {
          await go(page, input, move)
          seen.push(await shown(page, input, own))
          if (momentary || seen.length > 2 * round.length) continue
          await press(page, 'Again')
          seen.push(await shown(page, input, own))
        }
        walks.push(seen)
        expect(notes(server)).toHaveLength(decorator === 'undecorated' ? seen.length : round.length)
      }
      const [plain, ...decorated] = walks
      for (const seen of decorated) expect(seen).toEqual(plain)
    },
  )
})

describe.each(['memo', 'singleton'])('in a %s', decorator => {
  test.for(INPUTS)(
    '$name retains its state where the arguments change, and where the source does, which invalidates',
    async (input, { page }) => {
      const { name, first, round, momentary } = input
      const own = `${decorator}_${name}`
      await visit(page, `${decorator}&name=${name}`)
      if (!momentary) await go(page, input, round[0])
      const reads = momentary ? first : round[0].reads
      await ready(keyed(page, name))
      const state = await look(keyed(page, name))
      const drawn = (verb: string, part: string) => [
        `${own} ${verb} part ${part} for '${reads}'`,
        `got '${reads}'`,
      ]

      for (const part of ['2', '1']) {
        forgetNotes(server)
        await choose(page, 'Part', part)
        expect(await texts(page)).toEqual(drawn('drew', part))
        expect(await look(keyed(page, name))).toEqual(state)
        expect(notes(server)).toEqual(part === '2' ? [own] : [])
      }
      server.edit('app.py', `${own} drew`, `${own} painted`)
      for (const noted of [[own], []]) {
        forgetNotes(server)
        await press(page, 'Again')
        expect(await texts(page)).toEqual(drawn('painted', '1'))
        expect(await look(keyed(page, name))).toEqual(state)
        expect(notes(server)).toEqual(noted)
      }
    },
  )
})

describe.each(['memo', 'singleton'])('in a %s, every widget', decorator => {
  test('drawn twice by the same call is a DuplicateWidgetID error, on a miss and on a hit', async ({
    page,
  }) => {
    await visit(page, `${decorator}&times=2`)
    for (const again of [() => press(page, 'Again'), () => page.reload(), () => undefined]) {
      const errors = await byId(main(page), 'stException').allInnerTexts()
      expect(errors).toHaveLength(INPUTS.length)
      for (const [at, { name, first }] of INPUTS.entries()) {
        expect(errors[at]).toContain('DuplicateWidgetID')
        expect(errors[at]).toContain(name)
        expect(await keyed(page, name).count()).toBe(1)
        expect(await texts(page)).toContain(`got '${first}'`)
      }
      await again()
      await settled(page)
    }
  })

  test('leads to a warning where widgets are not allowed, and has its default', async ({ page }) => {
    forgetNotes(server)
    await visit(page, `forbidding_${decorator}`)
    for (const again of [() => press(page, 'Again'), () => page.reload(), () => undefined]) {
      const warnings = byId(main(page), 'stException')
      const said = await warnings.allInnerTexts()
      expect(said).toHaveLength(INPUTS.length)
      for (const [at, { name }] of INPUTS.entries()) {
        expect(said[at]).toContain('CachedStFunctionWarning')
        expect(said[at]).toContain(`st.${name}()`)
        expect(await warnings.nth(at).getAttribute('data-warning')).toBe('true')
        expect(await keyed(page, name).count()).toBe(0)
      }
      const drawn = INPUTS.flatMap(({ name, first }) => [
        `forbidding_${decorator}_${name} drew part 1 for '${first}'`,
        `got '${first}'`,
      ])
      expect(await texts(page)).toEqual(drawn)
      await again()
      await settled(page)
    }
    expect(notes(server)).toHaveLength(INPUTS.length)
  })
})

/** Makes a move and waits until the script has the value. */
async function go(page: Page, { name }: Input, { make, reads }: Move) {
  await act(page, () => make(keyed(page, name)))
  // A file is a value only once it was sent.
  await expect.poll(async () => (await texts(page)).at(-1)).toBe(`got '${reads}'`)
  await settled(page)
}

/** What a page shows, apart from the function's own name. */
async function shown(page: Page, { name }: Input, own: string) {
  await ready(keyed(page, name))
  const { text, controls } = await look(main(page))
  return { text: text?.replaceAll(own, 'the function'), controls }
}

/** The plain texts. */
async function texts(page: Page) {
  return byId(main(page), 'stText').allTextContents()
}
