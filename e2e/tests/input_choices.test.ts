// Widgets to choose with: boxes, options, lists.

import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { act, byId, main, open, texts } from '../support/page'
import { serve, test } from '../support/test'
import { inEveryWay, type Kind, widget } from '../support/ways'

const ticked = async (where: Locator) =>
  (await where.getByRole('checkbox').or(where.getByRole('switch')).isChecked()) ? 'on' : 'off'

/** A box, or a switch, that is off at first. */
const box = (name: string): Kind => ({
  name,
  call: `st.${name}("Label", key=key, **options)`,
  first: 'False',
  begins: { shows: 'off', gives: 'False' },
  shown: ticked,
  pointer: { use: where => where.getByText('Label').click(), shows: 'on', gives: 'True' },
  keyboard: { finish: keyboard => keyboard.press('Space'), shows: 'on', gives: 'True' },
})

const inField = (where: Locator) => where.getByRole('combobox').inputValue()

const tags = async (where: Locator) => (await where.locator('[data-baseweb=tag]').allInnerTexts()).join(', ')

/** Chooses an option of a list with the pointer. */
const choosing = (option: string) => async (where: Locator, page: Page) => {
  await where.getByRole('combobox').click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

const KINDS: Kind[] = [
  box('checkbox'),
  box('toggle'),
  {
    name: 'radio',
    call: 'st.radio("Label", ["wheat", "rye", "oats"], captions=["for bread"], key=key, **options)',
    first: '"wheat"',
    begins: { shows: 'wheat', gives: 'wheat' },
    shown: where => where.locator('label:has(input:checked) [id]').first().innerText(),
    pointer: { use: where => where.getByText('oats').click(), shows: 'oats', gives: 'oats' },
    keyboard: {
      begin: keyboard => keyboard.press('ArrowDown'),
      half: 'rye',
      finish: keyboard => keyboard.press('ArrowDown'),
      shows: 'oats',
      gives: 'oats',
    },
  },
  {
    name: 'selectbox',
    call: 'st.selectbox("Label", ["wheat", "rye", "oats"], key=key, **options)',
    first: '"wheat"',
    begins: { shows: 'wheat', gives: 'wheat' },
    shown: inField,
    pointer: { use: choosing('rye'), shows: 'rye', gives: 'rye' },
    keyboard: {
      begin: keyboard => keyboard.type('oa'),
      half: 'oa',
      finish: keyboard => keyboard.press('Enter'),
      shows: 'oats',
      gives: 'oats',
    },
  },
  {
    name: 'selectbox that is empty at first',
    call: 'st.selectbox("Label", ["wheat", "rye", "oats"], None, accept_new_options=True, key=key, **options)',
    first: 'None',
    begins: { shows: '', gives: 'None' },
    shown: inField,
    pointer: { use: choosing('rye'), shows: 'rye', gives: 'rye' },
    keyboard: {
      begin: keyboard => keyboard.type('spe'),
      half: 'spe',
      finish: async keyboard => {
        await keyboard.type('lt')
        await keyboard.press('Enter')
      },
      shows: 'spelt',
      gives: 'spelt',
    },
  },
  {
    name: 'multiselect',
    call: 'st.multiselect("Label", ["wheat", "rye", "oats"], ["wheat"], key=key, **options)',
    first: '["wheat"]',
    begins: { shows: 'wheat', gives: 'wheat' },
    shown: tags,
    pointer: {
      use: async (where, page) => {
        await choosing('rye')(where, page)
        await page.keyboard.press('Escape')
      },
      shows: 'wheat, rye',
      gives: 'wheat, rye',
    },
    keyboard: {
      begin: keyboard => keyboard.type('oa'),
      finish: keyboard => keyboard.press('Enter'),
      shows: 'wheat, oats',
      gives: 'wheat, oats',
    },
  },
]

inEveryWay(KINDS)

describe('lists', () => {
  const server = serve(
    written({
      'app.py': `
import streamlit as st

grains = ["wheat", "rye", "oats", "barley"]
if st.checkbox("Without rye"):
    grains.remove("rye")
one = st.selectbox("One", grains, key="one")
some = st.multiselect("Some", grains, max_selections=3, accept_new_options=True, key="some")
fixed = st.selectbox("Fixed", grains, index=None, filter_mode=None, key="fixed")
many = st.selectbox("Many", range(10_000), key="many")
st.text(f"{one} {some} {fixed} {many}")
`,
    }),
  )
  const told = async (page: Page) => (await texts(main(page))).join()

  test('a choice goes when its option does, and the page is told', async ({ page }) => {
    await open(page, server.url)
    await act(page, () => choosing('rye')(widget(page, 'one'), page))
    expect(await told(page)).toBe('rye [] None 0')
    await act(page, () => page.getByText('Without rye').click())
    expect(await told(page)).toBe('wheat [] None 0')
    expect(await inField(widget(page, 'one'))).toBe('wheat')
    await act(page, () => page.getByText('Without rye').click())
    expect(await inField(widget(page, 'one'))).toBe('wheat')
  })

  test('several are chosen with the list open, taken back, and no more than may be', async ({ page }) => {
    await open(page, server.url)
    const some = widget(page, 'some')
    await some.getByRole('combobox').click()
    for (const grain of ['oats', 'wheat'])
      await act(page, () => page.getByRole('option', { name: grain, exact: true }).click())
    await page.keyboard.type('spelt')
    await act(page, () => page.getByRole('option', { name: 'Add: spelt' }).click())
    expect(await told(page)).toBe("wheat ['oats', 'wheat', 'spelt'] None 0")
    await byId(page, 'stSelectboxVirtualDropdownEmpty').getByText('only select up to 3').waitFor()
    await act(page, () => some.getByRole('button', { name: 'Remove oats' }).click())
    expect(await told(page)).toBe("wheat ['wheat', 'spelt'] None 0")
    await some.getByRole('combobox').focus()
    await act(page, () => page.keyboard.press('Backspace'))
    expect(await told(page)).toBe("wheat ['wheat'] None 0")
    await act(page, () => some.getByRole('button', { name: 'Clear all' }).click())
    expect(await told(page)).toBe('wheat [] None 0')
  })

  test('where nothing can be typed a letter finds an option', async ({ page }) => {
    await open(page, server.url)
    await widget(page, 'fixed').getByRole('combobox').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('b')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await told(page)).toBe('wheat [] barley 0')
  })

  test('ten thousand options open, and the last is found by its name and by its place', async ({ page }) => {
    await open(page, server.url)
    const many = widget(page, 'many').getByRole('combobox')
    await many.click()
    expect(await page.getByRole('option').count()).toBeLessThan(50)
    await page.keyboard.press('End')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await told(page)).toBe('wheat [] None 9999')
    await many.click()
    await page.keyboard.type('4321')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await told(page)).toBe('wheat [] None 4321')
  })
})
