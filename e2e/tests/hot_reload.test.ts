// Sources that change while the app runs.

import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect } from 'vitest'
import { type App, Server, written } from '../support/app'
import { forgetNotes, notes } from '../support/notes'
import { act, byId, main, open, settled, tick } from '../support/page'
import { test } from '../support/test'

const FILES = {
  'app.py': `
import streamlit as st
import words
from package.inner import say

st.text("first edition")
st.text(words.WORD)
st.text(say())
st.checkbox("Tick")
`,
  'words.py': 'WORD = "apple"\n',
  'package/__init__.py': '',
  'package/inner.py': 'from words import WORD\n\n\ndef say():\n    return f"inner {WORD}"\n',
}

const shown = (page: Page) => byId(main(page), 'stText').allTextContents()

let server: Server

function served(app: App, ...options: string[]) {
  beforeEach(async () => {
    server = new Server(app, options)
    await server.start()
  })
  afterEach(() => server.close())
}

describe('asking first', () => {
  served(written(FILES))

  test('an edit is told, and Rerun shows it; the session stays', async ({ page }) => {
    await open(page, server.url)
    await tick(page, 'Tick')
    server.edit('app.py', 'first', 'second')
    const prompt = byId(page, 'stSourceChanged')
    await prompt.waitFor()
    expect(await prompt.innerText()).toMatch(/source changed/i)
    expect((await shown(page))[0]).toBe('first edition')
    await act(page, () => prompt.getByRole('button', { name: 'Rerun', exact: true }).click())
    expect((await shown(page))[0]).toBe('second edition')
    expect(await page.getByRole('checkbox', { name: 'Tick' }).isChecked()).toBe(true)
    expect(await prompt.count()).toBe(0)
  })

  test('after "Always rerun" edits show at once', async ({ page }) => {
    await open(page, server.url)
    server.edit('app.py', 'first', 'second')
    await byId(page, 'stSourceChanged').getByRole('button', { name: 'Always rerun' }).click()
    await page.getByText('second edition').waitFor()
    server.edit('app.py', 'second', 'third')
    await page.getByText('third edition').waitFor()
    expect(await byId(page, 'stSourceChanged').count()).toBe(0)
  })

  test('an edit of an imported module is told, and shows in all that import it', async ({ page }) => {
    await open(page, server.url)
    server.edit('words.py', 'apple', 'pear')
    await byId(page, 'stSourceChanged').waitFor()
    await act(page, () => page.keyboard.press('r'))
    expect(await shown(page)).toEqual(['first edition', 'pear', 'inner pear'])
  })

  test('a file that is saved without a change, or is none of the app, is not told', async ({ page }) => {
    await open(page, server.url)
    writeFileSync(join(server.folder, 'app.py'), readFileSync(join(server.folder, 'app.py')))
    writeFileSync(join(server.folder, 'other.py'), 'x = 1\n')
    writeFileSync(join(server.folder, 'data.csv'), 'x\n')
    // Changes are told in order: the one that is told was the last.
    server.edit('words.py', 'apple', 'pear')
    await byId(page, 'stSourceChanged').waitFor()
    await act(page, () => page.keyboard.press('r'))
    expect(await shown(page)).toEqual(['first edition', 'pear', 'inner pear'])
  })
})

