// Threads that a script starts: they share the app's memos with its runs.

import { describe, expect } from 'vitest'
import { notes } from '../support/notes'
import { byId, main, open } from '../support/page'
import { serve, test, twins } from '../support/test'

describe.each(twins('threads', 'noting.py'))('$front', ({ app }) => {
  const server = serve(app)

  test('a thread has what the run loaded, and the run has and draws what a thread loaded', async ({
    page,
  }) => {
    for (let user = 0; user < 2; user++) {
      await open(page, server.url)
      expect(await byId(main(page), 'stText').allTextContents()).toEqual([
        'drawn for the run',
        'the thread has what the run loaded',
        'drawn for the thread',
        'the run has what the thread loaded',
      ])
      expect(notes(server)).toEqual(['load the run', 'load the thread'])
      await page.evaluate(() => sessionStorage.clear())
    }
  })
})
