// Memos on disk: they outlive the server, and can be there before it.

import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { MILLPOND, Program, Server, written } from '../support/app'
import { notes } from '../support/notes'
import { act, byId, connection, main, open, settled, tick } from '../support/page'
import { serve, test, twins } from '../support/test'

const shown = (page: Page) => byId(main(page), 'stText').allTextContents()

describe.each(twins('persisted', 'noting.py'))('$front', ({ app }) => {
  const server = serve(app)

  test('after a restart of the server the page has the same values and drawing, and nothing runs again', async ({
    page,
    context,
  }) => {
    await open(page, server.url)
    await tick(page, 'Second')
    const before = await shown(page)
    expect(before).toHaveLength(4)
    expect(notes(server)).toEqual(['load first', 'load second'])

    await server.kill()
    await connection(page, 'PINGING_SERVER')
    await server.start()
    await settled(page)
    await act(page, () => page.keyboard.press('r'))
    expect(await shown(page)).toEqual(before)

    const other = await context.newPage()
    await open(other, server.url)
    expect(await shown(other)).toEqual(before.slice(0, 2))
    await tick(other, 'Second')
    expect(await shown(other)).toEqual(before)
    expect(notes(server)).toHaveLength(2)
  })
})

const LOADERS = `
import random

import millpond as st


@st.memo(persist="disk")
def load(year):
    with open("notes.txt", "a") as file:
        file.write(f"{year}\\n")
    st.text(f"harvest of {year}")
    return random.random()
`

describe('a job that runs first', () => {
  const app = written({
    'loaders.py': LOADERS,
    'job.py': 'from loaders import load\n\nprint(load(2024))\n',
    'app.py': 'import streamlit as st\nfrom loaders import load\n\nst.text(load(2024))\n',
  })
  const server = new Server(app)
  let computed: string | undefined
  beforeAll(async () => {
    const { folder } = app.prepare(server.folder)
    const job = new Program({ command: [join(dirname(MILLPOND), 'python'), 'job.py'], folder })
    expect(await job.ended).toBe(0)
    computed = job.output.trim().split('\n').at(-1)
    await server.start()
  })
  afterAll(() => server.close())

  test('has filled the folder, and the app draws and returns what the job computed', async ({ page }) => {
    await open(page, server.url)
    expect(await shown(page)).toEqual(['harvest of 2024', computed])
    expect(notes(server)).toEqual(['2024'])
  })
})
