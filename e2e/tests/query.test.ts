// The query of the page's address: read, set, kept, and an input of memoized functions.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { python } from '../support/app'
import { forgetNotes, notes } from '../support/notes'
import { byId, open, press, settled } from '../support/page'
import { serve, test } from '../support/test'

describe('Python', () => {
  const server = serve(python('query.py', 'noting.py'))

  test('the script reads what the address says, embedding aside', async ({ page }) => {
    await open(page, `${server.url}/?city=Linz&embed=true`)
    expect(await texts(page)).toEqual(["Parameters: {'city': 'Linz'}", 'Chosen: Linz'])
  })

  test('the address follows the script, and the script follows the way back', async ({ page }) => {
    await open(page, `${server.url}/?embed=true`)
    await press(page, 'Bern')
    await expect.poll(() => new URL(page.url()).search).toBe('?city=Bern&embed=true')
    await press(page, 'Both')
    await expect.poll(() => new URL(page.url()).searchParams.getAll('city')).toEqual(['Ulm', 'Graz'])

    await page.goBack()
    await expect.poll(() => texts(page)).toEqual(["Parameters: {'city': 'Bern'}", 'Chosen: Bern'])
    await page.reload()
    await settled(page)
    expect(await texts(page)).toEqual(["Parameters: {'city': 'Bern'}", 'Chosen: Bern'])

    await press(page, 'Nothing')
    await expect.poll(() => new URL(page.url()).search).toBe('?embed=true')
  })

  test('a memoized function that reads it runs once for each', async ({ page }) => {
    forgetNotes(server)
    for (const city of ['Wien', 'Graz', 'Wien', 'Graz']) {
      await open(page, `${server.url}/?city=${city}`)
      await expect.poll(() => texts(page)).toContain(`Chosen: ${city}`)
    }
    expect(notes(server)).toEqual(['chosen', 'chosen'])
  })
})

function texts(page: Page): Promise<string[]> {
  return byId(page, 'stText').allInnerTexts()
}
