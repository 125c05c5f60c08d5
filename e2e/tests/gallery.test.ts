// Every element, drawn by both fronts: names, roles and texts as existing style sheets and tests know them. Here: texts,
// and what says how things go.

import { describe, expect } from 'vitest'
import { drawn } from '../support/gallery'
import { act, byId, complaints, main, open, painted } from '../support/page'
import { examples, newContext, serve, shared, test } from '../support/test'

describe.each(examples('gallery', 'media'))('$front', { timeout: 90_000 }, ({ app, front }) => {
  const server = serve(app)
  const visited = shared(server, page => drawn(page, front))

  test('the tab has the title and icon of the script', async ({ page }) => {
    await open(page, server.url)
    await expect.poll(() => page.title()).toBe('Gallery')
    const icon = page.locator('link[rel~=icon]')
    await expect
      .poll(() => icon.getAttribute('href').then(href => decodeURIComponent(href ?? '')))
      .toContain('🌊')
  })

  test('headings are real ones, with ids made from their texts', async () => {
    const page = await visited()
    expect(await page.getByRole('heading', { level: 1 }).allInnerTexts()).toEqual(['Gallery'])
    const heads = await page.getByRole('heading', { level: 2 }).allInnerTexts()
    expect(heads.map(head => head.trim())).toEqual([
      'Text',
      'Data',
      'Charts',
      'Charts of packages',
      'Media',
      'Status',
      'Layout',
      'Embedding',
      'Widgets',
    ])
    // A sign of a font, not the word that it stands for.
    const icon = byId(page, 'stHeadingIconWrapper').getByRole('img', { name: 'notes' })
    const { width, height } = (await icon.boundingBox()) ?? { width: 0, height: 0 }
    expect(width).toBeGreaterThan(10)
    expect(width).toBeLessThanOrEqual(height)
    const line = byId(page, 'stHeading').filter({ hasText: 'With a line' })
    expect(await line.getByRole('heading', { level: 3 }).getAttribute('id')).toBe('with-a-line')
    await byId(page, 'stHeadingDivider').waitFor()
    await line.getByTestId('stTooltipHoverTarget').hover()
    await expect.poll(() => byId(page, 'stTooltipContent').innerText()).toBe('A tooltip')
  })

  test('Markdown has its colours, emoji, mathematics and links', async () => {
    const page = await visited()
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
    const middle = page.getByText('In the middle', { exact: true })
    expect(await middle.evaluate(node => getComputedStyle(node).textAlign)).toBe('center')
    const badge = byId(page, 'stMarkdown').locator('[data-mark=badge]')
    expect(await badge.innerText()).toContain('New')
    expect(await badge.evaluate(node => getComputedStyle(node).backgroundColor)).not.toBe('rgba(0, 0, 0, 0)')
  })

  test('texts, code and JSON are as they were given', async () => {
    const page = await visited()
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
    await page.getByText(/^42( 5)?$/).waitFor()
    const room = byId(page, 'stElementContainer').filter({ has: byId(page, 'stSpace') })
    expect((await room.boundingBox())?.height).toBe(40)
  })

  const inPython = front === 'Python' ? test : undefined
  inPython?.('what runs is echoed, streams are written, objects are told of', async ({ page }) => {
    await open(page, server.url)
    await expect.poll(() => byId(page, 'stCode').nth(1).innerText()).toContain('wheels = 2 + 3')
    await page.getByText('One word after the other').waitFor()
    const help = byId(page, 'stHelp')
    expect(await byId(help, 'stHelpName').innerText()).toBe('divmod')
    expect(await byId(help, 'stHelpType').innerText()).toBe('builtin_function_or_method')
    expect(await byId(help, 'stHelpValue').innerText()).toBe('divmod(x, y, /)')
    expect(await byId(help, 'stHelpDoc').innerText()).toContain('Return the tuple')
  })

  test('boxes, errors, bars and statuses have their roles', async () => {
    const page = await visited()
    for (const [kind, words] of [
      ['Success', 'It worked'],
      ['Info', 'It is worth knowing'],
      ['Warning', 'It needs care'],
      ['Error', 'It failed'],
    ]) {
      const alert = byId(page, 'stAlert').filter({ has: byId(page, `stAlertContent${kind}`) })
      expect(await alert.getByRole('alert').innerText()).toContain(words)
    }
    expect(await byId(page, 'stAlertTitle').innerText()).toBe('A title')
    expect(await byId(page, 'stAlertContentError').innerText()).toContain('🚨')
    expect(await byId(page, 'stException').innerText()).toContain('invalid digit found in string')
    const bar = byId(page, 'stProgress').getByRole('progressbar', { name: 'Turning…' })
    expect(await bar.getAttribute('aria-valuenow')).toBe('40')
    expect(await byId(page, 'stSpinner').count()).toBe(0)

    const status = byId(page, 'stExpander').filter({ hasText: 'Milling' })
    await status.getByRole('img', { name: 'Complete' }).waitFor()
    expect(await status.getByText('Stones turn').isVisible()).toBe(false)
    await status.locator('summary').click()
    await status.getByText('Stones turn').waitFor()
    expect((await byId(page, 'stSkeletonElement').boundingBox())?.height).toBe(60)
  })

  test('a toast comes once in each run, and goes when it is closed', async () => {
    const page = await visited()
    const toast = byId(page, 'stToast').filter({ hasText: 'Fresh flour' })
    for (const _ of ['a run', 'another']) {
      await toast.waitFor({ state: 'detached' })
      await act(page, () => page.keyboard.press('r'))
      await toast.waitFor()
      expect(await toast.count()).toBe(1)
      expect(await toast.innerText()).toContain('🌾')
      await toast.getByRole('button', { name: 'Close' }).click()
    }
    await toast.waitFor({ state: 'detached' })
    await page.waitForTimeout(300)
    expect(await toast.count()).toBe(0)
  })

  test('balloons and snow move, but not for who wants less motion', async () => {
    const page = await visited()
    // Where the pieces of a show are, and again a while later.
    const twice = (name: string) =>
      byId(page, name).evaluate(async show => {
        const places = () => [...show.children].map(piece => piece.getBoundingClientRect().top)
        const before = places()
        await new Promise(resolve => setTimeout(resolve, 1500))
        return { hidden: show.getAttribute('aria-hidden'), before, after: places() }
      })
    const shows = async () => Promise.all([twice('stBalloons'), twice('stSnow')])

    for (const name of ['stBalloons', 'stSnow']) await byId(page, name).waitFor({ state: 'detached' })
    await act(page, () => page.keyboard.press('r'))
    for (const { hidden, before, after } of await shows()) {
      expect(hidden).toBe('true')
      expect(before.length).toBeGreaterThan(10)
      expect(after).toEqual(before)
    }
    await byId(page, 'stBalloons').waitFor({ state: 'detached' })
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await act(page, () => page.keyboard.press('r'))
    const seen = shows()
    // They lie over the page, and are not in its way.
    await page.getByRole('button', { name: 'Press me' }).click()
    for (const { before, after } of await seen) expect(after).not.toEqual(before)
    for (const name of ['stBalloons', 'stSnow']) await byId(page, name).waitFor({ state: 'detached' })
    await page.emulateMedia({ reducedMotion: 'reduce' })
  })

  test('nothing is said in the console, and nothing fails to load', async () => {
    const context = await newContext()
    const page = await context.newPage()
    const said = complaints(page)
    await open(page, server.url)
    await painted(byId(page, 'stDataFrame').locator('canvas').first())
    await painted(byId(page, 'stVegaLiteChart').last().locator('canvas'))
    await byId(page, 'stPlotlyChart').locator('.point').first().waitFor()
    await byId(page, 'stGraphVizChart').locator('svg').last().waitFor()
    for (const map of await byId(page, 'stDeckGlJsonChart').all()) {
      await map.getByRole('status').filter({ hasText: 'The base map could not be loaded.' }).waitFor()
    }
    await page.frameLocator('[data-testid=stIFrame]').getByText('scripted').waitFor()
    await context.close()
    expect(said).toEqual([])
  })
})
