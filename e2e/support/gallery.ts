// The page of the gallery, which takes long to draw.

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { byId, painted } from './page'
import type { Twins } from './test'

/** Waits until everything is there that comes later than the page itself. */
export async function drawn(page: Page, front: Twins['front']) {
  for (const name of ['stVegaLiteChart', 'stDataFrame']) {
    for (const element of await byId(page, name).all()) await painted(element.locator('canvas').first())
  }
  await expect.poll(() => byId(page, 'stPlotlyChart').locator('.point').count()).toBe(4)
  await expect.poll(() => byId(page, 'stGraphVizChart').locator('g.node').count()).toBe(3)
  if (front === 'Python') await painted(byId(page, 'stBokehChart').locator('canvas').first())
  for (const map of await byId(page, 'stDeckGlJsonChart').all()) {
    await map.getByText('The base map could not be loaded.').waitFor()
    await painted(map)
  }
  const areLoaded = (nodes: Element[]) => nodes.every(node => (node as HTMLImageElement).naturalWidth > 0)
  await expect.poll(() => page.locator('img').evaluateAll(areLoaded)).toBe(true)
  const areKnown = (nodes: Element[]) => nodes.every(node => (node as HTMLMediaElement).readyState > 0)
  await expect.poll(() => page.locator('audio, video').evaluateAll(areKnown)).toBe(true)
  await page.frameLocator('[data-testid=stIFrame]').getByText('scripted').waitFor()
  await expect.poll(() => byId(page, 'stJson').innerText()).toContain('turning')
  await expect.poll(() => page.locator('.katex').count()).toBe(2)
  await expect.poll(() => byId(page, 'stCode').first().locator('[class*=hljs]').count()).toBeGreaterThan(0)
}
