// Markdown of all kinds; and nothing that a script shows is ever executed.

import { describe, expect } from 'vitest'
import { python } from '../support/app'
import { byId, main, open } from '../support/page'
import { serve, test } from '../support/test'

describe('Python', () => {
  const server = serve(python('text.py'))

  test('colours, emoji, mathematics, tables, lists and HTML are shown', async ({ page }) => {
    await open(page, server.url)
    const area = main(page)
    await expect.poll(() => area.locator('.katex').count()).toBeGreaterThan(1)
    await area.getByText('An emoji 🎉 and an arrow → here').waitFor()
    expect(await area.locator('del').first().innerText()).toBe('gone')
    expect(await area.locator('[data-testid=stMarkdown] table').first().innerText()).toMatch(/a\s+b\s+1\s+2/)
    expect(await area.locator('[data-testid=stMarkdown] ul li').first().innerText()).toBe('one')
    expect(await area.locator('blockquote').first().innerText()).toBe('quoted')
    await area.getByText('<u>kept as text</u>').waitFor()
    expect(await area.locator('u').first().innerText()).toBe('underlined')
    const small = area.getByText('small', { exact: true })
    const size = (node: Element) => Number.parseFloat(getComputedStyle(node).fontSize)
    expect(await small.evaluate(size)).toBeLessThan(
      await area.getByText('red', { exact: true }).evaluate(size),
    )
  })

  test('no attempt to run a script succeeds, wherever the text is shown', async ({ page }) => {
    const dialogs: string[] = []
    page.on('dialog', dialog => {
      dialogs.push(dialog.message())
      return dialog.dismiss()
    })
    await open(page, server.url)
    await main(page).getByText('the end', { exact: true }).waitFor()
    await expect.poll(() => byId(page, 'stJson').count()).toBeGreaterThan(8)
    await expect.poll(() => main(page).locator('.katex').count()).toBeGreaterThan(5)

    for (const link of await page
      .locator('a')
      .evaluateAll(links => links.map(link => link.getAttribute('href')))) {
      expect(link ?? '').not.toMatch(/^\s*javascript:/i)
    }
    expect(await page.locator('#root script, #root iframe, #root [onerror], #root [onload]').count()).toBe(0)
    for (const target of await page.getByTestId('stTooltipHoverTarget').all()) await target.hover()
    for (const combobox of (await page.getByRole('combobox').all()).slice(0, 2)) {
      await combobox.click()
      await page.keyboard.press('Escape')
    }
    expect(await page.evaluate(() => (window as { __xss?: number }).__xss)).toBeUndefined()
    expect(dialogs).toEqual([])
  })
})
