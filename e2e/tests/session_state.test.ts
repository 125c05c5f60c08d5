// What a session holds, and what callbacks make of it.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { Gate } from '../support/gate'
import { act, byId, connection, main, open, press, settled, texts, tick } from '../support/page'
import { examples, serve, test } from '../support/test'
import { widget } from '../support/ways'

describe.each(examples('counter'))('a counter in $front', ({ app }) => {
  const server = serve(app)
  const told = (page: Page) => texts(main(page))

  test('a callback changes the state before the run that shows it', async ({ page }) => {
    await open(page, server.url)
    expect(await told(page)).toEqual(['count: 0', 'done:'])
    await press(page, 'Add')
    expect(await told(page)).toEqual(['count: 1', 'done: added 1'])
    await page.getByRole('spinbutton', { name: 'Step' }).fill('5')
    await act(page, () => page.keyboard.press('Enter'))
    await press(page, 'Add')
    expect(await told(page)).toEqual(['count: 6', 'done: added 1, changed the step, added 5'])
  })

  test('a text that is left by the press of a button calls back first', async ({ page }) => {
    await open(page, server.url)
    await page.getByRole('spinbutton', { name: 'Step' }).fill('7')
    await press(page, 'Add')
    expect(await told(page)).toEqual(['count: 7', 'done: changed the step, added 7'])
  })

  test('a callback sets the values of widgets', async ({ page }) => {
    await open(page, server.url)
    await page.getByRole('spinbutton', { name: 'Step' }).fill('5')
    await press(page, 'Add')
    await press(page, 'Start anew')
    expect(await told(page)).toEqual(['count: 0', 'done: changed the step, added 5, started anew'])
    expect(await page.getByRole('spinbutton', { name: 'Step' }).inputValue()).toBe('1')
  })

  test('the state outlives reloads and lost connections, and not the tab', async ({ page, context }) => {
    const gate = await new Gate(server.url).listen()
    await open(page, gate.url)
    await press(page, 'Add')
    await page.reload()
    await settled(page)
    expect((await told(page))[0]).toBe('count: 1')
    gate.drop()
    await connection(page, 'PINGING_SERVER')
    await settled(page)
    await press(page, 'Add')
    expect((await told(page))[0]).toBe('count: 2')
    const other = await context.newPage()
    await open(other, gate.url)
    expect((await told(other))[0]).toBe('count: 0')
    await gate.close()
  })

  test('many presses count one by one', async ({ page }) => {
    await open(page, server.url)
    const add = page.getByRole('button', { name: 'Add' })
    await act(page, () =>
      add.evaluate(node => {
        for (let times = 0; times < 10; times++) (node as HTMLButtonElement).click()
      }),
    )
    expect((await told(page))[0]).toBe('count: 10')
  })
})

describe('values of widgets', () => {
  const server = serve(
    written({
      'app.py': `
import streamlit as st

state = st.session_state
if "name" not in state:
    state.name = "set before"
name = st.text_input("Name", key="name")
if st.checkbox("Show"):
    st.slider("Gone", 0, 10, 3, key="gone")
    st.slider("Kept", 0, 10, 3, key="kept", persist_state="session")
if st.button("Too late"):
    state.name = "too late"
if st.button("Delete"):
    del state.name
bound = st.selectbox("Bound", ["wheat", "rye"], key="bound", bind="query-params")
deferred = st.number_input("Deferred", 0, 10, key="deferred", on_change="ignore")
st.text(f"name {name} {state.get('name')}")
st.text(f"gone {state.get('gone')}, kept {state.get('kept')}")
st.text(f"bound {bound}, deferred {deferred}")
st.text(f"keys {sorted(key for key in state if key in ('name', 'gone', 'kept'))}")
`,
    }),
  )
  const told = (page: Page) => texts(main(page))

  test('a value that is set before its widget is drawn is the widget’s', async ({ page }) => {
    await open(page, server.url)
    const name = page.getByRole('textbox', { name: 'Name' })
    expect(await name.inputValue()).toBe('set before')
    await name.fill('Ada')
    await act(page, () => page.keyboard.press('Enter'))
    expect((await told(page))[0]).toBe('name Ada Ada')
  })

  test('setting a value afterwards is refused where it is done', async ({ page }) => {
    await open(page, server.url)
    await press(page, 'Too late')
    const error = byId(page, 'stException')
    expect(await error.innerText()).toContain('StreamlitWidgetAlreadyInstantiatedError')
    expect(await error.innerText()).toContain('name')
    await act(page, () => page.keyboard.press('r'))
    expect(await error.count()).toBe(0)
    expect((await told(page))[0]).toBe('name set before set before')
  })

  test('the value of a widget that is not drawn is forgotten, unless it is to stay', async ({ page }) => {
    await open(page, server.url)
    await tick(page, 'Show')
    for (const name of ['Gone', 'Kept'])
      await act(page, () => page.getByRole('slider', { name }).press('End'))
    expect((await told(page))[1]).toBe('gone 10, kept 10')
    await tick(page, 'Show')
    await act(page, () => page.keyboard.press('r'))
    expect((await told(page)).slice(1)).toEqual([
      'gone None, kept 10',
      'bound wheat, deferred 0',
      "keys ['kept', 'name']",
    ])
    await tick(page, 'Show')
    expect(await page.getByRole('slider', { name: 'Gone' }).getAttribute('aria-valuenow')).toBe('3')
    expect(await page.getByRole('slider', { name: 'Kept' }).getAttribute('aria-valuenow')).toBe('10')
  })

  test('a value that is bound stands in the address, and comes from there', async ({ page }) => {
    await open(page, `${server.url}/?bound=rye`)
    expect((await told(page))[2]).toBe('bound rye, deferred 0')
    expect(await page.getByRole('combobox', { name: 'Bound' }).inputValue()).toBe('rye')
    await page.getByRole('combobox', { name: 'Bound' }).click()
    await act(page, () => page.getByRole('option', { name: 'wheat' }).click())
    await expect.poll(() => new URL(page.url()).searchParams.get('bound') ?? 'wheat').toBe('wheat')
    await page.getByRole('combobox', { name: 'Bound' }).click()
    await act(page, () => page.getByRole('option', { name: 'rye' }).click())
    await expect.poll(() => new URL(page.url()).searchParams.get('bound')).toBe('rye')
  })

  test('a value that does not run the script waits for the next run', async ({ page }) => {
    await open(page, server.url)
    const deferred = widget(page, 'deferred')
    await byId(deferred, 'stNumberInputStepUp').click()
    await byId(deferred, 'stNumberInputStepUp').click()
    expect(await page.getByRole('spinbutton', { name: 'Deferred' }).inputValue()).toBe('2')
    expect((await told(page))[2]).toBe('bound wheat, deferred 0')
    await act(page, () => page.keyboard.press('r'))
    expect((await told(page))[2]).toBe('bound wheat, deferred 2')
  })
})

