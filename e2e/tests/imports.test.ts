// `import streamlit` in a script that `millpond run` executes.

import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { type App, MILLPOND, python } from '../support/app'
import { byId, main, open, sidebar } from '../support/page'
import { serve, test } from '../support/test'

/** The app, beside an installed package called `streamlit`, and with arguments for the script. */
const app: App = {
  prepare(folder) {
    python('imports').prepare(folder)
    const files = join(folder, 'imports')
    return {
      command: [MILLPOND, 'run', join(files, 'app.py')],
      folder: files,
      env: { PYTHONPATH: join(files, 'installed') },
    }
  },
}

describe('Python', () => {
  const server = serve(app, '--', 'one', '--two', '3')

  test('every form of it gives Millpond, also where the real package is installed', async ({ page }) => {
    await open(page, server.url)
    expect(await byId(page, 'stException').count()).toBe(0)
    expect(await byId(main(page), 'stText').allTextContents()).toEqual([
      'one module: True',
      'components: millpond.components.v1',
      'place: True',
      'error: True',
      'logger: True',
      'context: True',
      'value: 4',
      'pressed: False',
      "arguments: ['one', '--two', '3']",
      'name: __main__',
      'drawn by a module',
    ])
    expect(await byId(sidebar(page), 'stText').allTextContents()).toEqual(['drawn at the side by a module'])
  })
})
