// A hit draws all that the miss drew.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { python } from '../support/app'
import { forgetNotes, notes } from '../support/notes'
import { byId, colours, main, open, press, sidebar } from '../support/page'
import { serve, test } from '../support/test'

describe('Python', () => {
  const server = serve(python('replayed_elements.py', 'noting.py'))

  test('a rerun, and the first run of another user, show the page of the miss', async ({ page }) => {
    forgetNotes(server)
    await open(page, server.url)
    const first = await seen(page)
    expect(first.text).toContain('in an expander')
    expect(first.text).not.toContain('to be replaced')
    expect(first.names).toEqual(
      expect.arrayContaining(['stAlert', 'stVegaLiteChart', 'stExpander', 'stTable']),
    )

    await press(page, 'Again')
    expect(await seen(page)).toEqual(first)

    await page.evaluate(() => sessionStorage.clear())
    await open(page, server.url)
    expect(await seen(page)).toEqual(first)
    expect(notes(server)).toEqual(['draw'])
  })
})

/** The page's text, and the names of what is on it, once all of it is there. */
async function seen(page: Page) {
  for (const chart of await byId(page, 'stVegaLiteChart').all()) {
    await expect.poll(() => colours(chart.locator('canvas'))).toBeGreaterThan(5)
  }
  await expect.poll(() => byId(page, 'stTable').locator('tr').count()).toBe(4)
  await expect.poll(() => byId(page, 'stDataFrame').locator('[role=gridcell]').count()).toBeGreaterThan(5)
  await expect.poll(() => byId(page, 'stJson').innerText()).toContain('value')
  return {
    text: await main(page).innerText(),
    side: await sidebar(page).innerText(),
    names: await main(page)
      .locator('[data-testid^=st]')
      .evaluateAll(nodes =>
        nodes.map(node => node.getAttribute('data-testid')).filter(name => !name?.startsWith('stTooltip')),
      ),
  }
}
