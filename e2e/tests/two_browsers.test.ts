// Two users at once: each sees what is theirs.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { act, byId, main, open, press, settled, texts } from '../support/page'
import { examples, newContext, serve, test } from '../support/test'
import { widget } from '../support/ways'

/** Runs something with a page of another user. */
async function withAnother(url: string, use: (page: Page) => Promise<void>) {
  const context = await newContext()
  const page = await context.newPage()
  await open(page, url)
  await use(page)
  await context.close()
}

describe.each(examples('counter'))('counters in $front', ({ app }) => {
  const server = serve(app)

  test('each counts for themselves, also at the same time', async ({ page }) => {
    await open(page, server.url)
    await withAnother(server.url, async other => {
      await Promise.all([press(page, 'Add'), press(other, 'Add')])
      await press(other, 'Add')
      expect(await texts(main(page))).toEqual(['count: 1', 'done: added 1'])
      expect(await texts(main(other))).toEqual(['count: 2', 'done: added 1, added 1'])
      const step = other.getByRole('spinbutton', { name: 'Step' })
      await step.fill('5')
      await act(other, () => step.press('Enter'))
      await act(page, () => page.locator('body').press('r'))
      expect(await page.getByRole('spinbutton', { name: 'Step' }).inputValue()).toBe('1')
    })
  })
})

describe.each(examples('inputs'))('inputs in $front', ({ app }) => {
  const server = serve(app)
  const told = async (page: Page) =>
    Object.fromEntries((await texts(main(page))).map(text => text.split(': ') as [string, string]))

  test('what one gives the other does not see', async ({ page }) => {
    await open(page, server.url)
    await withAnother(server.url, async other => {
      const before = await told(other)
      await act(page, () => widget(page, 'checkbox').getByText('Organic').click())
      await act(page, () => widget(page, 'slider').getByRole('slider').press('End'))
      await act(page, () => widget(page, 'radio').getByText('night').click())
      await act(page, () => widget(page, 'pills').getByRole('button', { name: 'summer' }).click())
      await act(page, () => byId(widget(page, 'number_input'), 'stNumberInputStepUp').click())
      await widget(page, 'text_input').getByRole('textbox').fill('Ada')
      await act(page, () => page.keyboard.press('Enter'))
      await byId(page, 'stFileUploaderDropzoneInput').setInputFiles({
        name: 'rye.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('rye'),
      })
      await expect.poll(async () => (await told(page)).file_uploader).toBe('rye.csv, 3 bytes')
      await settled(page)
      expect(await told(page)).toMatchObject({
        checkbox: 'yes',
        slider: '24',
        radio: 'night',
        pills: 'summer',
        number_input: '11',
        text_input: 'Ada',
      })
      await act(other, () => other.locator('body').press('r'))
      expect(await told(other)).toEqual(before)
      expect(await widget(other, 'checkbox').getByRole('checkbox').isChecked()).toBe(false)
      expect(await widget(other, 'text_input').getByRole('textbox').inputValue()).toBe('')
    })
  })
})

describe.each(examples('chat'))('conversations in $front', ({ app }) => {
  const server = serve(app)

  test('what one says the other does not hear', async ({ page }) => {
    await open(page, server.url)
    await withAnother(server.url, async other => {
      for (const [one, text] of [
        [page, 'mine'],
        [other, 'yours'],
      ] as const) {
        await byId(one, 'stChatInputTextArea').fill(text)
        await act(one, () => one.keyboard.press('Enter'))
      }
      expect((await byId(page, 'stChatMessage').allInnerTexts())[0]).toContain('mine')
      expect(await byId(page, 'stChatMessage').count()).toBe(2)
      expect((await byId(other, 'stChatMessage').allInnerTexts())[0]).toContain('yours')
      expect(await byId(other, 'stChatMessage').count()).toBe(2)
    })
  })
})
