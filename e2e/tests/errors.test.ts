// Scripts that fail: what is said, what stays, and that the session goes on.

import { describe, expect } from 'vitest'
import { byId, choose, main, open, settled } from '../support/page'
import { serve, test, twins } from '../support/test'

describe.each(twins('failing'))('$front', ({ front, app }) => {
  const server = serve(app)
  const kind = front === 'Python' ? 'ValueError' : 'Panic'

  test('the error stands where it happened, below what was drawn before', async ({ page }) => {
    await open(page, server.url)
    await choose(page, 'How', 'at once')
    expect(await byId(main(page), 'stText').allTextContents()).toEqual(['before'])
    const error = byId(main(page), 'stException')
    expect(await error.getAttribute('role')).toBe('alert')
    expect(await byId(error, 'stExceptionMessage').innerText()).toBe(`${kind}: no <b>grain</b> left`)

    await choose(page, 'How', 'not at all')
    expect(await error.count()).toBe(0)
    expect(await byId(main(page), 'stText').allTextContents()).toEqual(['before', 'after'])
  })

  test('the traceback has the frames of the script, and none of others', async ({ page }) => {
    await open(page, server.url)
    for (const how of ['at once', 'in a memo']) {
      await choose(page, 'How', how)
      const rows = await byId(page, 'stExceptionTraceRow').allTextContents()
      expect(rows.at(-1)).toContain('grind')
      for (const row of rows)
        expect(row).toMatch(front === 'Python' ? /failing\.py", line \d+/ : /failing\.rs:\d+/)
    }
  })

  test('a memoized call that fails is not remembered, and what it drew is shown', async ({ page }) => {
    await open(page, server.url)
    await choose(page, 'How', 'in a memo')
    for (let run = 0; run < 2; run++) {
      expect(await byId(main(page), 'stText').allTextContents()).toEqual([
        'before',
        'drawn by the call that fails',
      ])
      expect(await byId(page, 'stException').innerText()).toContain('no <b>grain</b> left')
      expect(await byId(page, 'stSpinner').count()).toBe(0)
      await page.keyboard.press('r')
      await settled(page)
    }
  })

  test('a wrong parameter is told by its name', async ({ page }) => {
    await open(page, server.url)
    await choose(page, 'How', 'bad value')
    const words = await byId(page, 'stExceptionMessage').innerText()
    expect(words).toContain('StreamlitInvalidMinMaxError')
    expect(words).toMatch(/`?min_value`?.*`?max_value`?/)
    expect(await byId(main(page), 'stText').allTextContents()).toEqual(['before'])
  })

  test('other users are not concerned, and the server goes on', async ({ page, context }) => {
    await open(page, server.url)
    await choose(page, 'How', 'at once')
    const other = await context.newPage()
    await open(other, server.url)
    expect(await byId(main(other), 'stText').allTextContents()).toEqual(['before', 'after'])
    expect(await byId(main(page), 'stException').count()).toBe(1)
  })
})
