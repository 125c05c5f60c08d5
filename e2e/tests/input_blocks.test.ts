// Blocks that the script hears of: tabs, expanders and popovers; and what is selected in frames, by callbacks.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { Gate } from '../support/gate'
import { act, byId, connection, main, open, painted, press, settled, texts } from '../support/page'
import { serve, test } from '../support/test'

const APP = `
import streamlit as st

st.session_state.setdefault("called", [])
st.session_state.setdefault("runs", 0)
st.session_state.runs += 1


def called(what):
    st.session_state.called.append(f"{what} {st.session_state[what]}")


def reset():
    st.session_state.view = "table"
    st.session_state.more = False


table, chart = st.tabs(["table", "chart"], key="view", on_change=called, args=("view",))
with table:
    st.text("in the table")
with chart:
    st.text("in the chart")
more = st.expander("More", key="more", on_change=called, args=("more",))
if more.open:
    more.text("loaded when it is open")
    more.text_input("Within", key="within")
popover = st.popover("Which?", key="which", on_change="rerun")
popover.checkbox("Mine", key="mine")
ignored = st.expander("Ignored")
ignored.text("there all the while")
st.button("Reset", on_click=reset)
st.text(f"table {table.open}, chart {chart.open}, more {more.open}, which {popover.open}, ignored {ignored.open}")
st.text(f"called {st.session_state.called}")
st.text(f"runs {st.session_state.runs}")
`

describe('blocks', () => {
  const server = serve(written({ 'app.py': APP }))
  const told = async (page: Page) => (await texts(main(page))).slice(-3)
  const tab = (page: Page, name: string) => page.getByRole('tab', { name })
  const summary = (page: Page, name: string) =>
    byId(page, 'stExpander').locator('summary').filter({ hasText: name })
  /** Opens or closes the expander; the browser tells of it when the press is over. */
  async function toggle(page: Page, action: () => Promise<unknown>, state: 'visible' | 'detached') {
    await action()
    await page.getByText('loaded when it is open').waitFor({ state })
    await settled(page)
  }
  const closed = 'table True, chart False, more False, which False, ignored None'

  test('a tab is chosen by pointer and by keyboard, and the script hears of it', async ({ page }) => {
    await open(page, server.url)
    expect((await told(page))[0]).toBe(closed)
    await act(page, () => tab(page, 'chart').click())
    expect((await told(page))[0]).toBe(closed.replace('table True, chart False', 'table False, chart True'))
    await tab(page, 'chart').focus()
    await act(page, () => page.keyboard.press('ArrowRight'))
    expect(await told(page)).toEqual([closed, "called ['view chart', 'view table']", 'runs 3'])
    expect(await tab(page, 'table').getAttribute('aria-selected')).toBe('true')
  })

  test('what is in an expander is drawn when it is opened, and it stays open', async ({ page }) => {
    await open(page, server.url)
    expect(await page.getByText('loaded when it is open').count()).toBe(0)
    await toggle(page, () => summary(page, 'More').click(), 'visible')
    await page.getByRole('textbox', { name: 'Within' }).fill('rye')
    await act(page, () => page.keyboard.press('Enter'))
    expect((await told(page))[1]).toBe("called ['more True']")
    await toggle(page, () => summary(page, 'More').press('Enter'), 'detached')
    expect((await told(page))[1]).toBe("called ['more True', 'more False']")
  })

  test('one that the script does not hear of opens without a run', async ({ page }) => {
    await open(page, server.url)
    await summary(page, 'Ignored').click()
    await page.getByText('there all the while').waitFor()
    expect((await told(page))[2]).toBe('runs 1')
    await act(page, () => page.keyboard.press('r'))
    expect(await page.getByText('there all the while').isVisible()).toBe(true)
  })

  test('a popover opens at once, its widgets work, and Escape closes it', async ({ page }) => {
    await open(page, server.url)
    const button = byId(page, 'stPopoverButton')
    await act(page, () => button.click())
    expect((await told(page))[0]).toContain('which True')
    await act(page, () => byId(page, 'stPopoverBody').getByText('Mine').click())
    expect(await byId(page, 'stPopoverBody').getByRole('checkbox').isChecked()).toBe(true)
    await act(page, () => page.keyboard.press('Escape'))
    expect((await told(page))[0]).toContain('which False')
    await expect.poll(() => button.evaluate(node => node === document.activeElement)).toBe(true)
    await act(page, () => button.press('Enter'))
    expect(await byId(page, 'stPopoverBody').getByRole('checkbox').isChecked()).toBe(true)
  })

  test('the session state opens and closes them', async ({ page }) => {
    await open(page, server.url)
    await act(page, () => tab(page, 'chart').click())
    await toggle(page, () => summary(page, 'More').click(), 'visible')
    expect((await told(page))[0]).toContain('table False, chart True, more True')
    await press(page, 'Reset')
    expect((await told(page))[0]).toBe(closed)
    expect(await tab(page, 'table').getAttribute('aria-selected')).toBe('true')
    expect(await byId(page, 'stExpander').first().locator('details').getAttribute('open')).toBe(null)
  })

  test('they stay as they are when the connection is lost, and across a reload', async ({ page }) => {
    const gate = await new Gate(server.url).listen()
    await open(page, gate.url)
    await act(page, () => tab(page, 'chart').click())
    gate.shut()
    await connection(page, 'PINGING_SERVER')
    await summary(page, 'More').click()
    gate.reopen()
    await settled(page)
    await page.getByText('loaded when it is open').waitFor()
    expect((await told(page))[0]).toContain('table False, chart True, more True')
    await page.reload()
    await settled(page)
    await page.getByText('loaded when it is open').waitFor()
    expect(await tab(page, 'chart').getAttribute('aria-selected')).toBe('true')
    await gate.close()
  })
})

describe('selections', () => {
  const server = serve(
    written({
      'app.py': `
import pandas as pd
import streamlit as st

st.session_state.setdefault("called", [])


def called():
    st.session_state.called.append(st.session_state.frame.selection.rows)


st.dataframe(pd.DataFrame({"n": [1, 2, 3]}), key="frame", on_select=called, selection_mode="single-row")
st.text(f"called {st.session_state.called}")
`,
    }),
  )

  test('a selection in a frame calls back', async ({ page }) => {
    await open(page, server.url)
    const grid = byId(page, 'stDataFrameGlideDataEditor')
    await grid.locator('canvas').first().waitFor()
    await painted(grid)
    await grid.click({ position: { x: 20, y: 36 + 34 + 17 } })
    await expect.poll(() => texts(main(page))).toEqual(['called [[1]]'])
  })
})
