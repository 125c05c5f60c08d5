// A table that is edited.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { Gate } from '../support/gate'
import { hold, letGo } from '../support/holding'
import { act, byId, connection, main, open, painted, press, settled, texts } from '../support/page'
import { examples, serve, test } from '../support/test'

const grid = (page: Page) => byId(page, 'stDataFrameGlideDataEditor')

/** Opens an app, and waits until its grid is there. */
async function opened(page: Page, url: string) {
  await open(page, url)
  await painted(grid(page))
}

/** Presses a cell by its place; there is a column of boxes before them. */
async function pressCell(page: Page, column: number, row: number, options = {}) {
  const width = (await grid(page).boundingBox())?.width ?? 0
  const first = 40
  const x = first + ((width - first) / 2) * (column + 0.5)
  await grid(page).click({ position: { x, y: 36 + 34 * row + 17 }, ...options })
}

const cell = (page: Page) => page.locator('#portal').locator('input, textarea')

describe.each(examples('edit'))('the stock in $front', ({ app }) => {
  const server = serve(app)
  const told = (page: Page) => texts(main(page))
  const changes = (edited: number, added: number, deleted: number) => [
    `rows edited: ${edited}`,
    `rows added: ${added}`,
    `rows deleted: ${deleted}`,
  ]
  const first = ['grains: wheat, rye, oats', 'sacks: 12, 7, 3']

  test('a cell is edited by typing over it, and the script gets the data with the change', async ({
    page,
  }) => {
    await opened(page, server.url)
    expect(await told(page)).toEqual([...first, ...changes(0, 0, 0)])
    await pressCell(page, 1, 1)
    await page.keyboard.type('70')
    await cell(page).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => told(page)).toEqual([first[0], 'sacks: 12, 70, 3', ...changes(1, 0, 0)])
    // The cell below is the one that the next key edits.
    await page.keyboard.type('9')
    await page.keyboard.press('Enter')
    await expect.poll(() => told(page)).toEqual([first[0], 'sacks: 12, 70, 9', ...changes(2, 0, 0)])
  })

  test('a cell is opened by Enter, given up by Escape, and refuses what does not fit', async ({ page }) => {
    await opened(page, server.url)
    await pressCell(page, 1, 0)
    await page.keyboard.press('Enter')
    await expect.poll(() => cell(page).inputValue()).toBe('12')
    await page.keyboard.type('99')
    await page.keyboard.press('Escape')
    await cell(page).waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await cell(page).waitFor()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('-1')
    await page.locator('#portal').getByRole('alert').waitFor()
    await page.keyboard.press('Enter')
    expect(await cell(page).count()).toBe(1)
    await page.keyboard.press('Escape')
    await settled(page)
    expect(await told(page)).toEqual([...first, ...changes(0, 0, 0)])
  })

  test('changes are taken back and made again', async ({ page }) => {
    await opened(page, server.url)
    await pressCell(page, 0, 0)
    await page.keyboard.type('spelt')
    await cell(page).waitFor()
    await page.keyboard.press('Enter')
    const changed = ['grains: spelt, rye, oats', first[1], ...changes(1, 0, 0)]
    await expect.poll(() => told(page)).toEqual(changed)
    await page.keyboard.press('Control+z')
    await expect.poll(() => told(page)).toEqual([...first, ...changes(0, 0, 0)])
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => told(page)).toEqual(changed)
  })

  test('a row is added, and counts once it is complete', async ({ page }) => {
    await opened(page, server.url)
    await grid(page).hover()
    await page.getByRole('button', { name: 'Add a row' }).click()
    await cell(page).waitFor()
    await byId(page, 'stDataFrame').getByRole('status').getByText('for want of Grain').waitFor()
    expect(await told(page)).toEqual([...first, ...changes(0, 0, 0)])
    await page.keyboard.type('barley')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => told(page))
      .toEqual(['grains: wheat, rye, oats, barley', 'sacks: 12, 7, 3, 0', ...changes(0, 1, 0)])
  })

  test('rows are selected and deleted', async ({ page }) => {
    await opened(page, server.url)
    for (const row of [0, 2]) await grid(page).click({ position: { x: 20, y: 36 + 34 * row + 17 } })
    await page.getByRole('button', { name: 'Delete rows' }).click()
    await expect.poll(() => told(page)).toEqual(['grains: rye', 'sacks: 7', ...changes(0, 0, 2)])
  })

  test('a block of cells is pasted, and what does not fit is told', async ({ page }) => {
    await opened(page, server.url)
    await pressCell(page, 0, 1)
    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'barley\t5\nspelt\tmany\nmaize\t8')
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData }))
    })
    await expect
      .poll(() => told(page))
      .toEqual(['grains: wheat, barley, spelt, maize', 'sacks: 12, 5, 3, 8', ...changes(2, 1, 0)])
    await byId(page, 'stDataFrame').getByRole('status').getByText('One value does not fit').waitFor()
  })

  test('changes stay across a reload and a lost connection, and what is half typed across the latter', async ({
    page,
  }) => {
    const gate = await new Gate(server.url).listen()
    await opened(page, gate.url)
    await pressCell(page, 1, 0)
    await page.keyboard.type('1')
    await cell(page).waitFor()
    gate.drop()
    await connection(page, 'PINGING_SERVER')
    await settled(page)
    await page.keyboard.type('3')
    expect(await cell(page).inputValue()).toBe('13')
    gate.shut()
    await connection(page, 'PINGING_SERVER')
    await page.keyboard.press('Enter')
    gate.reopen()
    await settled(page)
    const changed = [first[0], 'sacks: 13, 7, 3', ...changes(1, 0, 0)]
    expect(await told(page)).toEqual(changed)
    await page.reload()
    await settled(page)
    expect(await told(page)).toEqual(changed)
    await painted(grid(page))
    await pressCell(page, 1, 0)
    await page.keyboard.press('Enter')
    await expect.poll(() => cell(page).inputValue()).toBe('13')
    await gate.close()
  })
})

