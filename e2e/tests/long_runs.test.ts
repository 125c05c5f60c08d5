// What a page shows while the script still runs, and how runs are ended.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { hold, letGo } from '../support/holding'
import { forgetNotes, notes } from '../support/notes'
import { act, button, byId, main, open, running, settled } from '../support/page'
import { serve, test, twins } from '../support/test'

const texts = (page: Page) => byId(main(page), 'stText').allTextContents()

describe.each(twins('long'))('a run that waits, in $front', ({ app }) => {
  const server = serve(app)

  test('what is drawn appears before the run is over', async ({ page }) => {
    hold(server)
    await page.goto(server.url)
    await page.getByText('head').waitFor()
    await running(page)
    expect(await texts(page)).toEqual(['head'])
    letGo(server)
    await settled(page)
    expect(await texts(page)).toEqual(['head', 'tail', 'tail in a block'])
  })

  test('what the run has not reached is marked, and gone at its end if it was not drawn again', async ({
    page,
  }) => {
    letGo(server)
    await open(page, server.url)
    hold(server)
    await page.getByText('Short').click()
    const tail = page.getByTestId('stElementContainer').filter({ hasText: /^tail/ })
    await expect.poll(() => tail.first().getAttribute('data-stale')).toBe('true')
    expect(await tail.count()).toBe(2)
    expect(await tail.last().getAttribute('data-stale')).toBe('true')
    const head = page.getByTestId('stElementContainer').filter({ hasText: /^head/ })
    expect(await head.getAttribute('data-stale')).toBe('false')
    letGo(server)
    await settled(page)
    expect(await tail.count()).toBe(0)
    expect(await page.locator('[data-stale=true]').count()).toBe(0)
  })

  test('what is marked is drawn again without a mark', async ({ page }) => {
    letGo(server)
    await open(page, server.url)
    hold(server)
    await page.keyboard.press('r')
    await expect.poll(() => page.locator('[data-stale=true]').count()).toBeGreaterThan(0)
    letGo(server)
    await settled(page)
    expect(await page.locator('[data-stale=true]').count()).toBe(0)
    expect(await texts(page)).toEqual(['head', 'tail', 'tail in a block'])
  })

  test('a page that is loaded in the middle of a run shows it', async ({ page }) => {
    hold(server)
    await page.goto(server.url)
    await running(page)
    await page.reload()
    await page.getByText('head').waitFor()
    await running(page)
    letGo(server)
    await settled(page)
    expect(await texts(page)).toEqual(['head', 'tail', 'tail in a block'])
  })
})

describe.each(twins('busy', 'noting.py'))('a run of many steps, in $front', ({ app }) => {
  const server = serve(app)
  const whole = (value: number) => Array.from({ length: 12 }, (_, step) => `value ${value}, step ${step}`)

  test('the Stop button ends it, and what was drawn stays', async ({ page }) => {
    hold(server)
    await page.goto(server.url)
    await page.getByText('held').waitFor()
    await byId(page, 'stStatusWidget').getByRole('button', { name: 'Stop' }).click()
    await settled(page)
    await byId(page, 'stStatusWidget').waitFor({ state: 'detached' })
    expect(await texts(page)).toEqual([...whole(0).slice(0, 6), 'held'])
    letGo(server)
    await act(page, () => page.keyboard.press('r'))
    expect(await texts(page)).toEqual(whole(0))
  })

  test('a slider moved quickly: the last value wins, and nothing of an abandoned run remains', async ({
    page,
  }) => {
    forgetNotes(server)
    letGo(server)
    await open(page, server.url)
    hold(server)
    await page.getByRole('slider', { name: 'Value' }).focus()
    for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowRight')
    await page.getByText('value 30, step 5').waitFor()
    letGo(server)
    await settled(page)
    expect(await page.getByRole('slider', { name: 'Value' }).getAttribute('aria-valuenow')).toBe('30')
    expect(await texts(page)).toEqual(whole(30))
    expect(notes(server)).toEqual(['finished at 0', 'finished at 30'])
  })

  test('a button pressed during a run is pressed once in the next', async ({ page }) => {
    letGo(server)
    await open(page, server.url)
    forgetNotes(server)
    hold(server)
    const slider = page.getByRole('slider', { name: 'Value' })
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await running(page)
    await button(page, 'Order').click()
    await slider.focus()
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight')
    letGo(server)
    await settled(page)
    expect(await slider.getAttribute('aria-valuenow')).toBe('6')
    expect(notes(server).filter(note => note.startsWith('ordered'))).toHaveLength(1)
    expect(notes(server).at(-1)).toBe('finished at 6')
    // A run that has seen a press comes to its end.
    const at = notes(server).findIndex(note => note.startsWith('ordered'))
    expect(notes(server)[at + 1]).toBe(notes(server)[at].replace('ordered', 'finished'))
    expect((await texts(page)).filter(text => text !== 'ordered')).toEqual(whole(6))
  })
})
