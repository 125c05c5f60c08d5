// Blocks and widgets of the gallery: what is put into them, and how they answer to the pointer and the keyboard.

import { text } from 'node:stream/consumers'
import { describe, expect } from 'vitest'
import { drawn } from '../support/gallery'
import { act, button, byId, choose, main, open, press, sidebar } from '../support/page'
import { examples, serve, shared, test } from '../support/test'

describe.each(examples('gallery', 'media'))('$front', { timeout: 90_000 }, ({ app, front }) => {
  const server = serve(app)
  const visited = shared(server, page => drawn(page, front))

  test('blocks hold what was put into them', async () => {
    const page = await visited()
    const columns = byId(page, 'stColumn').filter({ hasText: /^(left|right)$/ })
    expect(await columns.allInnerTexts()).toEqual(['left', 'right'])
    const [left, right] = await Promise.all((await columns.all()).map(column => column.boundingBox()))
    expect(left?.y).toBe(right?.y)
    expect(left?.x).toBeLessThan(right?.x ?? 0)
    expect(await page.locator('.st-key-framed').innerText()).toBe('In a container')
    const expander = byId(page, 'stExpander').filter({ hasText: 'More' })
    expect(await expander.getByText('In an expander').isVisible()).toBe(false)
    await expander.locator('summary').click()
    await expander.getByText('In an expander').waitFor()
    await page.getByText('Put into an empty place').waitFor()
    expect(await sidebar(page).innerText()).toBe('In the sidebar')
  })

  test('a row spreads what is in it over its width, and a low block scrolls', async () => {
    const page = await visited()
    const places = page.locator('.st-key-row').evaluate(row =>
      [row, ...row.querySelectorAll('p')].map(node => {
        const { left, right, top } = node.getBoundingClientRect()
        return { left, right, top }
      }),
    )
    const [row, first, last] = await places
    expect(first.top).toBe(last.top)
    expect(first.left - row.left).toBeLessThan(10)
    expect(row.right - last.right).toBeLessThan(10)
    expect(last.left - first.right).toBeGreaterThan(400)

    const text = page.getByText('Scrolled Scrolled')
    const scrolls = await text.evaluate(node => {
      let block: Element | null = node
      while (block && getComputedStyle(block).overflowY !== 'auto') block = block.parentElement
      return block && [block.getBoundingClientRect().height, block.scrollHeight > block.clientHeight]
    })
    expect(scrolls).toEqual([100, true])
  })

  test('tabs are chosen by the pointer and by the keyboard', async () => {
    const page = await visited()
    const tab = (name: string) => page.getByRole('tab', { name })
    const panel = () => page.getByRole('tabpanel').allInnerTexts()
    expect(await panel()).toEqual(['In the first tab'])
    await tab('Second').click()
    expect(await panel()).toEqual(['In the second tab'])
    expect(await tab('Second').getAttribute('aria-selected')).toBe('true')
    expect(await tab('First').getAttribute('aria-selected')).toBe('false')
    for (const [key, seen, name] of [
      ['ArrowRight', 'In the first tab', 'First'],
      ['End', 'In the second tab', 'Second'],
      ['Home', 'In the first tab', 'First'],
      ['ArrowLeft', 'In the second tab', 'Second'],
    ]) {
      await page.keyboard.press(key)
      expect(await panel()).toEqual([seen])
      expect(await tab(name).evaluate(node => node === document.activeElement)).toBe(true)
    }
    // A run leaves the user's choice alone.
    await press(page, 'Press me')
    expect(await panel()).toEqual(['In the second tab'])
  })

  test('a popover opens, and Escape closes it', async () => {
    const page = await visited()
    const opener = byId(page, 'stPopoverButton')
    const body = byId(page, 'stPopoverBody')
    expect(await body.count()).toBe(0)
    await opener.click()
    expect(await body.innerText()).toBe('In a popover')
    expect(await opener.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Escape')
    await body.waitFor({ state: 'detached' })
    await expect.poll(() => opener.evaluate(node => node === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await body.waitFor()
    await page.getByRole('heading', { name: 'Layout' }).click()
    await body.waitFor({ state: 'detached' })
  })

  test('a dialog opens when it is asked for, and the focus comes back when it is closed', async ({
    page,
  }) => {
    await open(page, server.url)
    const dialog = page.getByRole('dialog', { name: 'A dialog' })
    expect(await dialog.count()).toBe(0)
    for (const close of ['Escape', 'button']) {
      await press(page, 'Ask')
      await dialog.getByText('In a dialog').waitFor()
      expect(await dialog.evaluate(node => node.contains(document.activeElement))).toBe(true)
      if (close === 'Escape') await page.keyboard.press('Escape')
      else await dialog.getByRole('button', { name: 'Close' }).click()
      await dialog.waitFor({ state: 'detached' })
      await expect
        .poll(() => button(page, 'Ask').evaluate(node => node === document.activeElement))
        .toBe(true)
    }
    await press(page, 'Press me')
    expect(await dialog.count()).toBe(0)
  })

  test('widgets are there, and a line has their values', async () => {
    const page = await visited()
    const values = byId(page, 'stCode').last()
    await press(page, /Primary/)
    expect(await values.innerText()).toMatch(/^false false 20 0\.25\.\.0\.75 Bern None (''|"")$/i)
    await press(page, 'Press me')
    expect(await values.innerText()).toMatch(/^true false 20 /i)
    expect(await byId(page, 'stBaseButton-primary').innerText()).toContain('🌊')
    expect(await button(page, 'Disabled').isDisabled()).toBe(true)
  })

  test('what is chosen in a form counts once that is submitted', async () => {
    const page = await visited()
    const form = byId(page, 'stForm')
    await form.waitFor()
    await choose(page, 'Grain', 'rye')
    // A run by another widget does not carry it along.
    await press(page, 'Press me')
    await main(page).getByText('Grinding wheat').waitFor()
    await act(page, () => byId(form, 'stFormSubmitButton').getByRole('button', { name: 'Grind' }).click())
    await expect.poll(() => main(page).getByText('Grinding rye').count()).toBe(1)
    expect(await form.getByRole('combobox', { name: 'Grain' }).inputValue()).toBe('rye')
  })

  test('a button downloads a file', async () => {
    const page = await visited()
    const download = page.waitForEvent('download')
    await byId(page, 'stDownloadButton').getByRole('button', { name: 'Harvests' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('harvests.csv')
    expect(await text(await file.createReadStream())).toBe('year,tons\n1921,4.8\n')
  })

  test('a row that is picked out is the value of its frame', async () => {
    const page = await visited()
    const picked = byId(page, 'stMarkdown').filter({ hasText: /^Picked/ })
    expect(await picked.innerText()).toBe('Picked')
    const grid = byId(byId(page, 'stDataFrame').last(), 'stDataFrameGlideDataEditor')
    const click = (x: number, row: number) => grid.click({ position: { x, y: 36 + 34 * (row + 0.5) } })
    await click(20, 1)
    await expect.poll(() => picked.innerText()).toBe('Picked Ulm')
    await click(20, 2)
    await expect.poll(() => picked.innerText()).toBe('Picked Graz')
    // By the keyboard: on to another row, and a press on the space bar.
    await click(100, 2)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press(' ')
    await expect.poll(() => picked.innerText()).toBe('Picked Linz')
    await page.keyboard.press(' ')
    await expect.poll(() => picked.innerText()).toBe('Picked')
  })
})
