// A button that makes all memoized functions forget.

import { describe, expect } from 'vitest'
import { python } from '../support/app'
import { forgetNotes, notes } from '../support/notes'
import { button, main, open, press, texts } from '../support/page'
import { examples, serve, test, twins } from '../support/test'

describe('as specified', () => {
  const server = serve(python('spec_clear_all.py'))

  test('the button is there, and pressing it is no error', async ({ page }) => {
    await open(page, server.url)
    await press(page, 'Clear All')
    await button(page, 'Clear All').waitFor()
    expect(await page.getByTestId('stException').count()).toBe(0)
  })
})

describe.each(examples('clear_all'))('the example in $front', ({ app }) => {
  const server = serve(app)

  test('shows the same before and after everything was forgotten', async ({ page }) => {
    await open(page, server.url)
    expect(await texts(main(page))).toEqual(['9', '27'])
    await press(page, 'Clear All')
    expect(await texts(main(page))).toEqual(['9', '27'])
  })
})

describe.each(twins('cleared', 'noting.py'))('computations in $front', ({ app }) => {
  const server = serve(app)

  test('are done once, again by all functions after `clear()` of the memo, by one after its own', async ({
    page,
  }) => {
    forgetNotes(server)
    await open(page, server.url)
    expect(notes(server)).toEqual(['square 3', 'cube 3'])

    await open(page, server.url)
    expect(notes(server)).toHaveLength(2)

    await press(page, 'Clear All')
    expect(notes(server)).toEqual(['square 3', 'cube 3', 'square 3', 'cube 3'])

    await press(page, 'Clear square')
    expect(notes(server).slice(4)).toEqual(['square 3'])
    expect(await texts(main(page))).toEqual(['9', '27'])
  })
})
