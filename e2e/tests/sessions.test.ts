// Sessions: one for each tab, found again after a reload and after a lost connection.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { Gate } from '../support/gate'
import { forgetNotes, notes } from '../support/notes'
import { act, button, byId, connection, main, open, press, settled, tick } from '../support/page'
import { serve, test, twins } from '../support/test'

describe.each(twins('sessions', 'noting.py'))('$front', ({ app }) => {
  const server = serve(app)

  test('two tabs are two sessions', async ({ page, context }) => {
    await open(page, server.url)
    await tick(page, 'Tick')
    const other = await context.newPage()
    await open(other, server.url)
    expect(await state(other)).toBe('nobody, false, 0')
    await enter(other, 'Grace')
    await act(page, () => page.keyboard.press('r'))
    expect(await state(page)).toBe('nobody, true, 0')
    expect(await state(other)).toBe('Grace, false, 0')
  })

  test('a reload keeps all values', async ({ page }) => {
    await open(page, server.url)
    await enter(page, 'Ada')
    await tick(page, 'Tick')
    await page.getByRole('slider', { name: 'Number' }).focus()
    await act(page, () => page.keyboard.press('End'))
    await page.reload()
    await settled(page)
    expect(await state(page)).toBe('Ada, true, 10')
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Ada')
    expect(await page.getByRole('checkbox', { name: 'Tick' }).isChecked()).toBe(true)
    expect(await page.getByRole('slider', { name: 'Number' }).getAttribute('aria-valuenow')).toBe('10')
  })

  test('a duplicated tab does not take the session away', async ({ page, context }) => {
    await open(page, server.url)
    await enter(page, 'Ada')
    const [copy] = await Promise.all([
      context.waitForEvent('page'),
      page.evaluate(() => window.open(location.href)),
    ])
    await settled(copy)
    expect(await state(copy)).toBe('nobody, false, 0')
    await tick(page, 'Tick')
    expect(await state(page)).toBe('Ada, true, 0')
  })

  test('after a dropped connection the page is back by itself, with its session', async ({ page }) => {
    const gate = await new Gate(server.url).listen()
    await open(page, gate.url)
    await enter(page, 'Ada')
    gate.drop()
    await connection(page, 'PINGING_SERVER')
    await settled(page)
    expect(await state(page)).toBe('Ada, false, 0')
    await tick(page, 'Tick')
    expect(await state(page)).toBe('Ada, true, 0')
    await gate.close()
  })

  test('while there is no network it is told, and what was given meanwhile counts afterwards', async ({
    page,
  }) => {
    const gate = await new Gate(server.url).listen()
    await open(page, gate.url)
    await enter(page, 'Ada')
    forgetNotes(server)
    gate.shut()
    const status = byId(page, 'stConnectionStatus')
    await status.waitFor()
    await page.getByText('Tick', { exact: true }).click()
    expect(await page.getByRole('checkbox', { name: 'Tick' }).isChecked()).toBe(true)
    await button(page, 'Count').click()
    await status.getByRole('button', { name: 'Retry now' }).click()
    gate.reopen()
    await settled(page)
    await status.waitFor({ state: 'detached' })
    expect(await state(page)).toBe('Ada, true, 0')
    expect(notes(server)).toEqual(['counted'])
    await gate.close()
  })

  test('a press is counted once, however often the connection is lost around it', async ({ page }) => {
    const gate = await new Gate(server.url).listen()
    await open(page, gate.url)
    forgetNotes(server)
    for (let round = 1; round <= 5; round++) {
      await button(page, 'Count').click()
      gate.drop()
      await expect.poll(() => notes(server).length).toBe(round)
      await settled(page)
    }
    await act(page, () => page.keyboard.press('r'))
    expect(notes(server)).toHaveLength(5)
    await gate.close()
  })

  test('a server that was started anew is found again', async ({ page }) => {
    await open(page, server.url)
    await enter(page, 'Ada')
    await server.kill()
    await connection(page, 'PINGING_SERVER')
    await byId(page, 'stConnectionStatus').waitFor()
    expect(await state(page)).toBe('Ada, false, 0')
    await server.start()
    await settled(page)
    await tick(page, 'Tick')
    expect(await state(page)).toMatch(/, true, 0$/)
    await press(page, 'Count')
  })
})

/** What the script has last written. */
async function state(page: Page): Promise<string> {
  return byId(main(page), 'stText').innerText()
}

async function enter(page: Page, name: string) {
  const field = page.getByRole('textbox', { name: 'Name' })
  await field.fill(name)
  await act(page, () => field.press('Enter'))
}
