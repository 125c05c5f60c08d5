// Every input widget of the example, once by the pointer and once by the keyboard, in both languages.

import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { byId, main, painted, settled, texts } from '../support/page'
import { examples, serve, shared, test } from '../support/test'
import { clickAt, widget } from '../support/ways'

/** What is done to a widget, and what the script then says of it. */
type Step = [use: (where: Locator, page: Page) => Promise<unknown>, says: string]

const click =
  (name: string | RegExp) =>
  (where: Locator): Promise<void> =>
    where.getByRole('button', { name }).or(where.getByText(name)).first().click()

const key = (role: 'slider' | 'checkbox' | 'switch' | 'radio' | 'button', name: string) => (where: Locator) =>
  where.getByRole(role).first().press(name)

const type = (text: string, enter: string) => async (where: Locator, page: Page) => {
  await where.locator('input, textarea').first().focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
  await page.keyboard.press(enter)
}

const pick = (option: string) => async (where: Locator, page: Page) => {
  await where.getByRole('combobox').click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

const day = (name: string) => async (where: Locator, page: Page) => {
  await where.getByRole('button', { name: 'Calendar' }).click()
  await page.locator('[data-baseweb=calendar]').getByRole('button', { name }).click()
  await page.keyboard.press('Escape')
}

const upload = (name: string) => (where: Locator) =>
  where.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from('rye') })

const STEPS: Record<string, Step[]> = {
  button: [
    [click('Grind'), 'yes'],
    [(_, page) => page.locator('body').press('r'), 'no'],
    [key('button', 'Enter'), 'yes'],
  ],
  download_button: [[click('Prices'), 'yes']],
  menu_button: [
    [
      async (where, page) => {
        await where.getByRole('button').click()
        await page.getByRole('menuitem', { name: 'Stop' }).click()
      },
      'Stop',
    ],
    [
      async (where, page) => {
        await where.getByRole('button').press('Enter')
        await page.getByRole('menuitem', { name: 'Start' }).press('Enter')
      },
      'Start',
    ],
  ],
  checkbox: [
    [click('Organic'), 'yes'],
    [key('checkbox', 'Space'), 'no'],
  ],
  toggle: [
    [click('Metric units'), 'no'],
    [key('switch', 'Space'), 'yes'],
  ],
  radio: [
    [click('night'), 'night'],
    [where => where.getByRole('radio', { name: 'night' }).press('ArrowUp'), 'day'],
  ],
  selectbox: [
    [pick('oats'), 'oats'],
    [type('ry', 'Enter'), 'rye'],
  ],
  multiselect: [
    [pick('rye'), 'wheat, rye'],
    [type('oa', 'Enter'), 'wheat, rye, oats'],
    [(_, page) => page.keyboard.press('Backspace'), 'wheat, rye'],
  ],
  select_slider: [
    [where => clickAt(where.locator('[data-baseweb=slider]'), 0.98), 'fine'],
    [key('slider', 'Home'), 'coarse'],
  ],
  pills: [
    [click('summer'), 'summer'],
    [where => where.getByRole('button', { name: 'spring' }).press('Space'), 'summer, spring'],
  ],
  segmented_control: [
    [where => where.getByRole('radio', { name: 'chart' }).click(), 'chart'],
    [where => where.getByRole('radio', { name: 'table' }).press('Enter'), 'table'],
  ],
  feedback: [
    [where => where.getByRole('radio', { name: '4 out of 5 stars' }).click(), '3'],
    [where => where.getByRole('radio', { name: '1 out of 5 stars' }).press('Space'), '0'],
  ],
  pagination: [
    [click('Page 3'), '3'],
    [where => where.getByRole('button', { name: 'Next page' }).press('Enter'), '4'],
  ],
  slider: [
    [where => clickAt(where.locator('[data-baseweb=slider]'), 0.5), '12'],
    [key('slider', 'ArrowRight'), '13'],
  ],
  number_input: [
    [click('Increase'), '11'],
    [type('42', 'Enter'), '42'],
  ],
  text_input: [[type('Ada', 'Enter'), 'Ada']],
  text_area: [[type('fresh', 'Control+Enter'), 'fresh']],
  color_picker: [
    [
      async (where, page) => {
        await where.getByRole('button').click()
        await clickAt(byId(page, 'stColorPickerPopover').getByRole('group').last(), 0.5)
        await page.keyboard.press('Escape')
      },
      '#4ac8c8',
    ],
    [
      async (where, page) => {
        await where.getByRole('button').press('Enter')
        await page.getByRole('textbox', { name: 'Hex' }).fill('0000ff')
        await page.keyboard.press('Enter')
        await page.keyboard.press('Escape')
      },
      '#0000ff',
    ],
  ],
  date_input: [
    [day('August 15, 2024'), '2024-08-15'],
    [type('2024/09/01', 'Enter'), '2024-09-01'],
  ],
  time_input: [
    [pick('07:00'), '07:00:00'],
    [type('09:15', 'Enter'), '09:15:00'],
  ],
  datetime_input: [
    [day('August 15, 2024'), '2024-08-15T06:30:00'],
    [type('2024/09/01, 09:15', 'Enter'), '2024-09-01T09:15:00'],
  ],
  file_uploader: [
    [upload('rye.csv'), 'rye.csv, 3 bytes'],
    [where => where.getByRole('button', { name: 'Remove rye.csv' }).press('Enter'), 'none'],
  ],
  data_editor: [
    [
      async (where, page) => {
        const grid = byId(where, 'stDataFrameGlideDataEditor')
        await painted(grid)
        await clickAt(grid, 0.9, 0.62)
        await page.keyboard.type('70')
        await page.locator('#portal input').waitFor()
        await page.keyboard.press('Enter')
      },
      '12, 70, 3',
    ],
  ],
  chat_input: [[type('Hello', 'Enter'), 'Hello']],
}

describe.each(examples('inputs'))('inputs in $front', ({ app }) => {
  const server = serve(app)
  const visited = shared(server)
  const told = async (page: Page, name: string) =>
    (await texts(main(page)))
      .find(text => text.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim()

  test.for(Object.entries(STEPS))('%s', async ([name, steps]) => {
    const page = await visited()
    for (const [use, says] of steps) {
      await use(widget(page, name), page)
      await expect.poll(() => told(page, name)).toBe(says)
      await settled(page)
    }
  })
})
