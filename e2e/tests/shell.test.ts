// What is around the script's page: menu, settings, keys, sidebar, title, narrow windows.

import { describe, expect } from 'vitest'
import { python } from '../support/app'
import { forgetNotes, notes } from '../support/notes'
import { act, byId, colours, main, open, settled, tick } from '../support/page'
import { newContext, serve, test, twins } from '../support/test'

describe.each(twins('cleared', 'noting.py'))('the menu, with a script in $front', ({ app }) => {
  const server = serve(app)

  test('Rerun, and the r key, run the script again, once', async ({ page }) => {
    await open(page, server.url)
    const runs = () => page.evaluate(() => (window as { runs?: number }).runs)
    await page.evaluate(() => {
      const app = document.querySelector('[data-testid=stApp]')
      const counted = window as { runs?: number }
      counted.runs = 0
      new MutationObserver(() => {
        if (app?.getAttribute('data-test-script-state') === 'notRunning')
          counted.runs = (counted.runs ?? 0) + 1
      }).observe(app as Element, { attributes: true, attributeFilter: ['data-test-script-state'] })
    })
    await act(page, () => page.keyboard.press('r'))
    expect(await runs()).toBe(1)
    await byId(page, 'stMainMenuButton').click()
    await act(page, () => page.getByRole('menuitem', { name: 'Rerun' }).click())
    await expect.poll(runs).toBe(2)
  })

  test('Clear cache asks first; Escape and Cancel leave all as it is', async ({ page }) => {
    await open(page, server.url)
    forgetNotes(server)
    const dialog = byId(page, 'stClearCacheDialog')
    await byId(page, 'stMainMenuButton').click()
    await page.getByRole('menuitem', { name: 'Clear cache' }).click()
    await dialog.waitFor()
    expect(await dialog.getAttribute('role')).toMatch(/dialog/)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await page.keyboard.press('c')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
    await act(page, () => page.keyboard.press('r'))
    expect(notes(server)).toEqual([])

    await page.keyboard.press('c')
    await dialog.getByRole('button', { name: 'Clear' }).click()
    await dialog.waitFor({ state: 'detached' })
    await settled(page)
    await act(page, () => page.keyboard.press('r'))
    expect(notes(server)).toEqual(['square 3', 'cube 3'])
  })

  test('the menu is worked by keyboard, and Escape closes it', async ({ page }) => {
    await open(page, server.url)
    const menu = byId(page, 'stMainMenuButton')
    await menu.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Rerun' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await byId(page, 'stSettingsDialog').waitFor()
    await page.keyboard.press('Escape')
    await byId(page, 'stSettingsDialog').waitFor({ state: 'detached' })
  })

  test('the theme is switched to dark, stays so after a reload, and back to light', async ({ page }) => {
    await open(page, server.url)
    const background = () =>
      page.evaluate(
        () => getComputedStyle(document.querySelector('[data-testid=stApp]') as Element).backgroundColor,
      )
    const light = await background()
    await byId(page, 'stMainMenuButton').click()
    await page.getByRole('menuitem', { name: 'Settings' }).click()
    await byId(page, 'stThemeSwitcher').getByText('Dark').click()
    await expect.poll(background).not.toBe(light)
    const dark = await background()
    expect(brightness(dark)).toBeLessThan(brightness(light))
    await page.reload()
    await settled(page)
    expect(await background()).toBe(dark)
    await byId(page, 'stMainMenuButton').click()
    await page.getByRole('menuitem', { name: 'Settings' }).click()
    await byId(page, 'stThemeSwitcher').getByText('Light').click()
    await expect.poll(background).toBe(light)
  })

  test('a system that is dark gets the dark theme', async () => {
    const context = await newContext({ colorScheme: 'dark' })
    const page = await context.newPage()
    await open(page, server.url)
    const colour = await page.evaluate(
      () => getComputedStyle(document.querySelector('[data-testid=stApp]') as Element).backgroundColor,
    )
    await context.close()
    expect(brightness(colour)).toBeLessThan(100)
  })
})

