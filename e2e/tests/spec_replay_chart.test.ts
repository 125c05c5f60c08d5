// A memoized function that draws a chart of random numbers: they stay the same as long as it is a hit.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { byId, colours, main, open, settled, still } from '../support/page'
import { serve, specTwins, test } from '../support/test'

describe.each(specTwins('spec_replay_chart', 'replay_chart'))('$front', ({ app }) => {
  const server = serve(app)

  test('chart and frame are drawn, and a hit draws the same numbers', async ({ page }) => {
    await open(page, server.url)
    const first = await seen(page)

    await page.keyboard.press('r')
    await settled(page)
    expect(await seen(page)).toEqual(first)

    await page.reload()
    await settled(page)
    expect(await seen(page)).toEqual(first)
  })

  test('another user gets the same numbers', async ({ page }) => {
    await open(page, server.url)
    const first = await seen(page)
    await page.evaluate(() => sessionStorage.clear())
    await open(page, server.url)
    expect(await seen(page)).toEqual(first)
  })
})

/** The chart as pixels, once it is painted and keeps still, and the numbers in the grid. */
async function seen(page: Page) {
  const chart = byId(main(page), 'stVegaLiteChart').locator('canvas')
  await expect.poll(() => colours(chart)).toBeGreaterThan(5)
  const cells = byId(main(page), 'stDataFrame').locator('[role=gridcell]')
  await expect.poll(() => cells.count()).toBeGreaterThan(20)
  return { chart: await still(chart), cells: await cells.allTextContents() }
}
