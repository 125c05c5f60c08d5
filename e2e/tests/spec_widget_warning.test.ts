// A widget in a memoized function that does not allow widgets.

import { describe, expect } from 'vitest'
import { python } from '../support/app'
import { byId, main, open, settled } from '../support/page'
import { examples, serve, specTwins, test } from '../support/test'

describe.each([...specTwins('spec_widget_warning', 'widget_warning'), ...examples('widget_warning')])(
  'a slider in $front',
  ({ app }) => {
    const server = serve(app)

    test('a warning stands in its place, on a miss and on a hit', async ({ page }) => {
      await open(page, server.url)
      const warning = byId(main(page), 'stException')
      await expect.poll(() => warning.innerText()).toContain('CachedStFunctionWarning')
      expect(await warning.getAttribute('data-warning')).toBe('true')
      await expect.poll(() => warning.innerText()).toMatch(/load_data\(\).*st\.slider\(\)/s)
      expect(await byId(main(page), 'stSlider').count()).toBe(0)

      await page.keyboard.press('r')
      await settled(page)
      await page.reload()
      await settled(page)
      expect(await warning.count()).toBe(1)
      expect(await byId(main(page), 'stSlider').count()).toBe(0)
    })
  },
)

describe('a checkbox in Python', () => {
  const server = serve(python('spec_widget_refused.py'))

  test('a warning that names the widget stands in its place', async ({ page }) => {
    await open(page, server.url)
    const warning = byId(main(page), 'stException')
    await expect.poll(() => warning.innerText()).toContain('CachedStFunctionWarning')
    await expect.poll(() => warning.innerText()).toContain('st.checkbox()')
    expect(await byId(main(page), 'stCheckbox').count()).toBe(0)
  })
})
