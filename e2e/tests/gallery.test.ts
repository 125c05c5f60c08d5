// Every element, drawn by both fronts: names, roles and texts as existing style sheets and tests know them.

import { describe, expect } from 'vitest'
import { act, byId, colours, main, open, sidebar } from '../support/page'
import { examples, newContext, serve, test } from '../support/test'

describe.each(examples('gallery'))('$front', ({ app }) => {
  const server = serve(app)

  test('the tab has the title and icon of the script', async ({ page }) => {
    await open(page, server.url)
    await expect.poll(() => page.title()).toBe('Gallery')
    const icon = page.locator('link[rel~=icon]')
    await expect
      .poll(() => icon.getAttribute('href').then(href => decodeURIComponent(href ?? '')))
      .toContain('🌊')
  })

  test('headings are real ones, with ids made from their texts', async ({ page }) => {
    await open(page, server.url)
    expect(await page.getByRole('heading', { level: 1 }).allInnerTexts()).toEqual(['Gallery'])
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'Text',
      'Data',
      'Status',
      'Layout',
      'Widgets',
    ])
    const line = page.getByRole('heading', { level: 3 })
    expect(await line.getAttribute('id')).toBe('with-a-line')
    await byId(page, 'stHeadingDivider').waitFor()
    await byId(page, 'stHeading')
      .filter({ hasText: 'With a line' })
      .getByTestId('stTooltipHoverTarget')
      .hover()
    await expect.poll(() => byId(page, 'stTooltipContent').innerText()).toBe('A tooltip')
  })

  test('Markdown has its colours, emoji, mathematics and links', async ({ page }) => {
    await open(page, server.url)
    const text = byId(page, 'stMarkdown').filter({ hasText: 'Bold' })
    await expect.poll(() => text.locator('.katex').count()).toBe(1)
    expect(await text.locator('strong').innerText()).toBe('Bold')
    expect(await text.locator('em').innerText()).toBe('italic')
    expect(await text.innerText()).toContain('🎉')
    const link = text.getByRole('link', { name: 'a link' })
    expect(await link.getAttribute('href')).toBe('https://example.com')
    expect(await link.getAttribute('rel')).toMatch(/noopener|noreferrer/)
    const [plain, red, marked] = await Promise.all(
      ['Bold', 'red', 'marked'].map(word =>
        text
          .getByText(word, { exact: true })
          .evaluate(node => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]),
      ),
    )
    expect(red[0]).not.toBe(plain[0])
    expect(marked[1]).not.toBe(plain[1])
    await expect.poll(() => main(page).locator('u').innerText()).toBe('underlined')
  })

  test('texts, code and JSON are as they were given', async ({ page }) => {
    await open(page, server.url)
    expect(await byId(page, 'stText').first().innerText()).toBe('Text as it is:  **no** Markdown')
    await page.getByText('A caption').waitFor()
    await expect.poll(() => main(page).locator('.katex-display').count()).toBe(1)
    const code = byId(page, 'stCode').first()
    await expect.poll(() => code.locator('[class*=hljs]').count()).toBeGreaterThan(0)
    expect(await code.locator('[data-line]').count()).toBe(3)
    expect(await code.innerText()).toContain('println!("hello");')
    await expect
      .poll(() => byId(page, 'stJson').innerText())
      .toMatch(/(?=.*"name": "mill")(?=.*"wheels")(?=.*"turning": true)/s)
    expect(await main(page).locator('hr').count()).toBeGreaterThan(0)
    await page.getByText('Written', { exact: true }).waitFor()
    await page.getByText('42', { exact: true }).waitFor()
  })

  test('the frame is a grid on a canvas that assistive technology can read', async ({ page }) => {
    await open(page, server.url)
    const frame = byId(page, 'stDataFrame')
    await expect.poll(() => frame.getAttribute('aria-label')).toMatch(/^Table, 4 rows, \d columns$/)
    await expect.poll(() => colours(frame.locator('canvas').first())).toBeGreaterThan(10)
    const heads = frame.locator('[role=columnheader]')
    expect(await heads.allTextContents()).toEqual(
      expect.arrayContaining(['city', 'people', 'height', 'capital']),
    )
    expect(await frame.locator('[role=gridcell]').allTextContents()).toEqual(
      expect.arrayContaining(['Graz', '478.5']),
    )
  })

  test('the table is a table', async ({ page }) => {
    await open(page, server.url)
    const table = byId(page, 'stTable').getByRole('table')
    await table.waitFor()
    expect(await table.getByRole('row').count()).toBe(5)
    expect(await table.innerText()).toMatch(/Linz\s+206,?853\s+266/)
  })

  test('charts are painted', async ({ page }) => {
    await open(page, server.url)
    const charts = byId(page, 'stVegaLiteChart')
    await expect.poll(() => charts.count()).toBe(4)
    for (const chart of await charts.all()) {
      await expect.poll(() => colours(chart.locator('canvas'))).toBeGreaterThan(10)
    }
  })

  test('boxes, errors and bars have their roles', async ({ page }) => {
    await open(page, server.url)
    for (const [kind, words] of [
      ['Success', 'It worked'],
      ['Info', 'It is worth knowing'],
      ['Warning', 'It needs care'],
      ['Error', 'It failed'],
    ]) {
      const alert = byId(page, 'stAlert').filter({ has: byId(page, `stAlertContent${kind}`) })
      expect(await alert.getByRole('alert').innerText()).toContain(words)
    }
    expect(await byId(page, 'stAlertContentError').innerText()).toContain('🚨')
    expect(await byId(page, 'stException').innerText()).toContain('invalid digit found in string')
    const bar = byId(page, 'stProgress').getByRole('progressbar', { name: 'Turning…' })
    expect(await bar.getAttribute('aria-valuenow')).toBe('40')
    expect(await byId(page, 'stSpinner').count()).toBe(0)
  })

  test('blocks hold what was put into them', async ({ page }) => {
    await open(page, server.url)
    const columns = byId(page, 'stColumn')
    expect(await columns.allInnerTexts()).toEqual(['left', 'right'])
    const [left, right] = await Promise.all((await columns.all()).map(column => column.boundingBox()))
    expect(left?.y).toBe(right?.y)
    expect(left?.x).toBeLessThan(right?.x ?? 0)
    expect(await page.locator('.st-key-framed').innerText()).toBe('In a container')
    const expander = byId(page, 'stExpander')
    expect(await expander.getByText('In an expander').isVisible()).toBe(false)
    await expander.locator('summary').click()
    await expander.getByText('In an expander').waitFor()
    await page.getByText('Put into an empty place').waitFor()
    expect(await sidebar(page).innerText()).toBe('In the sidebar')
  })

  test('widgets are there, and the last line has their values', async ({ page }) => {
    await open(page, server.url)
    const values = byId(page, 'stCode').last()
    expect(await values.innerText()).toMatch(/^false false 20 0\.25\.\.0\.75 Bern None (''|"")$/i)
    await act(page, () => page.getByRole('button', { name: 'Press me' }).click())
    expect(await values.innerText()).toMatch(/^true false 20 /i)
    expect(await byId(page, 'stBaseButton-primary').innerText()).toContain('🌊')
    expect(await page.getByRole('button', { name: 'Disabled' }).isDisabled()).toBe(true)
  })

  test('nothing is said in the console, and nothing fails to load', async () => {
    const context = await newContext()
    const page = await context.newPage()
    const said: string[] = []
    page.on('console', message => ['error', 'warning'].includes(message.type()) && said.push(message.text()))
    page.on('pageerror', error => said.push(String(error)))
    page.on('requestfailed', request => said.push(request.url()))
    page.on('response', response => response.status() >= 400 && said.push(response.url()))
    await open(page, server.url)
    await expect.poll(() => colours(byId(page, 'stDataFrame').locator('canvas').first())).toBeGreaterThan(10)
    await expect
      .poll(() => colours(byId(page, 'stVegaLiteChart').last().locator('canvas')))
      .toBeGreaterThan(10)
    await context.close()
    expect(said).toEqual([])
  })
})
