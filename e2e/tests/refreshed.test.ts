// Results that are computed anew in the background.

import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { notes } from '../support/notes'
import { act, byId, main, open } from '../support/page'
import { serve, test } from '../support/test'

/** Each computation but the first goes on until the test lets it. */
const SCRIPT = `
import os
import time

import streamlit as st


def note(what):
    with open("notes.txt", "a") as file:
        file.write(what + "\\n")


def begun():
    with open("notes.txt", "a+") as file:
        file.seek(0)
        return file.read().count("begun")


@st.cache_data(ttl=0.2, refresh_mode="background", show_spinner=False)
def load():
    note("begun")
    number = begun()
    while number > 1 and not os.path.exists("go"):
        time.sleep(0.005)
    st.text(f"drawn {number}")
    note(f"done {number}")
    return number


st.text(f"value {load()}")
`

describe('Python', () => {
  // A result past its time is given for as long as the test may take.
  const patient = ['--runner.cacheBackgroundRefreshTTLMultiplier', '1000']
  const server = serve(written({ 'app.py': SCRIPT }), ...patient)

  test('past its time the old result shows at once, and the new one in the next run', async ({ page }) => {
    await open(page, server.url)
    expect(await shown(page)).toEqual(['drawn 1', 'value 1'])

    await new Promise(resolve => setTimeout(resolve, 250))
    await act(page, () => page.keyboard.press('r'))
    expect(await shown(page)).toEqual(['drawn 1', 'value 1'])
    await expect.poll(() => notes(server)).toEqual(['begun', 'done 1', 'begun'])

    // While it is computed, it is not begun again.
    await act(page, () => page.keyboard.press('r'))
    expect(await shown(page)).toEqual(['drawn 1', 'value 1'])
    expect(notes(server)).toHaveLength(3)

    writeFileSync(join(server.folder, 'go'), '')
    await expect.poll(() => notes(server)).toContain('done 2')
    expect(await shown(page)).toEqual(['drawn 1', 'value 1'])
    rmSync(join(server.folder, 'go'))
    await act(page, () => page.keyboard.press('r'))
    expect(await shown(page)).toEqual(['drawn 2', 'value 2'])
    writeFileSync(join(server.folder, 'go'), '')
  })
})

const shown = (page: Page) => byId(main(page), 'stText').allTextContents()
