// How widget replay works, rule by rule, as the specification words them.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { Server, written } from '../support/app'
import { forgetNotes, notes } from '../support/notes'
import { act, byId, choose, main, open, press, settled, texts, tick } from '../support/page'
import { serve, test } from '../support/test'

/** A function with widgets under a decorator; it notes its runs. */
const script = (decorator: string) => `
import streamlit as st


def note(what):
    with open("notes.txt", "a") as file:
        file.write(what + "\\n")


${decorator}
def blend(base):
    note(base)
    st.text(f"blending {base}")
    milk = st.checkbox("Milk")
    sugar = st.checkbox("Sugar")
    lemon = base == "tea" and st.checkbox("Lemon")
    return ", ".join([base] + ["milk"] * milk + ["sugar"] * sugar + ["lemon"] * lemon)


base = st.selectbox("Base", ["tea", "coffee"])
st.text(blend(base))
`

const ALLOWING = ['experimental_memo', 'experimental_singleton'].map(decorator => ({
  decorator,
  line: `@st.${decorator}(experimental_allow_widgets=True)`,
}))

describe.each(ALLOWING)('st.$decorator supports widget replay:', ({ line }) => {
  const server = serve(written({ 'app.py': script(line) }))

  test('each unique combination of widget values has its own entry: the function runs the first time, the saved value is used afterwards', async ({
    page,
  }) => {
    forgetNotes(server)
    await open(page, server.url)
    const seen: string[][] = []
    for (const label of ['Milk', 'Sugar', 'Milk', 'Sugar', 'Milk', 'Sugar', 'Milk', 'Sugar']) {
      await tick(page, label)
      seen.push(await texts(main(page)))
    }
    const once = ['tea, milk', 'tea, milk, sugar', 'tea, sugar', 'tea'].map(value => ['blending tea', value])
    expect(seen).toEqual([...once, ...once])
    expect(notes(server)).toHaveLength(4)
    expect(await byId(page, 'stException').count()).toBe(0)
  })

  test('if the arguments change, widgets that render again retain their state', async ({ page }) => {
    await open(page, server.url)
    await tick(page, 'Milk')
    await tick(page, 'Lemon')
    await choose(page, 'Base', 'coffee')
    expect(await boxes(page)).toEqual({ Milk: true, Sugar: false })
    expect(await texts(main(page))).toEqual(['blending coffee', 'coffee, milk'])
  })
})

describe.each(ALLOWING)('with st.$decorator,', ({ line }) => {
  const server = serve(written({ 'app.py': script(line) }), '--server.runOnSave', 'true')

  test('an edit of the function, made while the page is open, invalidates the cache; widgets retain their state', async ({
    page,
  }) => {
    await open(page, server.url)
    await tick(page, 'Milk')
    forgetNotes(server)
    server.edit('app.py', 'blending', 'stirring')
    await page.getByText('stirring tea').waitFor()
    await settled(page)
    expect(await texts(main(page))).toEqual(['stirring tea', 'tea, milk'])
    expect(await boxes(page)).toEqual({ Milk: true, Sugar: false, Lemon: false })
    await tick(page, 'Milk')
    expect(notes(server)).toEqual(['tea', 'tea'])
  })
})

describe('widget replay disabled', () => {
  const server = serve(written({ 'app.py': script('@st.experimental_memo') }))

  test('widgets lead to warnings and are ignored; other elements replay as expected', async ({ page }) => {
    await open(page, server.url)
    for (const again of [() => page.keyboard.press('r'), () => page.reload(), () => undefined]) {
      expect(await texts(main(page))).toEqual(['blending tea', 'tea'])
      expect(await boxes(page)).toEqual({})
      const warnings = await byId(page, 'stException').allInnerTexts()
      expect(warnings).toHaveLength(3)
      for (const warning of warnings) expect(warning).toContain('CachedStFunctionWarning')
      await again()
      await settled(page)
    }
    expect(notes(server)).toEqual(['tea'])
  })
})