describe('at once', () => {
  served(written(FILES), '--server.runOnSave', 'true')

  test('edits of the script and its modules show without being asked for', async ({ page }) => {
    await open(page, server.url)
    server.edit('app.py', 'first', 'second')
    await page.getByText('second edition').waitFor()
    server.edit('package/inner.py', 'inner', 'within')
    await page.getByText('within apple').waitFor()
    server.edit('words.py', 'apple', 'pear')
    await page.getByText('within pear').waitFor()
    expect(await shown(page)).toEqual(['second edition', 'pear', 'within pear'])
  })

  test('a file that an editor replaces is seen, also the second time', async ({ page }) => {
    await open(page, server.url)
    for (const edition of ['second', 'third']) {
      const text = FILES['app.py'].replace('first', edition)
      writeFileSync(join(server.folder, 'app.py.tmp'), text)
      renameSync(join(server.folder, 'app.py.tmp'), join(server.folder, 'app.py'))
      await page.getByText(`${edition} edition`).waitFor()
    }
  })

  test('a syntax error is shown with its line, and gone when it is mended', async ({ page }) => {
    await open(page, server.url)
    server.edit('app.py', 'st.text(words.WORD)', 'st.text(words.WORD')
    const error = byId(page, 'stException')
    await error.waitFor()
    expect(await byId(error, 'stExceptionMessage').innerText()).toContain('SyntaxError')
    const rows = (await byId(error, 'stExceptionTraceRow').allTextContents()).join('\n')
    expect(rows).toContain('line 7')
    expect(rows).toContain('st.text(words.WORD')
    await settled(page)
    server.edit('app.py', 'st.text(words.WORD\n', 'st.text(words.WORD)\n')
    await error.waitFor({ state: 'detached' })
    await settled(page)
    expect(await shown(page)).toEqual(['first edition', 'apple', 'inner apple'])
  })

  test('a syntax error in a module is shown with its file and line, and gone when it is mended', async ({
    page,
  }) => {
    await open(page, server.url)
    server.edit('words.py', '"apple"', '"apple')
    const error = byId(page, 'stException')
    await error.waitFor()
    expect(await error.innerText()).toMatch(/SyntaxError.*words\.py", line 1/s)
    server.edit('words.py', '"apple', '"plum"')
    await error.waitFor({ state: 'detached' })
    await page.getByText('inner plum').waitFor()
  })

  test('a script that was begun with a syntax error starts when it is mended', async ({ page }) => {
    server.edit('app.py', 'import words', 'import words as')
    await open(page, server.url)
    await byId(page, 'stException').waitFor()
    server.edit('app.py', 'import words as', 'import words')
    await page.getByText('first edition').waitFor()
  })

  test('a module that was begun with an error is imported when it is mended', async ({ page }) => {
    server.edit('words.py', '"apple"', 'undefined')
    await open(page, server.url)
    await byId(page, 'stException').waitFor()
    server.edit('words.py', 'undefined', '"plum"')
    await page.getByText('inner plum').waitFor()
  })
})

describe('memoized functions', () => {
  const script = `
import streamlit as st


def note(what):
    with open("notes.txt", "a") as file:
        file.write(what + "\\n")


@st.experimental_memo
def edited(x):
    note("edited")
    return x + 1


@st.experimental_memo
def untouched(x):
    note("untouched")
    return x


st.text(f"{edited(1)} {untouched(1)}")
`
  served(written({ 'app.py': script }), '--server.runOnSave', 'true')

  test('an edit of the code invalidates, a comment or a moved line does not', async ({ page }) => {
    forgetNotes(server)
    await open(page, server.url)
    expect(notes(server)).toEqual(['edited', 'untouched'])

    server.edit('app.py', '    return x + 1', '    # One more.\n    return x + 1')
    server.edit('app.py', 'st.text(f"', 'st.text(f"moved ')
    await page.getByText('moved 2 1').waitFor()
    expect(notes(server)).toHaveLength(2)

    server.edit('app.py', 'return x + 1', 'return x + 2')
    await page.getByText('moved 3 1').waitFor()
    expect(notes(server)).toEqual(['edited', 'untouched', 'edited'])
  })
})

describe('a memoized function that uses a module', () => {
  const files = {
    'app.py': `
import random

import helper
import streamlit as st


@st.experimental_memo
def load():
    return f"{helper.grain()} {random.random()}"


st.text(load())
st.text(f"edition {helper.EDITION}")
`,
    'helper.py': `
EDITION = 1


def grain():
    return "wheat"


def other():
    return "stone"
`,
  }
  served(written(files), '--server.runOnSave', 'true')

  test('runs again after an edit of the helper, but not for a comment or a function that it does not use', async ({
    page,
  }) => {
    await open(page, server.url)
    const [before] = await shown(page)
    expect(before).toMatch(/^wheat 0\.\d+$/)

    /** What the function gives once the module has been edited. */
    const edited = async (edition: number, from: string, to: string) => {
      const text = files['helper.py'].replace('EDITION = 1', `EDITION = ${edition}`)
      writeFileSync(join(server.folder, 'helper.py'), text.replace(from, to))
      await page.getByText(`edition ${edition}`).waitFor()
      await settled(page)
      return (await shown(page))[0]
    }
    expect(await edited(2, 'def grain():', '# The best of all.\n\n\ndef grain():  # Wheat.')).toBe(before)
    expect(await edited(3, '"stone"', '"a millstone"')).toBe(before)
    expect(await edited(4, '"wheat"', '"rye"')).toMatch(/^rye 0\.\d+$/)
    // What is as it was has the result that it had.
    expect(await edited(5, '"stone"', '"stone"')).toBe(before)
  })
})
