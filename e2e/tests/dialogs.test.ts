// Dialogs: above the page, with widgets that run them alone.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { Gate } from '../support/gate'
import { act, connection, main, open, settled, texts } from '../support/page'
import { examples, serve, test } from '../support/test'

const dialog = (page: Page) => page.getByRole('dialog')

/** Opens a dialog by a button. */
async function opened(page: Page, name: string | RegExp) {
  await act(page, () => page.getByRole('button', { name }).click())
  await dialog(page).waitFor()
}

describe.each(examples('order'))('an order in $front', ({ app }) => {
  const server = serve(app)
  const line = async (page: Page, start: string) =>
    (await texts(main(page)))
      .find(text => text.startsWith(start))
      ?.slice(start.length)
      .trim()

  test('a form is submitted, a dialog asks back, and its answer closes it', async ({ page }) => {
    await open(page, server.url)
    await page.getByRole('spinbutton', { name: 'Sacks' }).fill('3')
    await opened(page, 'Order')
    expect(await texts(dialog(page))).toEqual(['3 sacks of wheat'])
    // The form is clear again below the dialog.
    expect(await page.locator('.st-key-sacks input').inputValue()).toBe('10')
    await act(page, () => dialog(page).getByRole('button', { name: 'Yes' }).click())
    await dialog(page).waitFor({ state: 'detached' })
    expect(await line(page, 'orders:')).toBe('3 sacks of wheat')
  })

  test('a dialog that is closed answers nothing, and can come again', async ({ page }) => {
    await open(page, server.url)
    for (const close of [
      () => page.keyboard.press('Escape'),
      () => dialog(page).getByRole('button', { name: 'Close' }).click(),
      () => page.mouse.click(5, 400),
    ]) {
      await opened(page, 'Order')
      await close()
      await dialog(page).waitFor({ state: 'detached' })
      expect(await line(page, 'orders:')).toBe('')
    }
    expect(await line(page, 'runs of the script:')).toBe('4')
  })
})

describe('dialogs', () => {
  const server = serve(
    written({
      'app.py': `
import streamlit as st

st.session_state.setdefault("runs", 0)
st.session_state.setdefault("within", 0)
st.session_state.setdefault("dismissed", 0)
st.session_state.runs += 1


def dismissed():
    st.session_state.dismissed += 1


@st.dialog("Ask", on_dismiss=dismissed)
def ask(grain):
    st.session_state.within += 1
    sacks = st.slider("Sacks", 0, 10, key="sacks")
    name = st.text_input("Name", key="name")
    st.selectbox("Where to", ["Ulm", "Bern"], key="where")
    st.text(f"{sacks} of {grain} for {name}, {st.session_state.within}")
    if st.button("Done"):
        st.session_state.done = f"{sacks} for {name}"
        st.rerun()


@st.dialog("Firm", dismissible=False)
def firm():
    if st.button("Let me out"):
        st.rerun()


if st.button("Open", shortcut="Ctrl+O"):
    ask("rye")
if st.button("Open firmly"):
    firm()
st.text(f"done {st.session_state.get('done')}, dismissed {st.session_state.dismissed}")
st.text(f"runs {st.session_state.runs}")
`,
    }),
  )
  const told = async (page: Page) => (await texts(main(page))).join('; ')
  const within = async (page: Page) => (await texts(dialog(page))).join()

  test('widgets in it run it alone, and it stays', async ({ page }) => {
    await open(page, server.url)
    await opened(page, /^Open(Ctrl.O)?$/)
    await act(page, () => dialog(page).getByRole('slider').press('End'))
    await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Ada')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await within(page)).toBe('10 of rye for Ada, 3')
    // A list above it is open, and closes alone.
    await dialog(page).getByRole('combobox').click()
    await page.getByRole('option', { name: 'Bern' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('option').count()).toBe(0)
    expect(await page.getByRole('dialog', { name: 'Ask' }).count()).toBe(1)
    expect(await told(page)).toBe('done None, dismissed 0; runs 2')
    await act(page, () => dialog(page).getByRole('button', { name: 'Done' }).click())
    await dialog(page).waitFor({ state: 'detached' })
    expect(await told(page)).toBe('done 10 for Ada, dismissed 0; runs 3')
  })

  test('it has the focus, keeps it, and gives it back; the page’s keys wait', async ({ page }) => {
    await open(page, server.url)
    const opener = page.getByRole('button', { name: /^Open(Ctrl.O)?$/ })
    await opener.focus()
    await act(page, () => page.keyboard.press('Enter'))
    const isWithin = () => page.evaluate(() => Boolean(document.activeElement?.closest('[role=dialog]')))
    await expect.poll(isWithin).toBe(true)
    for (let step = 0; step < 8; step++) {
      await page.keyboard.press('Tab')
      expect(await isWithin()).toBe(true)
    }
    await dialog(page).getByRole('button', { name: 'Done' }).focus()
    await page.keyboard.press('r')
    await page.keyboard.press('Control+o')
    expect(await told(page)).toContain('runs 2')
    await act(page, () => page.keyboard.press('Escape'))
    await expect.poll(() => opener.evaluate(node => node === document.activeElement)).toBe(true)
  })

  test('the script hears of its being closed, and it stays closed', async ({ page }) => {
    await open(page, server.url)
    await opened(page, /^Open(Ctrl.O)?$/)
    await act(page, () => page.keyboard.press('Escape'))
    expect(await told(page)).toBe('done None, dismissed 1; runs 3')
    await act(page, () => page.keyboard.press('r'))
    expect(await dialog(page).count()).toBe(0)
    await opened(page, /^Open(Ctrl.O)?$/)
    await dialog(page).waitFor()
  })

  test('one that can’t be closed stays until the script closes it', async ({ page }) => {
    await open(page, server.url)
    await opened(page, 'Open firmly')
    await page.keyboard.press('Escape')
    await page.mouse.click(5, 400)
    expect(await dialog(page).count()).toBe(1)
    expect(await dialog(page).getByRole('button', { name: 'Close' }).count()).toBe(0)
    await act(page, () => dialog(page).getByRole('button', { name: 'Let me out' }).click())
    await dialog(page).waitFor({ state: 'detached' })
  })

  test('it survives a lost connection with what is half typed in it', async ({ page }) => {
    const gate = await new Gate(server.url).listen()
    await open(page, gate.url)
    await opened(page, /^Open(Ctrl.O)?$/)
    const name = dialog(page).getByRole('textbox', { name: 'Name' })
    await name.focus()
    await page.keyboard.type('half')
    gate.drop()
    await connection(page, 'PINGING_SERVER')
    await settled(page)
    expect(await name.inputValue()).toBe('half')
    expect(await name.evaluate(node => node === document.activeElement)).toBe(true)
    await act(page, () => page.keyboard.press('Enter'))
    expect(await within(page)).toMatch(/for half, 2$/)
    await gate.close()
  })
})
