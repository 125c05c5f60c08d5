// Widgets for dates and times.

import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { act, byId, main, open, texts } from '../support/page'
import { serve, test } from '../support/test'
import { inEveryWay, type Kind, widget } from '../support/ways'

const typed = async (where: Locator) =>
  (await where.locator('input').evaluateAll(all => all.map(field => (field as HTMLInputElement).value))).join(
    ' – ',
  )

/** A day of the open calendar. */
const day = (page: Page, name: string) =>
  page.locator('[data-baseweb=calendar]').getByRole('button', { name: new RegExp(`${name}, \\d{4}`) })

const KINDS: Kind[] = [
  {
    name: 'date_input',
    call: 'st.date_input("Label", date(2024, 1, 31), key=key, **options)',
    first: 'date(2024, 1, 31)',
    begins: { shows: '2024/01/31', gives: '2024-01-31' },
    shown: typed,
    pointer: {
      use: async (where, page) => {
        await byId(where, 'stDateInputCalendarButton').click()
        await day(page, 'January 12').click()
      },
      shows: '2024/01/12',
      gives: '2024-01-12',
    },
    keyboard: {
      begin: keyboard => keyboard.type('2024/02/0'),
      half: '2024/02/0',
      finish: keyboard => keyboard.type('5'),
      shows: '2024/02/05',
      gives: '2024-02-05',
    },
  },
  {
    name: 'date_input for a range',
    call: 'st.date_input("Label", ("2024-06-01", "2024-06-30"), format="DD.MM.YYYY", key=key, **options)',
    first: '(date(2024, 6, 1), date(2024, 6, 30))',
    begins: { shows: '01.06.2024 – 30.06.2024', gives: '2024-06-01, 2024-06-30' },
    shown: typed,
    pointer: {
      use: async (where, page) => {
        await where.getByRole('textbox', { name: 'End date' }).click()
        await page.keyboard.press('ControlOrMeta+a')
        await page.keyboard.type('15.06.2024')
        await page.mouse.click(2, 2)
      },
      shows: '01.06.2024 – 15.06.2024',
      gives: '2024-06-01, 2024-06-15',
    },
    keyboard: {
      begin: keyboard => keyboard.type('10.06.'),
      half: '10.06. – 30.06.2024',
      finish: keyboard => keyboard.type('2024'),
      shows: '10.06.2024 – 30.06.2024',
      gives: '2024-06-10, 2024-06-30',
    },
  },
  {
    name: 'time_input',
    call: 'st.time_input("Label", "13:30", key=key, **options)',
    first: 'datetime.time(13, 30)',
    begins: { shows: '13:30', gives: '13:30:00' },
    shown: typed,
    pointer: {
      use: async (where, page) => {
        await where.getByRole('combobox').click()
        await page.getByRole('option', { name: '14:15', exact: true }).click()
      },
      shows: '14:15',
      gives: '14:15:00',
    },
    keyboard: {
      begin: keyboard => keyboard.type('09:'),
      half: '09:',
      finish: async keyboard => {
        await keyboard.type('05')
        await keyboard.press('Enter')
      },
      shows: '09:05',
      gives: '09:05:00',
    },
  },
  {
    name: 'datetime_input',
    call: 'st.datetime_input("Label", "2024-01-31 13:30", key=key, **options)',
    first: 'datetime.datetime(2024, 1, 31, 13, 30)',
    begins: { shows: '2024/01/31, 13:30', gives: '2024-01-31 13:30:00' },
    shown: typed,
    pointer: {
      use: async (where, page) => {
        await byId(where, 'stDateTimeInputCalendarButton').click()
        await day(page, 'January 12').click()
        await page.keyboard.press('Escape')
      },
      shows: '2024/01/12, 13:30',
      gives: '2024-01-12 13:30:00',
    },
    keyboard: {
      begin: keyboard => keyboard.type('2024/02/05, 1'),
      half: '2024/02/05, 1',
      finish: async keyboard => {
        await keyboard.type('4:45')
        await keyboard.press('Enter')
      },
      shows: '2024/02/05, 14:45',
      gives: '2024-02-05 14:45:00',
    },
  },
]

inEveryWay(KINDS)

