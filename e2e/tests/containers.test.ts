// Blocks, whichever way they are filled.

import { describe, expect } from 'vitest'
import { written } from '../support/app'
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

describe('looks', () => {
  const server = serve(
    written({
      'app.py': `
import streamlit as st

with st.expander("Reading", type="step"):
    st.text("twelve files")
with st.status("Milling", type="step"):
    st.text("the wheel turns")
st.expander("Done", type="step")
with st.expander("Another day", type="step"):
    st.text("more of it")
st.divider()
with st.expander("Elsewhere", type="step"):
    st.text("apart")

@st.dialog("Order", width=640)
def order():
    st.text("how many sacks?")

if st.button("Order"):
    order()
`,
    }),
  )

  test('steps stand on a line that ends at one without content, or at anything else', async ({ page }) => {
    await open(page, server.url)
    const steps = byId(page, 'stExpander')
    expect(await steps.allInnerTexts()).toEqual(['Reading', 'Milling', 'Done', 'Another day', 'Elsewhere'])
    const lines = steps.evaluateAll(nodes =>
      nodes.map(node => {
        const { content, display } = getComputedStyle(node, '::before')
        return content !== 'none' && display !== 'none'
      }),
    )
    expect(await lines).toEqual([true, true, false, false, false])
    expect(await byId(steps.nth(2), 'stExpanderToggleIcon').isVisible()).toBe(false)
    await steps.nth(0).locator('summary').click()
    await page.getByText('twelve files').waitFor()
  })

  test('a dialog is as wide as said, if the window is', async ({ page }) => {
    await open(page, server.url)
    await act(page, () => page.getByRole('button', { name: 'Order' }).click())
    const dialog = page.getByRole('dialog')
    await expect.poll(async () => (await dialog.boundingBox())?.width).toBe(640)
    await page.setViewportSize({ width: 400, height: 700 })
    await expect.poll(async () => (await dialog.boundingBox())?.width).toBeLessThan(400)
  })
})
