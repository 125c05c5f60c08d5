// Blocks, whichever way they are filled.

import { describe, expect } from 'vitest'
import { act, byId, main, open, sidebar } from '../support/page'
import { serve, test, twins } from '../support/test'

describe.each(twins('containers'))('$front', ({ app }) => {
  const server = serve(app)

  test('the order on the page is that of the places, not of the writing', async ({ page }) => {
    await open(page, server.url)
    expect(await byId(main(page), 'stText').allTextContents()).toEqual([
      'written last, shown first',
      'after it',
      'in order',
      'outer begins',
      'inner',
      'outer ends',
      'left',
      'in a folded block',
      'right, written first',
      'in an open block',
      'replaced',
      'one of two',
      'two of two',
      'from the side 2',
    ])
    expect(await page.locator('.st-key-head').getByTestId('stText').allInnerTexts()).toEqual([
      'written last, shown first',
      'after it',
    ])
  })

  test('a block has what is in it, and nothing else', async ({ page }) => {
    await open(page, server.url)
    const outer = byId(page, 'stVerticalBlockBorderWrapper').filter({ hasText: 'outer begins' })
    expect(await byId(outer.first(), 'stText').allInnerTexts()).toEqual([
      'outer begins',
      'inner',
      'outer ends',
    ])
    const inner = byId(outer.first(), 'stVerticalBlockBorderWrapper')
    expect(await byId(inner, 'stText').allInnerTexts()).toEqual(['inner'])
    expect(await byId(page, 'stEmpty').count()).toBe(1)
  })

  test('columns have widths as said, and expanders open and close', async ({ page }) => {
    await open(page, server.url)
    const [left, right] = await Promise.all(
      (await byId(page, 'stColumn').all()).map(column => column.boundingBox()),
    )
    expect((left?.width ?? 0) / (right?.width ?? 1)).toBeCloseTo(2, 0)

    const folded = byId(page, 'stExpander').filter({ hasText: 'Folded' })
    expect(await folded.locator('details').getAttribute('open')).toBe(null)
    await folded.locator('summary').focus()
    await page.keyboard.press('Enter')
    await folded.getByText('in a folded block').waitFor()
    await page.keyboard.press('Enter')
    await folded.getByText('in a folded block').waitFor({ state: 'hidden' })
    expect(
      await byId(page, 'stExpander').filter({ hasText: 'Open' }).getByText('in an open block').isVisible(),
    ).toBe(true)
  })

  test('an expander stays as the user left it when the script runs again', async ({ page }) => {
    await open(page, server.url)
    await byId(page, 'stExpander').filter({ hasText: 'Folded' }).locator('summary').click()
    await byId(page, 'stExpander').filter({ hasText: 'Open' }).locator('summary').click()
    await act(page, () => page.keyboard.press('r'))
    await page.getByText('in a folded block').waitFor()
    await page.getByText('in an open block').waitFor({ state: 'hidden' })
  })

  test('a widget at the side has its value in the main area', async ({ page }) => {
    await open(page, server.url)
    expect(await byId(sidebar(page), 'stText').allInnerTexts()).toEqual(['by with, at the side'])
    await sidebar(page).getByRole('slider', { name: 'At the side' }).focus()
    await act(page, () => page.keyboard.press('ArrowRight'))
    await page.getByText('from the side 3').waitFor()
  })
})