describe('fields for dates and times', () => {
  const server = serve(
    written({
      'app.py': `
import streamlit as st

day = st.date_input("Day", "2024-01-31", "2024-01-10", "2024-02-20", key="day")
season = st.date_input("Season", [], "2024-01-01", "2024-12-31", key="season")
hour = st.time_input("Hour", None, step=3600, format="12h", key="hour")
begin = st.datetime_input("Begin", "2024-01-31 13:30", key="begin")
st.text(f"{day}|{' to '.join(map(str, season))}|{hour}|{begin}")
`,
    }),
  )
  const told = async (page: Page) => (await texts(main(page))).join()
  const last = '|2024-01-31 13:30:00'

  test('what is no date or out of bounds is told, and does not count', async ({ page }) => {
    await open(page, server.url)
    const field = widget(page, 'day').getByRole('textbox')
    const wrong = byId(widget(page, 'day'), 'stDateInputError')
    for (const [text, message] of [
      ['2024/02/30', '“2024/02/30” is not a date'],
      ['2024/03/01', 'out of bounds'],
    ]) {
      await field.fill(text)
      await field.press('Enter')
      await wrong.getByText(message).waitFor()
      expect(await field.getAttribute('aria-invalid')).toBe('true')
    }
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(await field.inputValue()).toBe('2024/01/31')
    expect(await wrong.count()).toBe(0)
    expect(await told(page)).toBe(`2024-01-31||None${last}`)
  })

  test('a day is chosen by the arrow keys, across months, and not out of bounds', async ({ page }) => {
    await open(page, server.url)
    await widget(page, 'day').getByRole('textbox').focus()
    await page.keyboard.press('ArrowDown')
    await expect
      .poll(() => day(page, 'January 31').evaluate(node => node === document.activeElement))
      .toBe(true)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await told(page)).toBe(`2024-02-08||None${last}`)
    expect(await page.locator('[data-baseweb=calendar]').count()).toBe(0)
    await byId(widget(page, 'day'), 'stDateInputCalendarButton').click()
    expect(await day(page, 'February 21').getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.press('Escape')
  })

  test('a range is chosen end by end, and cleared', async ({ page }) => {
    await open(page, server.url)
    const season = widget(page, 'season')
    await byId(season, 'stDateInputCalendarButton').click()
    await page.locator('[data-baseweb=calendar]').getByLabel('Month').selectOption('June')
    await page.locator('[data-baseweb=calendar]').getByLabel('Year').selectOption('2024')
    await act(page, () => day(page, 'June 3').click())
    expect(await told(page)).toBe(`2024-01-31|2024-06-03|None${last}`)
    await act(page, () => day(page, 'June 20').click())
    expect(await told(page)).toBe(`2024-01-31|2024-06-03 to 2024-06-20|None${last}`)
    expect(await page.locator('[data-baseweb=calendar]').count()).toBe(0)
    await act(page, () => byId(season, 'stDateInputClearButton').click())
    expect(await told(page)).toBe(`2024-01-31||None${last}`)
  })

  test('hours to twelve are typed and chosen, and cleared', async ({ page }) => {
    await open(page, server.url)
    const hour = widget(page, 'hour')
    await hour.getByRole('combobox').click()
    await page.keyboard.type('1:05 pm')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await typed(hour)).toBe('01:05 PM')
    expect(await told(page)).toBe(`2024-01-31||13:05:00${last}`)
    await hour.getByRole('combobox').fill('never')
    await page.keyboard.press('Enter')
    await byId(hour, 'stTimeInputError').getByText('never').waitFor()
    await act(page, () => byId(hour, 'stTimeInputClearButton').click())
    expect(await told(page)).toBe(`2024-01-31||None${last}`)
  })

  test('what is typed after another press takes the place of the time', async ({ page }) => {
    await open(page, server.url)
    const hour = widget(page, 'hour').getByRole('combobox')
    await hour.click()
    await act(page, () => page.getByRole('option', { name: '07:00 AM' }).click())
    for (const [text, time] of [
      ['1:05 pm', '13:05:00'],
      ['2:15 pm', '14:15:00'],
    ]) {
      await hour.click()
      await page.keyboard.type(text)
      await act(page, () => page.keyboard.press('Enter'))
      expect(await told(page)).toBe(`2024-01-31||${time}${last}`)
    }
  })

  test('a day and a time are chosen one after the other', async ({ page }) => {
    await open(page, server.url)
    await byId(widget(page, 'begin'), 'stDateTimeInputCalendarButton').click()
    await act(page, () => day(page, 'January 5').click())
    await act(page, () => page.getByRole('combobox', { name: 'Time' }).selectOption('09:15'))
    expect(await told(page)).toBe('2024-01-31||None|2024-01-05 09:15:00')
    await page.keyboard.press('Escape')
    expect(await page.locator('[data-baseweb=calendar]').count()).toBe(0)
  })
})
