// Fragments: a part of the page runs alone, and the rest stays as it is.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { Gate } from '../support/gate'
import { hold, letGo } from '../support/holding'
import { act, byId, connection, main, open, press, settled, texts } from '../support/page'
import { examples, serve, test } from '../support/test'

describe.each(examples('order'))('an order in $front', ({ app }) => {
  const server = serve(app)
  const line = async (page: Page, start: string) =>
    (await texts(main(page)))
      .find(text => text.startsWith(start))
      ?.slice(start.length)
      .trim()

  test('a slider in a fragment runs that alone', async ({ page }) => {
    await open(page, server.url)
    expect(await line(page, 'runs of the script:')).toBe('1')
    const sacks = page.getByRole('slider', { name: 'Sacks to price' })
    for (const key of ['ArrowRight', 'End']) await act(page, () => sacks.press(key))
    expect(await line(page, 'wheat:')).toBe('240')
    expect(await line(page, 'runs of the fragment:')).toBe('3')
    expect(await line(page, 'runs of the script:')).toBe('1')
    expect(await sacks.evaluate(node => node === document.activeElement)).toBe(true)
  })

  test('a run of the script runs the fragment, too', async ({ page }) => {
    await open(page, server.url)
    await act(page, () => page.getByRole('slider', { name: 'Sacks to price' }).press('ArrowRight'))
    await act(page, () => page.keyboard.press('r'))
    expect(await line(page, 'runs of the script:')).toBe('2')
    expect(await line(page, 'runs of the fragment:')).toBe('3')
    expect(await line(page, 'wheat:')).toBe('24')
  })
})