/** All kinds of widgets that there are, some of them asked for only sometimes. */
const ALL_KINDS = (decorator: string) => `
import streamlit as st


def note(what):
    with open("notes.txt", "a") as file:
        file.write(what + "\\n")


${decorator}
def order():
    note("order")
    left, right = st.columns(2)
    with left:
        size = st.slider("Size", 0, 10, 3)
        name = st.text_input("Name")
    with right:
        flour = st.selectbox("Flour", ["wheat", "rye"])
        pressed = st.button("Order")
    with st.expander("More", expanded=True):
        detailed = st.checkbox("Detailed")
        depth = st.slider("Depth", 0, 10, 1) if detailed else 0
    if pressed:
        st.success("ordered")
    st.text(f"{size} {name} {flour} {pressed} {depth}")
    return [size, name, flour, pressed, depth]


st.text(f"got {order()}")
`

describe('the behavior of a function with widgets', () => {
  const lines = ['', ...ALLOWING.map(({ line }) => line)]
  const servers = lines.map(line => new Server(written({ 'app.py': ALL_KINDS(line) })))
  beforeAll(() => Promise.all(servers.map(server => server.start())))
  afterAll(() => Promise.all(servers.map(server => server.close())))

  test('does not change when it is decorated, except that it is only executed at a miss', async ({
    context,
  }) => {
    const walks = []
    for (const server of servers) {
      const page = await context.newPage()
      await open(page, server.url)
      const seen = [await shown(page)]
      for (const step of STEPS) {
        await step(page)
        seen.push(await shown(page))
      }
      walks.push(seen)
    }
    const [plain, ...decorated] = walks
    expect(plain.at(-1)?.text).toContain("got [4, 'Ada', 'rye', False, 2]")
    for (const seen of decorated) expect(seen).toEqual(plain)
    const runs = servers.map(server => notes(server).length)
    // A reload runs nothing, so the first run stands for it.
    expect(runs).toEqual([STEPS.length, DISTINCT, DISTINCT])
  })
})

const arrow = (label: string, key: string) => async (page: Page) => {
  await page.getByRole('slider', { name: label }).focus()
  await act(page, () => page.keyboard.press(key))
}

/** What a user does; some of it leads to widget values that were there before. */
const STEPS: ((page: Page) => Promise<unknown>)[] = [
  arrow('Size', 'ArrowRight'),
  arrow('Size', 'ArrowLeft'),
  arrow('Size', 'ArrowRight'),
  page => press(page, 'Order'),
  page => act(page, () => page.keyboard.press('r')),
  page => press(page, 'Order'),
  async page => {
    const field = page.getByRole('textbox', { name: 'Name' })
    await field.fill('Ada')
    await act(page, () => field.press('Enter'))
  },
  page => choose(page, 'Flour', 'rye'),
  page => tick(page, 'Detailed'),
  arrow('Depth', 'ArrowRight'),
  page => tick(page, 'Detailed'),
  page => tick(page, 'Detailed'),
  arrow('Depth', 'ArrowRight'),
  page => page.reload().then(() => settled(page)),
]

/** How many combinations of widget values these steps lead to. */
const DISTINCT = 7

/** What a page shows and what its widgets say. */
async function shown(page: Page) {
  const widgets = main(page).locator('input, [role=slider]')
  return {
    text: await main(page).innerText(),
    widgets: await widgets.evaluateAll(all =>
      all.map(widget => {
        const { checked, value } = widget as HTMLInputElement
        return [checked, value, widget.getAttribute('aria-valuenow')]
      }),
    ),
  }
}

/** The boxes of the page, and whether they are ticked. */
async function boxes(page: Page): Promise<Record<string, boolean>> {
  const all = await byId(main(page), 'stCheckbox').all()
  const entries = all.map(async box => [await box.innerText(), await box.getByRole('checkbox').isChecked()])
  return Object.fromEntries(await Promise.all(entries))
}
