// The ways in which each widget can be used, whatever it is: tests that hold for all of them.

import type { Keyboard, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { written } from './app'
import { Gate } from './gate'
import { hold, letGo } from './holding'
import { notes } from './notes'
import { act, byId, connection, isAtRest, press, running, settled } from './page'
import { serve, shared, test } from './test'

/** What is seen of a widget: by the user, and by the script. */
export interface Seen {
  /** What the page shows, as `shown` tells it. */
  shows: string
  /** What the script has got, as text; the parts of a tuple or list with commas between them. */
  gives: string
}

/** A widget, and how it is used. */
export interface Kind {
  /** What it is called in titles, and in the script. */
  name: string
  /** How the script draws it: a call with `key=key, **options` at its end. */
  call: string
  /** The value at first, as Python writes it. */
  first: string
  /** What is seen of it at first. */
  begins: Seen
  /** What the page shows. */
  shown: (widget: Locator) => Promise<string>
  /** Gives it another value with the pointer, and what is seen then. */
  pointer: Seen & { use: (widget: Locator, page: Page) => Promise<unknown> }
  /** Gives it another value with the keyboard, which has come to it by the Tab key, and what is seen then. */
  keyboard: Seen & {
    /** Does half of it; absent where there are no halves. */
    begin?: (keyboard: Keyboard) => Promise<unknown>
    /** What the page shows in between; absent where that is what it showed before. */
    half?: string
    /** Does the rest. */
    finish: (keyboard: Keyboard) => Promise<unknown>
  }
}

/** The widgets of a kind on the page, each for one test. Those behind `kept` have further rules. */
const FREE = ['pressed', 'typed', 'called', 'reset', 'slow', 'half', 'dropped', 'cut']

const script = (kinds: readonly Kind[]) => `
import datetime
import os
import time

import streamlit as st
from datetime import date
from noting import note

FIRST = {
${kinds.map(({ name, first }) => `    ${JSON.stringify(name)}: ${first},`).join('\n')}
}


def draw(kind, key, **options):
    match kind:
${kinds.map(({ name, call }) => `        case ${JSON.stringify(name)}:\n            return ${call}`).join('\n')}


@st.experimental_memo(experimental_allow_widgets=True)
def remembered(kind):
    note(kind)
    return draw(kind, "remembered")


def plain(value):
    return ", ".join(map(str, value)) if isinstance(value, (tuple, list)) else str(value)


def called(key):
    st.session_state.setdefault("calls", []).append(plain(st.session_state[key]))


def reset(key):
    st.session_state[key] = FIRST[kind]


kind = st.query_params["kind"]
st.button("Run")
for key in ${JSON.stringify([...FREE, 'shut', 'remembered'])}:
    with st.container(key=f"part-{key}"):
        st.button("Before", key=f"before-{key}")
        if key == "remembered":
            value = remembered(kind)
        elif key == "called":
            value = draw(kind, key, on_change=called, args=(key,))
        else:
            value = draw(kind, key, disabled=key == "shut")
        st.text(plain(value))
        st.button("After", key=f"after-{key}", on_click=reset, args=(key,))
with st.form("form"), st.container(key="part-formed"):
    value = draw(kind, "formed")
    st.text(plain(value))
    st.form_submit_button("Send")
st.text(f"calls: {plain(st.session_state.get('calls', []))}")
while not os.path.exists("go"):
    time.sleep(0.005)
`

const NOTING = `
def note(what):
    with open("notes.txt", "a") as file:
        file.write(f"{what}\\n")
`

/** Tests that each of these widgets works in each of the ways. */
export function inEveryWay(kinds: readonly Kind[]) {
  const server = serve(written({ 'app.py': script(kinds), 'noting.py': NOTING }))
  let gate: Gate
  beforeAll(async () => {
    letGo(server)
    gate = await new Gate(server.url).listen()
  })
  afterAll(() => gate.close())

  describe.each(kinds)('$name', kind => {
    const { begins, pointer, keyboard, shown } = kind
    const visited = shared({
      get url() {
        return `${gate.url}/?kind=${encodeURIComponent(kind.name)}`
      },
    })

    test('begins with its default', async () => {
      const page = await visited()
      // Some are drawn by a part of the page that is fetched when it is needed.
      await expect.poll(() => shown(widget(page, 'formed'))).toBe(begins.shows)
      for (const key of [...FREE, 'shut', 'remembered', 'formed'])
        expect([key, await shown(widget(page, key)), await given(page, key)]).toEqual([
          key,
          begins.shows,
          begins.gives,
        ])
    })

    test('is used by the pointer', async () => {
      const page = await visited()
      await act(page, () => pointer.use(widget(page, 'pressed'), page))
      expect(await shown(widget(page, 'pressed'))).toBe(pointer.shows)
      expect(await given(page, 'pressed')).toBe(pointer.gives)
    })

    test('is used by the keyboard alone, and keeps the focus', async () => {
      const page = await visited()
      await reach(page, 'typed')
      await keyboard.begin?.(page.keyboard)
      await act(page, () => keyboard.finish(page.keyboard))
      expect(await shown(widget(page, 'typed'))).toBe(keyboard.shows)
      expect(await given(page, 'typed')).toBe(keyboard.gives)
      expect(await hasFocus(page, 'typed')).toBe(true)
    })

    test('calls back once, before the run, when its value is the new one', async () => {
      const page = await visited()
      await act(page, () => pointer.use(widget(page, 'called'), page))
      expect(await given(page, 'called')).toBe(pointer.gives)
      await act(page, () => page.getByRole('button', { name: 'Run', exact: true }).click())
      await page.getByText(`calls: ${pointer.gives}`, { exact: true }).waitFor()
    })

    test('is reset by the session state, and used again', async () => {
      const page = await visited()
      for (const _ of ['once', 'again']) {
        await act(page, () => pointer.use(widget(page, 'reset'), page))
        expect(await given(page, 'reset')).toBe(pointer.gives)
        await act(page, () => part(page, 'reset').getByRole('button', { name: 'After' }).click())
        expect(await shown(widget(page, 'reset'))).toBe(begins.shows)
        expect(await given(page, 'reset')).toBe(begins.gives)
      }
    })

    test('shows what it is given while a run goes on', async () => {
      const page = await visited()
      await whileRunning(page, async () => {
        await pointer.use(widget(page, 'slow'), page)
        await expect.poll(() => shown(widget(page, 'slow'))).toBe(pointer.shows)
        expect(await given(page, 'slow')).toBe(begins.gives)
        expect(await isAtRest(page)).toBe(false)
      })
      expect(await shown(widget(page, 'slow'))).toBe(pointer.shows)
      expect(await given(page, 'slow')).toBe(pointer.gives)
    })

    test('keeps what is half done, and the focus, when a run ends', async () => {
      const page = await visited()
      await whileRunning(page, async () => {
        await reach(page, 'half')
        await keyboard.begin?.(page.keyboard)
      })
      await finishedFrom(page, 'half')
    })

    test('keeps what is half done when the connection is lost', async () => {
      const page = await visited()
      await reach(page, 'dropped')
      await keyboard.begin?.(page.keyboard)
      gate.drop()
      await connection(page, 'PINGING_SERVER')
      await settled(page)
      await finishedFrom(page, 'dropped')
    })

    test('keeps what it is given while there is no connection', async () => {
      const page = await visited()
      gate.shut()
      try {
        await connection(page, 'PINGING_SERVER')
        await pointer.use(widget(page, 'cut'), page)
        await expect.poll(() => shown(widget(page, 'cut'))).toBe(pointer.shows)
      } finally {
        gate.reopen()
      }
      await settled(page)
      expect(await shown(widget(page, 'cut'))).toBe(pointer.shows)
      expect(await given(page, 'cut')).toBe(pointer.gives)
    })

    test('is an input of a memoized function', async () => {
      const page = await visited()
      const runs = () => notes(server).filter(note => note === kind.name).length
      expect(runs()).toBe(1)
      await act(page, () => pointer.use(widget(page, 'remembered'), page))
      expect(await given(page, 'remembered')).toBe(pointer.gives)
      expect(runs()).toBe(2)
      await act(page, () => part(page, 'remembered').getByRole('button', { name: 'After' }).click())
      expect(await shown(widget(page, 'remembered'))).toBe(begins.shows)
      expect(await given(page, 'remembered')).toBe(begins.gives)
      // What the script sets has the function run, and says what the widget is like from then on; what the user gives
      // after it is found again.
      await act(page, () => pointer.use(widget(page, 'remembered'), page))
      await act(page, () => part(page, 'remembered').getByRole('button', { name: 'After' }).click())
      const before = runs()
      await act(page, () => pointer.use(widget(page, 'remembered'), page))
      expect(await shown(widget(page, 'remembered'))).toBe(pointer.shows)
      expect(await given(page, 'remembered')).toBe(pointer.gives)
      expect(runs()).toBe(before)
    })

    test('waits in a form until that is sent', async () => {
      const page = await visited()
      await pointer.use(widget(page, 'formed'), page)
      await press(page, 'Run')
      expect(await shown(widget(page, 'formed'))).toBe(pointer.shows)
      expect(await given(page, 'formed')).toBe(begins.gives)
      await act(page, () => part(page, 'formed').getByRole('button', { name: 'Send' }).click())
      expect(await shown(widget(page, 'formed'))).toBe(pointer.shows)
      expect(await given(page, 'formed')).toBe(pointer.gives)
    })

    test('takes nothing while it is disabled', async () => {
      const page = await visited()
      const shut = widget(page, 'shut')
      const controls = await shut.locator('button, input, textarea, select, [role=slider]').all()
      expect(controls.length).toBeGreaterThan(0)
      for (const control of controls) {
        expect(await control.isDisabled()).toBe(true)
        if (await control.isVisible()) await control.click({ force: true })
      }
      await reach(page, 'shut')
      expect(await hasFocus(page, 'shut')).toBe(false)
      await press(page, 'Run')
      expect(await shown(shut)).toBe(begins.shows)
      expect(await given(page, 'shut')).toBe(begins.gives)
      expect(await byId(page, 'stException').count()).toBe(0)
    })

    /** Does something in the middle of a run, and has that end. */
    async function whileRunning(page: Page, action: () => Promise<unknown>) {
      await settled(page)
      hold(server)
      try {
        await page.getByRole('button', { name: 'Run', exact: true }).click()
        await running(page)
        await action()
      } finally {
        letGo(server)
      }
      await settled(page)
    }

    /** Does with the keyboard what is left to do after the first half. */
    async function finishedFrom(page: Page, key: string) {
      expect(await shown(widget(page, key))).toBe(keyboard.half ?? begins.shows)
      expect(await hasFocus(page, key)).toBe(true)
      await act(page, () => keyboard.finish(page.keyboard))
      expect(await shown(widget(page, key))).toBe(keyboard.shows)
      expect(await given(page, key)).toBe(keyboard.gives)
    }
  })
}

/** A widget by its key. */
export function widget(page: Page, key: string): Locator {
  return page.locator(`.st-key-${key}`)
}

function part(page: Page, key: string): Locator {
  return page.locator(`.st-key-part-${key}`)
}

/** What the script got from a widget. */
async function given(page: Page, key: string): Promise<string> {
  return byId(part(page, key), 'stText').innerText()
}

/** Comes to a widget by the Tab key. */
async function reach(page: Page, key: string) {
  await part(page, key).getByRole('button', { name: 'Before' }).focus()
  await page.keyboard.press('Tab')
}

/** Whether the focus is in a widget, or in what it has opened. */
async function hasFocus(page: Page, key: string): Promise<boolean> {
  return widget(page, key).evaluate(node => {
    const focused = document.activeElement
    return node.contains(focused) || Boolean(focused?.closest('[data-baseweb=popover]'))
  })
}

/** Presses a place of something, told as shares of its width and height. */
export async function clickAt(where: Locator, x: number, y = 0.5) {
  await where.scrollIntoViewIfNeeded()
  const box = await where.boundingBox()
  if (!box) throw new Error('it is not shown')
  await where.page().mouse.click(box.x + box.width * x, box.y + box.height * y)
}