describe('fragments', () => {
  const server = serve(
    written({
      'app.py': `
import os
import time

import streamlit as st

counts = st.session_state.setdefault("counts", {})


def count(name):
    counts[name] = counts.get(name, 0) + 1
    st.text(f"{name} {counts[name]}")


@st.fragment
def outer():
    count("outer")
    st.text_input("In outer", key="in-outer")
    inner()
    if st.button("Whole"):
        st.rerun()


@st.fragment
def inner():
    count("inner")
    st.button("In inner")
    if st.button("Again"):
        st.session_state.again = 3
    if st.session_state.get("again", 0):
        st.session_state.again -= 1
        st.rerun(scope="fragment")


@st.fragment
def slow():
    count("slow")
    moved = st.slider("In slow", 0, 10, key="in-slow")
    while not os.path.exists("go"):
        time.sleep(0.005)
    st.text(f"moved {moved}")


@st.fragment
def failing():
    if st.checkbox("Fail"):
        raise ValueError("the mill burns")
    st.text("it stands")


count("script")
st.text_input("Outside", key="outside")
st.button("Press")
outer()
slow()
failing()
if st.checkbox("Clock"):

    @st.fragment(run_every="100ms")
    def clock():
        count("clock")
        st.text_input("In clock", key="in-clock")

    clock()
`,
    }),
  )
  const counts = async (page: Page) =>
    Object.fromEntries(
      (await texts(main(page))).map(text => text.split(' ')).filter(([name]) => name !== 'it'),
    )
  const first = { script: '1', outer: '1', inner: '1', slow: '1', moved: '0' }

  async function opened(page: Page, url = server.url) {
    letGo(server)
    await open(page, url)
  }

  test('the innermost alone runs, and what is half typed around it stays', async ({ page }) => {
    await opened(page)
    // A press that leaves the focus where it is.
    const pressInner = () =>
      page.getByRole('button', { name: 'In inner' }).evaluate(node => (node as HTMLButtonElement).click())
    for (const [at, name] of ['Outside', 'In outer'].entries()) {
      const field = page.getByRole('textbox', { name })
      await field.focus()
      await page.keyboard.type('half')
      const before = await counts(page)
      await act(page, pressInner)
      expect(await counts(page)).toEqual({ ...before, inner: String(Number(before.inner) + 1) })
      expect(await field.inputValue()).toBe('half')
      expect(await field.evaluate(node => node === document.activeElement)).toBe(true)
      await act(page, () => page.keyboard.press('Enter'))
      const { script, outer } = await counts(page)
      expect({ script, outer }).toEqual(
        [
          { script: '2', outer: '2' },
          { script: '2', outer: '3' },
        ][at],
      )
    }
    await press(page, 'Whole')
    expect((await counts(page)).script).toBe('3')
  })

  test('a fragment runs itself again', async ({ page }) => {
    await opened(page)
    await press(page, 'Again')
    expect(await counts(page)).toEqual({ ...first, inner: '5' })
  })

  test('widgets of a slow fragment show at once, and the last value counts', async ({ page }) => {
    await opened(page)
    hold(server)
    const slider = page.getByRole('slider', { name: 'In slow' })
    await slider.focus()
    for (const expected of ['1', '2', '3']) {
      await page.keyboard.press('ArrowRight')
      expect(await slider.getAttribute('aria-valuenow')).toBe(expected)
    }
    letGo(server)
    await settled(page)
    const seen = await counts(page)
    expect(seen).toMatchObject({ script: '1', outer: '1', moved: '3' })
    expect(await slider.getAttribute('aria-valuenow')).toBe('3')
  })

  test('a press outside during a run of a fragment is not lost, nor one within during a run of all', async ({
    page,
  }) => {
    await opened(page)
    hold(server)
    await page.getByRole('slider', { name: 'In slow' }).press('ArrowRight')
    await page.getByRole('button', { name: 'Press' }).click()
    letGo(server)
    await settled(page)
    expect(await counts(page)).toMatchObject({ script: '2', moved: '1' })
    hold(server)
    await page.getByRole('button', { name: 'Press' }).click()
    await page.getByRole('button', { name: 'In inner' }).click()
    letGo(server)
    await settled(page)
    const { script, moved } = await counts(page)
    expect(Number(script)).toBeGreaterThanOrEqual(3)
    expect(moved).toBe('1')
  })

  test('an error in a fragment stands in it, and goes', async ({ page }) => {
    await opened(page)
    await act(page, () => page.getByText('Fail', { exact: true }).click())
    expect(await byId(page, 'stException').innerText()).toContain('the mill burns')
    expect(await counts(page)).toEqual(first)
    await act(page, () => page.getByText('Fail', { exact: true }).click())
    expect(await byId(page, 'stException').count()).toBe(0)
    await page.getByText('it stands').waitFor()
  })

  test('a clock runs by itself, leaves the rest and what is half typed in it, and ends with its fragment', async ({
    page,
  }) => {
    await opened(page)
    await page.getByText('Clock', { exact: true }).click()
    const field = page.getByRole('textbox', { name: 'In clock' })
    await field.focus()
    await page.keyboard.type('half')
    const ticks = async () => Number((await counts(page)).clock ?? '0')
    const before = await ticks()
    await expect.poll(ticks).toBeGreaterThan(before + 3)
    expect(await field.inputValue()).toBe('half')
    expect(await field.evaluate(node => node === document.activeElement)).toBe(true)
    expect((await counts(page)).script).toBe('2')
    await page.getByText('Clock', { exact: true }).click()
    await field.waitFor({ state: 'detached' })
    await act(page, () => page.keyboard.press('r'))
    expect((await counts(page)).clock).toBeUndefined()
  })

  test('a clock goes on after a lost connection', async ({ page }) => {
    const gate = await new Gate(server.url).listen()
    await opened(page, gate.url)
    await page.getByText('Clock', { exact: true }).click()
    const ticks = async () => Number((await counts(page)).clock ?? '0')
    await expect.poll(ticks).toBeGreaterThan(1)
    gate.drop()
    await connection(page, 'PINGING_SERVER')
    await connection(page, 'CONNECTED')
    const before = await ticks()
    await expect.poll(ticks).toBeGreaterThan(before + 2)
    await gate.close()
  })
})