describe('values outlive', () => {
  const server = serve(
    written({
      'app.py': `
import streamlit as st

state = st.session_state
state.setdefault("called", 0)

def called():
    state.called += 1

state.runs = state.get("runs", 0) + 1
if st.checkbox("Stop"):
    st.stop()
st.text_input("Name", key="name", on_change=called)
keyless = st.text_input("Keyless", on_change=called)
grains = ["rye", "oats", "teff"]
if st.checkbox("Other grains"):
    grains = ["teff", "wheat", "oats"]
some = st.multiselect("Some", grains, key="some")
if st.download_button("Save", str(state.runs), "runs.txt"):
    st.text("saved")
st.text(f"{state.name}|{keyless}|{','.join(some)}|called {state.called}, run {state.runs}")
`,
    }),
  )
  const told = async (page: Page) => (await texts(main(page))).at(-1)
  const fields = (page: Page) =>
    Promise.all(['Name', 'Keyless'].map(name => page.getByRole('textbox', { name }).inputValue()))
  async function enterBoth(page: Page) {
    await open(page, server.url)
    for (const [name, text] of [
      ['Name', 'Ada'],
      ['Keyless', 'Lovelace'],
    ]) {
      await page.getByRole('textbox', { name }).fill(text)
      await act(page, () => page.keyboard.press('Enter'))
    }
    expect(await told(page)).toBe('Ada|Lovelace||called 2, run 3')
  }

  test('that the script stops before their widgets', async ({ page }) => {
    await enterBoth(page)
    await tick(page, 'Stop')
    expect(await page.getByRole('textbox').count()).toBe(0)
    await tick(page, 'Stop')
    expect(await told(page)).toBe('Ada|Lovelace||called 2, run 5')
    expect(await fields(page)).toEqual(['Ada', 'Lovelace'])
  })

  test('that the server is started anew, which is no news to callbacks', async ({ page }) => {
    await enterBoth(page)
    await server.kill()
    await connection(page, 'PINGING_SERVER')
    await server.start()
    await settled(page)
    expect(await told(page)).toBe('Ada|Lovelace||called 0, run 1')
    expect(await fields(page)).toEqual(['Ada', 'Lovelace'])
  })

  test('that what is to be downloaded is another in each run', async ({ page }) => {
    await open(page, server.url)
    await act(page, () => page.getByRole('button', { name: 'Save' }).click())
    expect(await texts(main(page))).toContain('saved')
  })

  test('other options, as far as they are options still', async ({ page }) => {
    await open(page, server.url)
    for (const option of ['rye', 'oats']) {
      await page.getByRole('combobox', { name: 'Some' }).click()
      await act(page, () => page.getByRole('option', { name: option, exact: true }).click())
    }
    await page.keyboard.press('Escape')
    expect(await told(page)).toBe('||rye,oats|called 0, run 3')
    await tick(page, 'Other grains')
    expect(await told(page)).toBe('||oats|called 0, run 4')
    expect(await widget(page, 'some').locator('[data-baseweb=tag]').allInnerTexts()).toEqual(['oats'])
  })
})
