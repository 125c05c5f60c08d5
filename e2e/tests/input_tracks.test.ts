// Widgets with thumbs on a track.

import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { Gate } from '../support/gate'
import { hold, letGo } from '../support/holding'
import { act, byId, isAtRest, main, open, settled, texts } from '../support/page'
import { serve, test } from '../support/test'
import { clickAt, inEveryWay, type Kind, widget } from '../support/ways'

const track = (where: Locator) => where.locator('[data-baseweb=slider]')

const shown = async (where: Locator) => {
  const thumbs = await where.getByRole('slider').all()
  return (await Promise.all(thumbs.map(thumb => thumb.getAttribute('aria-valuetext')))).join(', ')
}

const KINDS: Kind[] = [
  {
    name: 'slider',
    call: 'st.slider("Label", 0, 10, 3, key=key, **options)',
    first: '3',
    begins: { shows: '3', gives: '3' },
    shown,
    pointer: { use: where => clickAt(track(where), 0.8), shows: '8', gives: '8' },
    keyboard: {
      begin: keyboard => keyboard.press('ArrowRight'),
      half: '4',
      finish: keyboard => keyboard.press('ArrowUp'),
      shows: '5',
      gives: '5',
    },
  },
  {
    name: 'slider with two thumbs',
    call: 'st.slider("Label", 0.0, 1.0, (0.25, 0.75), step=0.25, key=key, **options)',
    first: '(0.25, 0.75)',
    begins: { shows: '0.25, 0.75', gives: '0.25, 0.75' },
    shown,
    pointer: { use: where => clickAt(track(where), 0.98), shows: '0.25, 1.00', gives: '0.25, 1.0' },
    keyboard: {
      begin: keyboard => keyboard.press('ArrowLeft'),
      half: '0.00, 0.75',
      finish: async keyboard => {
        await keyboard.press('Tab')
        await keyboard.press('ArrowLeft')
      },
      shows: '0.00, 0.50',
      gives: '0.0, 0.5',
    },
  },
  {
    name: 'slider of dates',
    call: 'st.slider("Label", date(2024, 1, 1), date(2024, 1, 31), date(2024, 1, 11), format="DD.MM.", key=key, **options)',
    first: 'date(2024, 1, 11)',
    begins: { shows: '11.01.', gives: '2024-01-11' },
    shown,
    pointer: { use: where => clickAt(track(where), 0.5), shows: '16.01.', gives: '2024-01-16' },
    keyboard: {
      begin: keyboard => keyboard.press('ArrowRight'),
      half: '12.01.',
      finish: keyboard => keyboard.press('End'),
      shows: '31.01.',
      gives: '2024-01-31',
    },
  },
  {
    name: 'select_slider',
    call: 'st.select_slider("Label", ["coarse", "medium", "fine"], "medium", key=key, **options)',
    first: '"medium"',
    begins: { shows: 'medium', gives: 'medium' },
    shown,
    pointer: { use: where => clickAt(track(where), 0.98), shows: 'fine', gives: 'fine' },
    keyboard: {
      begin: keyboard => keyboard.press('ArrowLeft'),
      half: 'coarse',
      finish: keyboard => keyboard.press('End'),
      shows: 'fine',
      gives: 'fine',
    },
  },
  {
    name: 'select_slider with two thumbs',
    call: 'st.select_slider("Label", [1, 2, 4, 8, 16], (2, 8), key=key, **options)',
    first: '(2, 8)',
    begins: { shows: '2, 8', gives: '2, 8' },
    shown,
    pointer: { use: where => clickAt(track(where), 0.02), shows: '1, 8', gives: '1, 8' },
    keyboard: {
      begin: keyboard => keyboard.press('ArrowRight'),
      half: '4, 8',
      finish: async keyboard => {
        await keyboard.press('Tab')
        await keyboard.press('ArrowRight')
      },
      shows: '4, 16',
      gives: '4, 16',
    },
  },
]

inEveryWay(KINDS)

describe('a drag', () => {
  const server = serve(
    written({
      'app.py': `
import os
import time

import streamlit as st

value = st.slider("Number", 0, 100, key="number")
st.text(f"{value}")
while not os.path.exists("go"):
    time.sleep(0.005)
`,
    }),
  )

  test('follows the pointer while a run goes on, and goes on when that ends', async ({ page }) => {
    letGo(server)
    await open(page, server.url)
    const drag = await dragOf(page)
    await drag.to(0)
    await page.mouse.down()
    hold(server)
    for (const share of [0.1, 0.2, 0.3]) {
      await drag.to(share)
      expect(await drag.value()).toBe(String(Math.round(share * 100)))
    }
    expect(await isAtRest(page)).toBe(false)
    letGo(server)
    await settled(page)
    expect(await texts(main(page))).toEqual(['30'])
    await drag.to(0.5)
    expect(await drag.value()).toBe('50')
    await act(page, () => page.mouse.up())
    expect(await texts(main(page))).toEqual(['50'])
  })

  test('goes on when the connection is lost in its middle', async ({ page }) => {
    letGo(server)
    const gate = await new Gate(server.url).listen()
    await open(page, gate.url)
    const drag = await dragOf(page)
    await drag.to(0.2)
    await page.mouse.down()
    gate.shut()
    await drag.to(0.4)
    await byId(page, 'stConnectionStatus').waitFor()
    gate.reopen()
    await settled(page)
    expect(await drag.value()).toBe('40')
    expect(await texts(main(page))).toEqual(['40'])
    await drag.to(0.6)
    await act(page, () => page.mouse.up())
    expect(await texts(main(page))).toEqual(['60'])
    await gate.close()
  })

  async function dragOf(page: Page) {
    const slider = widget(page, 'number')
    const box = await track(slider).locator('> div').boundingBox()
    if (!box) throw new Error('the slider is not shown')
    return {
      to: (share: number) => page.mouse.move(box.x + box.width * share, box.y + box.height / 2, { steps: 3 }),
      value: () => slider.getByRole('slider').getAttribute('aria-valuenow'),
    }
  }
})
