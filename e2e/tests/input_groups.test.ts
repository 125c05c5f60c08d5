// Widgets that are groups of buttons: pills, segments, signs to judge by, pages.

import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { act, main, open, texts } from '../support/page'
import { serve, test } from '../support/test'
import { inEveryWay, type Kind, widget } from '../support/ways'

/** The buttons that are pressed in. */
const pressed = async (where: Locator) => {
  const all = where.locator('[aria-checked=true], [aria-pressed=true], [aria-current=page]')
  const names = await all.evaluateAll(nodes =>
    nodes.map(node => node.getAttribute('aria-label') ?? (node as HTMLElement).innerText),
  )
  return names.join(', ')
}

const pressing = (name: string) => (where: Locator) =>
  where
    .locator('button')
    .filter({ hasText: name })
    .or(where.getByLabel(name, { exact: true }))
    .click()

const options = '["wheat", "rye", "oats"]'

const KINDS: Kind[] = [
  {
    name: 'pills',
    call: `st.pills("Label", ${options}, key=key, **options)`,
    first: 'None',
    begins: { shows: '', gives: 'None' },
    shown: pressed,
    pointer: { use: pressing('rye'), shows: 'rye', gives: 'rye' },
    keyboard: {
      begin: keyboard => keyboard.press('ArrowRight'),
      finish: keyboard => keyboard.press('Space'),
      shows: 'rye',
      gives: 'rye',
    },
  },
  {
    name: 'pills of which several are chosen',
    call: `st.pills("Label", ${options}, selection_mode="multi", default=["rye"], key=key, **options)`,
    first: '["rye"]',
    begins: { shows: 'rye', gives: 'rye' },
    shown: pressed,
    pointer: { use: pressing('wheat'), shows: 'wheat, rye', gives: 'rye, wheat' },
    keyboard: {
      begin: keyboard => keyboard.press('End'),
      finish: keyboard => keyboard.press('Enter'),
      shows: 'rye, oats',
      gives: 'rye, oats',
    },
  },
  {
    name: 'segmented_control',
    call: `st.segmented_control("Label", ${options}, default="wheat", key=key, **options)`,
    first: '"wheat"',
    begins: { shows: 'wheat', gives: 'wheat' },
    shown: pressed,
    pointer: { use: pressing('oats'), shows: 'oats', gives: 'oats' },
    keyboard: {
      begin: keyboard => keyboard.press('ArrowRight'),
      finish: keyboard => keyboard.press('Enter'),
      shows: 'rye',
      gives: 'rye',
    },
  },
  {
    name: 'feedback',
    call: 'st.feedback("stars", key=key, **options)',
    first: 'None',
    begins: { shows: '', gives: 'None' },
    shown: pressed,
    pointer: { use: pressing('4 out of 5 stars'), shows: '4 out of 5 stars', gives: '3' },
    keyboard: {
      begin: keyboard => keyboard.press('ArrowRight'),
      finish: keyboard => keyboard.press('Space'),
      shows: '2 out of 5 stars',
      gives: '1',
    },
  },
  {
    name: 'pagination',
    call: 'st.pagination(9, key=key, **options)',
    first: '1',
    begins: { shows: 'Page 1', gives: '1' },
    shown: pressed,
    pointer: { use: pressing('Page 3'), shows: 'Page 3', gives: '3' },
    keyboard: {
      begin: async keyboard => {
        await keyboard.press('Tab')
        await keyboard.press('Tab')
      },
      finish: keyboard => keyboard.press('Enter'),
      shows: 'Page 2',
      gives: '2',
    },
  },
]

inEveryWay(KINDS)

describe('groups', () => {
  const server = serve(
    written({
      'app.py': `
import streamlit as st

pills = st.pills("Pills", ["a", "b"], default="a", key="pills")
view = st.segmented_control("View", ["table", "chart"], default="table", required=True, key="view")
thumb = st.feedback("thumbs", key="thumb")
face = st.feedback("faces", key="face")
page = st.pagination(50, default=50, key="page")
st.text(f"{pills} {view} {thumb} {face} {page}")
`,
    }),
  )

  test('what is chosen is taken back by a press, unless it is required', async ({ page }) => {
    await open(page, server.url)
    await act(page, () => pressing('a')(widget(page, 'pills')))
    await pressing('table')(widget(page, 'view'))
    expect(await pressed(widget(page, 'view'))).toBe('table')
    await act(page, () => pressing('chart')(widget(page, 'view')))
    expect(await texts(main(page))).toEqual(['None chart None None 50'])
  })

  test('thumbs and faces count from the worst', async ({ page }) => {
    await open(page, server.url)
    await act(page, () => pressing('Thumbs up')(widget(page, 'thumb')))
    await act(page, () => pressing('Very satisfied')(widget(page, 'face')))
    expect(await texts(main(page))).toEqual(['a table 1 4 50'])
    await act(page, () => pressing('Thumbs down')(widget(page, 'thumb')))
    await act(page, () => pressing('Very satisfied')(widget(page, 'face')))
    expect(await texts(main(page))).toEqual(['a table 0 None 50'])
  })

  test('pages are turned by arrows, which keep the focus at the ends', async ({ page }) => {
    await open(page, server.url)
    const pages = widget(page, 'page')
    const [back, forth] = ['Previous page', 'Next page'].map(name => pages.getByRole('button', { name }))
    expect(await forth.getAttribute('aria-disabled')).toBe('true')
    await act(page, () => back.click())
    await act(page, () => back.click())
    expect(await pressed(pages)).toBe('Page 48')
    await forth.focus()
    for (const _ of [49, 50]) await act(page, () => page.keyboard.press('Enter'))
    expect(await texts(main(page))).toEqual(['a table None None 50'])
    expect(await forth.evaluate(node => node === document.activeElement)).toBe(true)
    await act(page, () => pages.getByRole('button', { name: 'Page 1', exact: true }).click())
    expect(await texts(main(page))).toEqual(['a table None None 1'])
    expect(await back.getAttribute('aria-disabled')).toBe('true')
  })
})
