// Buttons: each press counts, and counts once.

import { buffer } from 'node:stream/consumers'
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { Gate } from '../support/gate'
import { hold, letGo } from '../support/holding'
import { act, byId, connection, main, open, running, settled, texts } from '../support/page'
import { serve, test } from '../support/test'
import { widget } from '../support/ways'

describe('presses', () => {
  const server = serve(
    written({
      'app.py': `
import os
import time

import streamlit as st

st.session_state.setdefault("seen", 0)
st.session_state.setdefault("called", 0)
st.session_state.setdefault("chosen", [])


def called(by):
    st.session_state.called += by


def chosen():
    st.session_state.chosen.append(st.session_state.menu)


if st.button("Count", key="count", on_click=called, args=(1,)):
    st.session_state.seen += 1
name = st.text_input("Name")
choice = st.menu_button("Mill", ["start", "stop", "repair"], key="menu", on_click=chosen)
st.button("Shut", disabled=True, on_click=called, args=(100,), shortcut="Ctrl+J")
st.menu_button("Shut menu", ["start"], disabled=True)
st.button("Keyed", shortcut="Ctrl+K", on_click=called, kwargs={"by": 10})
st.text(f"seen {st.session_state.seen}, called {st.session_state.called}")
st.text(f"{choice} {st.session_state.chosen}")
st.text(f"name {name}")
while not os.path.exists("go"):
    time.sleep(0.005)
`,
    }),
  )

  async function opened(page: Page, url = server.url) {
    letGo(server)
    await open(page, url)
  }
  const told = (page: Page) => texts(main(page))
  const counting = (page: Page) => widget(page, 'count').getByRole('button')

  test('three presses during a slow run count three times', async ({ page }) => {
    await opened(page)
    hold(server)
    await page.keyboard.press('r')
    await running(page)
    for (let times = 0; times < 3; times++) await counting(page).click()
    letGo(server)
    await settled(page)
    expect((await told(page))[0]).toBe('seen 3, called 3')
  })

  test('three presses as fast as can be count three times', async ({ page }) => {
    await opened(page)
    await act(page, () =>
      counting(page).evaluate(node => {
        for (let times = 0; times < 3; times++) (node as HTMLButtonElement).click()
      }),
    )
    expect((await told(page))[0]).toBe('seen 3, called 3')
  })

  test('a press after a text counts with the text, and a press before it without', async ({ page }) => {
    await opened(page)
    await page.getByRole('textbox', { name: 'Name' }).focus()
    await page.keyboard.type('Ada')
    await act(page, () => counting(page).click())
    expect(await told(page)).toEqual(['seen 1, called 1', 'None []', 'name Ada'])
  })

  test('presses while there is no connection count once each, and are not lost', async ({ page }) => {
    const gate = await new Gate(server.url).listen()
    await opened(page, gate.url)
    gate.shut()
    await connection(page, 'PINGING_SERVER')
    for (let times = 0; times < 3; times++) await counting(page).click()
    gate.reopen()
    await settled(page)
    expect((await told(page))[0]).toBe('seen 3, called 3')
    gate.drop()
    await connection(page, 'PINGING_SERVER')
    await settled(page)
    await act(page, () => page.keyboard.press('r'))
    expect((await told(page))[0]).toBe('seen 3, called 3')
    await gate.close()
  })

  test('Enter and space press the button with the focus, which stays there', async ({ page }) => {
    await opened(page)
    await counting(page).focus()
    for (const key of ['Enter', 'Space']) await act(page, () => page.keyboard.press(key))
    expect((await told(page))[0]).toBe('seen 2, called 2')
    expect(await counting(page).evaluate(node => node === document.activeElement)).toBe(true)
  })

  test('a shortcut presses its button from anywhere, but not one that is disabled', async ({ page }) => {
    await opened(page)
    await act(page, () => page.keyboard.press('Control+k'))
    await page.getByRole('textbox', { name: 'Name' }).focus()
    await page.keyboard.type('half')
    await act(page, () => page.keyboard.press('Control+k'))
    await page.keyboard.press('Control+j')
    await act(page, () => page.keyboard.press('Enter'))
    // What was half typed counted before the press.
    expect(await told(page)).toEqual(['seen 0, called 20', 'None []', 'name half'])
    const keyed = page.getByRole('button', { name: 'Keyed' })
    expect(await keyed.getAttribute('aria-keyshortcuts')).toBe('Control+K')
  })

  test('something to do is chosen by the pointer and by the keyboard, for one run', async ({ page }) => {
    await opened(page)
    const menu = widget(page, 'menu').getByRole('button')
    await menu.click()
    await act(page, () => page.getByRole('menuitem', { name: 'stop' }).click())
    expect((await told(page))[1]).toBe("stop ['stop']")
    await act(page, () => counting(page).click())
    expect((await told(page))[1]).toBe("None ['stop']")
    await menu.focus()
    await page.keyboard.press('ArrowUp')
    await expect
      .poll(() =>
        page.getByRole('menuitem', { name: 'repair' }).evaluate(node => node === document.activeElement),
      )
      .toBe(true)
    await page.keyboard.press('ArrowUp')
    await act(page, () => page.keyboard.press('Enter'))
    expect((await told(page))[1]).toBe("stop ['stop', 'stop']")
    await expect.poll(() => menu.evaluate(node => node === document.activeElement)).toBe(true)
    await menu.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    expect((await told(page))[1]).toBe("stop ['stop', 'stop']")
  })

  test('two choices from a menu during a slow run count one after the other', async ({ page }) => {
    await opened(page)
    const menu = widget(page, 'menu').getByRole('button')
    hold(server)
    await page.keyboard.press('r')
    await running(page)
    for (const name of ['repair', 'start']) {
      await menu.click()
      await page.getByRole('menuitem', { name }).click()
    }
    letGo(server)
    await settled(page)
    expect((await told(page))[1]).toBe("start ['repair', 'start']")
  })

  test('what is disabled is not pressed', async ({ page }) => {
    await opened(page)
    for (const name of ['Shut', 'Shut menu']) {
      const button = page.getByRole('button', { name, exact: true })
      expect(await button.isDisabled()).toBe(true)
      await button.click({ force: true })
    }
    await act(page, () => page.keyboard.press('r'))
    expect((await told(page))[0]).toBe('seen 0, called 0')
    expect(await page.getByRole('menu').count()).toBe(0)
  })
})