describe('a page that is configured', () => {
  const server = serve(python('configured.py'))

  test('the tab has the title of the script, and the menu its items', async ({ page }) => {
    await open(page, server.url)
    await expect.poll(() => page.title()).toBe('The mill')
    await byId(page, 'stMainMenuButton').click()
    const help = page.getByRole('menuitem', { name: 'Get help' })
    expect(await help.getAttribute('href')).toBe('https://example.com/help')
    await page.getByRole('menuitem', { name: 'About' }).click()
    await expect.poll(() => byId(page, 'stAboutDialog').innerText()).toContain('Grinds slowly.')
  })

  test('a wide layout takes up the window', async ({ page }) => {
    await open(page, server.url)
    const width = async () => (await byId(page, 'stMainBlockContainer').boundingBox())?.width ?? 0
    const centered = await width()
    expect(await byId(page, 'stAppViewContainer').getAttribute('data-layout')).toBe('narrow')
    await tick(page, 'Wide')
    expect(await byId(page, 'stAppViewContainer').getAttribute('data-layout')).toBe('wide')
    expect(await width()).toBeGreaterThan(centered)
  })

  test('the sidebar is folded away and brought back', async ({ page }) => {
    await open(page, server.url)
    const side = byId(page, 'stSidebar')
    expect(await side.getAttribute('aria-expanded')).toBe('true')
    const before = (await main(page).boundingBox())?.x ?? 0
    await side.hover()
    await byId(page, 'stSidebarCollapseButton').click()
    expect(await side.getAttribute('aria-expanded')).toBe('false')
    await expect.poll(async () => (await main(page).boundingBox())?.x).toBeLessThan(before)
    await byId(page, 'stExpandSidebarButton').click()
    expect(await side.getAttribute('aria-expanded')).toBe('true')
    await act(page, () => page.keyboard.press('r'))
    expect(await side.getAttribute('aria-expanded')).toBe('true')
  })

  test('a narrow window needs no scrolling to the side, with the sidebar open or closed', async () => {
    const context = await newContext({ viewport: { width: 400, height: 800 } })
    const page = await context.newPage()
    await open(page, server.url)
    expect(await byId(page, 'stSidebar').getAttribute('aria-expanded')).toBe('false')
    await expect.poll(() => colours(byId(page, 'stVegaLiteChart').locator('canvas'))).toBeGreaterThan(5)
    await expect.poll(() => byId(page, 'stTable').locator('tr').count()).toBe(3)
    await expect.poll(() => byId(page, 'stDataFrame').locator('canvas').count()).toBeGreaterThan(0)
    const beyond = () =>
      page.evaluate(() =>
        [
          document.documentElement,
          ...document.querySelectorAll('[data-testid=stMain], [data-testid=stApp]'),
        ].map(node => node.scrollWidth - node.clientWidth),
      )
    expect(await beyond()).toEqual([0, 0, 0])
    const right = await byId(main(page), 'stElementContainer').evaluateAll(nodes =>
      Math.max(...nodes.map(node => node.getBoundingClientRect().right)),
    )
    expect(right).toBeLessThanOrEqual(400)
    await byId(page, 'stExpandSidebarButton').click()
    await page.getByText('At the side').waitFor()
    expect(await beyond()).toEqual([0, 0, 0])
    await page.keyboard.press('Escape')
    expect(await byId(page, 'stSidebar').getAttribute('aria-expanded')).toBe('false')
    await context.close()
  })

  test('embedded in another page, there is no menu', async ({ page }) => {
    await open(page, `${server.url}/?embed=true`)
    expect(await byId(page, 'stMainMenu').count()).toBe(0)
    await open(page, `${server.url}/?embed=true&embed_options=show_toolbar`)
    expect(await byId(page, 'stMainMenu').count()).toBe(1)
  })
})

/** How bright a colour is, from 0 to 255. */
function brightness(colour: string): number {
  const [red, green, blue] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  return (red + green + blue) / 3
}
