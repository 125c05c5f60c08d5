// Forms: what is given in one waits, and goes together.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { Gate } from '../support/gate'
import { hold, letGo } from '../support/holding'
import { act, byId, connection, main, open, press, running, settled, texts } from '../support/page'
import { serve, test } from '../support/test'
import { widget } from '../support/ways'

describe('forms', () => {
  const server = serve(
    written({
      'app.py': `
import os
import time

import streamlit as st

st.session_state.setdefault("runs", 0)
st.session_state.setdefault("called", [])
st.session_state.runs += 1


def called():
    st.session_state.called.append(f"{st.session_state.name} {st.session_state.sacks}")


st.button("Run")
with st.form("order"):
    name = st.text_input("Name", key="name")
    sacks = st.slider("Sacks", 0, 10, key="sacks")
    organic = st.checkbox("Organic", key="organic")
    ordered = st.form_submit_button("Order", on_click=called)
    cancelled = st.form_submit_button("Cancel")
with st.form("cleared", clear_on_submit=True):
    remark = st.text_input("Remark", "none", key="remark")
    grains = st.multiselect("Grains", ["wheat", "rye"], key="grains")
    sent = st.form_submit_button("Send", type="primary")
with st.form("slow", enter_to_submit=False):
    word = st.text_input("Word", key="word")
    lines = st.text_area("Lines", key="lines")
    st.form_submit_button("Keep")
with st.form("needed"):
    first = st.text_input("First", required=True, key="first")
    second = st.selectbox("Second", ["a", "b"], None, required=True, key="second")
    code = st.text_input("Code", validate=("^[0-9]*$", "Only figures."), key="code")
    st.form_submit_button("Check")
outside = st.text_input("Outside", key="outside")

st.text(f"order {name} {sacks} {organic} {ordered} {cancelled}")
st.text(f"cleared {remark} {grains} {sent}")
st.text(f"slow {word} {lines!r}")
st.text(f"needed {first} {second} {code}")
st.text(f"called {st.session_state.called}")
st.text(f"runs {st.session_state.runs}")
while not os.path.exists("go"):
    time.sleep(0.005)
`,
    }),
  )

  const told = async (page: Page, about: string) => {
    const lines = await texts(main(page))
    return lines.find(line => line.startsWith(`${about} `))?.slice(about.length + 1)
  }
  const field = (page: Page, name: string) => page.getByRole('textbox', { name })
  const submit = (page: Page, name: string) => byId(page, 'stFormSubmitButton').getByRole('button', { name })

  async function opened(page: Page, url = server.url) {
    letGo(server)
    await open(page, url)
  }

  test('all values go with one press, in one run, and the callback has them', async ({ page }) => {
    await opened(page)
    await field(page, 'Name').fill('Ada')
    await page.keyboard.press('Tab')
    await page.keyboard.press('End')
    await page.getByText('Organic').click()
    expect(await told(page, 'runs')).toBe('1')
    await act(page, () => submit(page, 'Order').click())
    expect(await told(page, 'order')).toBe('Ada 10 True True False')
    expect(await told(page, 'called')).toBe("['Ada 10']")
    expect(await told(page, 'runs')).toBe('2')
    await act(page, () => submit(page, 'Cancel').click())
    expect(await told(page, 'order')).toBe('Ada 10 True False True')
    expect(await told(page, 'called')).toBe("['Ada 10']")
    await press(page, 'Run')
    expect(await told(page, 'order')).toBe('Ada 10 True False False')
  })

  test('Enter in a line submits by the first button, unless the form does not want it', async ({ page }) => {
    await opened(page)
    await field(page, 'Name').fill('Grace')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await told(page, 'order')).toBe('Grace 0 False True False')
    await field(page, 'Word').fill('half')
    await page.keyboard.press('Enter')
    await press(page, 'Run')
    expect(await told(page, 'slow')).toBe(" ''")
    await field(page, 'Lines').fill('one')
    await page.keyboard.press('Control+Enter')
    await press(page, 'Run')
    expect(await told(page, 'slow')).toBe(" ''")
    await act(page, () => submit(page, 'Keep').click())
    expect(await told(page, 'slow')).toBe("half 'one'")
  })

  test('what is typed counts when its form is submitted, and stays when something else runs', async ({
    page,
  }) => {
    await opened(page)
    await field(page, 'Name').fill('half of a na')
    await field(page, 'Outside').fill('other')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await told(page, 'order')).toBe(' 0 False False False')
    await act(page, () => submit(page, 'Send').click())
    expect(await field(page, 'Name').inputValue()).toBe('half of a na')
    await field(page, 'Name').focus()
    await page.keyboard.press('End')
    await page.keyboard.type('me')
    await act(page, () => submit(page, 'Order').click())
    expect(await told(page, 'order')).toBe('half of a name 0 False True False')
  })

  test('a form that is cleared shows its defaults, and has the next submission start from them', async ({
    page,
  }) => {
    await opened(page)
    await field(page, 'Remark').fill('soon')
    await page.getByRole('combobox', { name: 'Grains' }).click()
    await page.getByRole('option', { name: 'rye' }).click()
    await page.keyboard.press('Escape')
    await act(page, () => submit(page, 'Send').click())
    expect(await told(page, 'cleared')).toBe("soon ['rye'] True")
    expect(await field(page, 'Remark').inputValue()).toBe('none')
    expect(await widget(page, 'grains').locator('[data-baseweb=tag]').count()).toBe(0)
    await act(page, () => submit(page, 'Send').click())
    expect(await told(page, 'cleared')).toBe('none [] True')
  })

  test('a submission during a slow run is not lost, and two count twice', async ({ page }) => {
    await opened(page)
    hold(server)
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await running(page)
    for (const name of ['Ada', 'Grace']) {
      await field(page, 'Name').fill(name)
      await submit(page, 'Order').click()
    }
    await field(page, 'Name').fill('half')
    letGo(server)
    await settled(page)
    expect(await told(page, 'called')).toBe("['Ada 0', 'Grace 0']")
    expect(await told(page, 'order')).toBe('Grace 0 False True False')
    expect(await field(page, 'Name').inputValue()).toBe('half')
  })

  test('what is missing or wrong is told, focused, and keeps the form from being sent', async ({ page }) => {
    await opened(page)
    await submit(page, 'Check').click()
    await byId(widget(page, 'first'), 'stTextInputError').waitFor()
    await expect.poll(() => field(page, 'First').evaluate(node => node === document.activeElement)).toBe(true)
    await page.keyboard.type('one')
    await submit(page, 'Check').click()
    const second = page.getByRole('combobox', { name: 'Second' })
    await expect.poll(() => second.evaluate(node => node === document.activeElement)).toBe(true)
    expect(await second.getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.type('b')
    await page.keyboard.press('Enter')
    await field(page, 'Code').fill('x')
    await submit(page, 'Check').click()
    await byId(widget(page, 'code'), 'stTextInputError').getByText('Only figures.').waitFor()
    expect(await told(page, 'runs')).toBe('1')
    await field(page, 'Code').fill('12')
    await act(page, () => submit(page, 'Check').click())
    expect(await told(page, 'needed')).toBe('one b 12')
    expect(await told(page, 'runs')).toBe('2')
  })

  test('a form that is half filled survives a lost connection, a submission too', async ({ page }) => {
    const gate = await new Gate(server.url).listen()
    await opened(page, gate.url)
    await field(page, 'Name').fill('Ada')
    await page.getByRole('slider', { name: 'Sacks' }).press('End')
    gate.drop()
    await connection(page, 'PINGING_SERVER')
    await settled(page)
    expect(await field(page, 'Name').inputValue()).toBe('Ada')
    expect(await page.getByRole('slider', { name: 'Sacks' }).getAttribute('aria-valuenow')).toBe('10')
    gate.shut()
    await connection(page, 'PINGING_SERVER')
    await submit(page, 'Order').click()
    gate.reopen()
    await settled(page)
    expect(await told(page, 'order')).toBe('Ada 10 False True False')
    expect(await told(page, 'called')).toBe("['Ada 10']")
    await gate.close()
  })

  test('a reload keeps what was submitted, and not what was half filled', async ({ page }) => {
    await opened(page)
    await field(page, 'Name').fill('Ada')
    await act(page, () => submit(page, 'Order').click())
    await field(page, 'Name').fill('Grace')
    await page.reload()
    await settled(page)
    expect(await field(page, 'Name').inputValue()).toBe('Ada')
  })
})