describe('downloads', () => {
  const server = serve(
    written({
      'app.py': `
import streamlit as st

st.session_state.setdefault("runs", 0)
st.session_state.setdefault("made", 0)
st.session_state.runs += 1


def make():
    st.session_state.made += 1
    return f"made {st.session_state.made}, {name}"


def fail():
    raise ValueError("the mill burns")


name = st.text_input("Name")
text = st.download_button("Text", "wheat,12", "prices.csv", "text/csv")
st.download_button("Bytes", bytes(range(256)) * 4096, "all.bin")
st.download_button("Quiet", "quiet", on_click="ignore")
st.download_button("Made", make, "made.txt")
st.download_button("Failing", fail)
st.text(f"runs {st.session_state.runs}, made {st.session_state.made}, text {text}")
`,
    }),
  )
  const told = (page: Page) => texts(main(page))

  async function downloaded(page: Page, name: string) {
    const [download] = await Promise.all([page.waitForEvent('download'), downloadButton(page, name).click()])
    return { name: download.suggestedFilename(), content: await buffer(await download.createReadStream()) }
  }
  const downloadButton = (page: Page, name: string): Locator =>
    byId(page, 'stDownloadButton').getByRole('button', { name })

  test('content that is there is downloaded, and the script hears of the press for one run', async ({
    page,
  }) => {
    await open(page, server.url)
    const { name, content } = await downloaded(page, 'Text')
    expect([name, content.toString()]).toEqual(['prices.csv', 'wheat,12'])
    await settled(page)
    expect(await told(page)).toEqual(['runs 2, made 0, text True'])
    await act(page, () => page.keyboard.press('r'))
    expect(await told(page)).toEqual(['runs 3, made 0, text False'])
    const bytes = await downloaded(page, 'Bytes')
    expect(bytes.name).toBe('all.bin')
    expect(bytes.content.equals(Buffer.concat(Array(4096).fill(Buffer.from([...Array(256).keys()]))))).toBe(
      true,
    )
  })

  test('where the script does not want to hear of it, nothing runs', async ({ page }) => {
    await open(page, server.url)
    const { name, content } = await downloaded(page, 'Quiet')
    expect([name, content.toString()]).toEqual(['download.txt', 'quiet'])
    await act(page, () => page.keyboard.press('r'))
    expect(await told(page)).toEqual(['runs 2, made 0, text False'])
  })

  test('what a function gives is made at the press, from what the session is then', async ({ page }) => {
    await open(page, server.url)
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada')
    await act(page, () => page.keyboard.press('Enter'))
    const { name, content } = await downloaded(page, 'Made')
    expect([name, content.toString()]).toEqual(['made.txt', 'made 1, Ada'])
    await settled(page)
    await act(page, () => page.keyboard.press('r'))
    expect((await told(page))[0]).toMatch(/, made 1, text False$/)
  })

  test('a function that fails is told at the button', async ({ page }) => {
    await open(page, server.url)
    await downloadButton(page, 'Failing').click()
    await byId(page, 'stDownloadButtonError').getByText('the mill burns').waitFor()
    await settled(page)
  })
})