describe('editors', () => {
  const server = serve(
    written({
      'app.py': `
import os
import time

import pandas as pd
import streamlit as st

st.session_state.setdefault("called", [])


def called():
    st.session_state.called.append(st.session_state[f"editor-{st.session_state.number}"]["edited_rows"])


number = st.session_state.setdefault("number", 0)
frame = pd.DataFrame({"on": [True, False], "name": ["a", "b"]})
edited = st.data_editor(
    frame,
    hide_index=True,
    disabled=["name"] if st.checkbox("Fixed") else st.checkbox("Shut"),
    key=f"editor-{number}",
    on_change=called,
)
if st.button("Anew"):
    st.session_state.number += 1
    st.rerun()
st.text(f"{edited['on'].tolist()} {edited['name'].tolist()}")
st.text(f"{st.session_state.called}")
st.text(f"{frame['on'].tolist()}")
while not os.path.exists("go"):
    time.sleep(0.005)
`,
    }),
  )
  const told = (page: Page) => texts(main(page))
  const at = (column: number, row: number) => async (page: Page) => {
    const width = (await grid(page).boundingBox())?.width ?? 0
    await grid(page).click({ position: { x: (width / 2) * (column + 0.5), y: 36 + 34 * row + 17 } })
  }

  test('a box is ticked by the pointer and by space, and calls back; the data given stays as it was', async ({
    page,
  }) => {
    letGo(server)
    await opened(page, server.url)
    await at(0, 1)(page)
    await expect
      .poll(() => told(page))
      .toEqual(["[True, True] ['a', 'b']", "[{1: {'on': True}}]", '[True, False]'])
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Space')
    await expect.poll(async () => (await told(page))[0]).toBe("[False, True] ['a', 'b']")
  })

  test('what is fixed or disabled is not edited', async ({ page }) => {
    letGo(server)
    await opened(page, server.url)
    await act(page, () => page.getByText('Fixed').click())
    await at(1, 0)(page)
    await page.keyboard.type('x')
    await page.keyboard.press('Enter')
    expect(await cell(page).count()).toBe(0)
    await act(page, () => page.getByText('Fixed').click())
    await act(page, () => page.getByText('Shut').click())
    await at(0, 0)(page)
    await act(page, () => page.locator('body').press('r'))
    expect(await told(page)).toEqual(["[True, False] ['a', 'b']", '[]', '[True, False]'])
  })

  test('a change shows at once in a slow run; what is half typed stays when that ends', async ({ page }) => {
    letGo(server)
    await opened(page, server.url)
    hold(server)
    await page.getByRole('button', { name: 'Anew' }).focus()
    await page.keyboard.press('r')
    await at(1, 0)(page)
    await page.keyboard.type('al')
    await cell(page).waitFor()
    letGo(server)
    await settled(page)
    await page.keyboard.type('pha')
    expect(await cell(page).inputValue()).toBe('alpha')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await told(page))[0]).toBe("[True, False] ['alpha', 'b']")
  })

  test('under another key it is as the data is', async ({ page }) => {
    letGo(server)
    await opened(page, server.url)
    await at(0, 1)(page)
    await expect.poll(async () => (await told(page))[0]).toBe("[True, True] ['a', 'b']")
    await press(page, 'Anew')
    expect((await told(page))[0]).toBe("[True, False] ['a', 'b']")
    await painted(grid(page))
    await at(0, 0)(page)
    await expect.poll(async () => (await told(page))[0]).toBe("[False, False] ['a', 'b']")
  })
})
