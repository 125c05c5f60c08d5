// Data that is too much for a page: it gets what it shows, and nothing is out of reach.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { byId, open, painted, spotted, traffic } from '../support/page'
import { serve, test, twins } from '../support/test'

/** The values that are seen of a frame, by rows; those of row labels, too. */
function rows(page: Page): Promise<string[][]> {
  return byId(page, 'stDataFrame')
    .locator('tbody [role=row]')
    .evaluateAll(rows =>
      rows.map(row => [...row.querySelectorAll('[role=gridcell]')].map(cell => cell.textContent ?? '')),
    )
}

describe.each(twins('big_frame'))('two million rows in $front', ({ app, front }) => {
  const server = serve(app)
  // The row labels of Python's frame are a column, too.
  const row = (number: number) => {
    const values = [`${number}`, `${number / 2}`, number % 2 === 0 ? 'even' : 'odd']
    return front === 'Python' ? [`${number}`, ...values] : values
  }

  test('open, are scrolled, sorted and searched, and hardly anything of them is sent', {
    timeout: 60_000,
  }, async ({ page }) => {
    const received = traffic(page)
    // Rows come later than the grid would like.
    await page.route(/\/media\//, async route => {
      await new Promise(resolve => setTimeout(resolve, 400))
      await route.continue()
    })
    await open(page, server.url)
    await page.getByText('after it').waitFor()
    const frame = byId(page, 'stDataFrame')
    await expect.poll(() => frame.getAttribute('aria-label')).toMatch(/^Table, 2000000 rows, [34] columns$/)
    await expect.poll(() => rows(page)).toContainEqual(row(5))
    await painted(frame.locator('canvas').first())

    const grid = byId(frame, 'stDataFrameGlideDataEditor')
    const last = front === 'Python' ? 250 : 100
    await grid.click({ position: { x: last, y: 60 } })
    await page.keyboard.press('Control+End')
    await expect.poll(() => rows(page)).toContainEqual(row(1_999_999))
    for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowUp')
    await expect.poll(() => rows(page)).toContainEqual(row(1_999_979))
    await page.keyboard.press('Control+Home')
    await expect.poll(() => rows(page)).toContainEqual(row(0))

    // A press on the header sorts upwards, another one downwards.
    await grid.click({ position: { x: last, y: 18 } })
    await grid.click({ position: { x: last, y: 18 } })
    await expect.poll(async () => (await rows(page))[0]).toEqual(row(1_999_999))
    expect((await rows(page))[1]).toEqual(row(1_999_998))

    await grid.hover()
    await frame.getByRole('button', { name: 'Search' }).click()
    await page.keyboard.type('1234567')
    await frame.getByText(front === 'Python' ? '2 results' : '1 result', { exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => rows(page)).toContainEqual(row(1_234_567))
    expect(await received()).toBeLessThan(1_000_000)
  })
})

describe.each(twins('long_line'))('a million points in $front', ({ app }) => {
  const server = serve(app)

  test('are drawn by few that look the same, and a closer look gets more', { timeout: 60_000 }, async ({
    page,
  }) => {
    const received = traffic(page)
    await open(page, server.url)
    const canvas = byId(page, 'stVegaLiteChart').locator('canvas')
    await painted(canvas)
    expect(await received()).toBeLessThan(500_000)

    // The one point that stands out is there: the line's highest.
    const colour = await page.evaluate(() => {
      const drawing = document.createElement('canvas').getContext('2d')
      if (!drawing) throw new Error('no canvas')
      drawing.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--chart-1')
      drawing.fillRect(0, 0, 1, 1)
      return [...drawing.getImageData(0, 0, 1, 1).data.slice(0, 3)] as [number, number, number]
    })
    const { position } = await spotted(canvas, colour)
    const { width, height } = (await canvas.boundingBox()) ?? { width: 0, height: 0 }
    expect(position.x / width).toBeCloseTo(0.79, 1)
    expect(position.y / height).toBeLessThan(0.2)

    const closer: number[] = []
    page.on('response', response => {
      if (/\/media\/.*[?&]reduce=/.test(response.url())) closer.push(response.status())
    })
    const zoom = async () => {
      await canvas.hover({ position: { x: width * 0.78, y: height / 2 } })
      await page.keyboard.down('Control')
      await page.mouse.wheel(0, -600)
      await page.keyboard.up('Control')
    }
    // A chart that has just been painted may be laid out once more, and hear nothing meanwhile.
    await expect
      .poll(() =>
        zoom()
          .then(() => page.waitForTimeout(1000))
          .then(() => closer[0]),
      )
      .toBe(200)
    expect(await received()).toBeLessThan(1_000_000)
  })
})
