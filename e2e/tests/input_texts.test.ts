// Widgets to type into: texts and numbers; and the one for colours.

import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { written } from '../support/app'
import { act, byId, main, open, settled, texts } from '../support/page'
import { serve, test } from '../support/test'
import { clickAt, inEveryWay, type Kind, widget } from '../support/ways'

const field = (where: Locator) => where.locator('input, textarea')

const typed = (where: Locator) => field(where).inputValue()

/** Types over what is in a field and leaves it by a press elsewhere. */
const writing = (text: string) => async (where: Locator, page: Page) => {
  await field(where).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
  await page.mouse.click(2, 2)
}

const painted = (where: Locator) => byId(where, 'stColorPickerBlock').innerText()

const KINDS: Kind[] = [
  {
    name: 'text_input',
    call: 'st.text_input("Label", "rye", key=key, **options)',
    first: '"rye"',
    begins: { shows: 'rye', gives: 'rye' },
    shown: typed,
    pointer: { use: writing('wheat'), shows: 'wheat', gives: 'wheat' },
    keyboard: {
      begin: keyboard => keyboard.type('half of'),
      half: 'half of',
      finish: async keyboard => {
        await keyboard.type(' it')
        await keyboard.press('Enter')
      },
      shows: 'half of it',
      gives: 'half of it',
    },
  },
  {
    name: 'text_input that is empty at first',
    call: 'st.text_input("Label", None, placeholder="Type", key=key, **options)',
    first: 'None',
    begins: { shows: '', gives: 'None' },
    shown: typed,
    pointer: { use: writing('wheat'), shows: 'wheat', gives: 'wheat' },
    keyboard: {
      begin: keyboard => keyboard.type('whe'),
      half: 'whe',
      finish: async keyboard => {
        await keyboard.type('at')
        await keyboard.press('Enter')
      },
      shows: 'wheat',
      gives: 'wheat',
    },
  },
  {
    name: 'text_area',
    call: 'st.text_area("Label", key=key, **options)',
    first: '""',
    begins: { shows: '', gives: '' },
    shown: typed,
    pointer: { use: writing('wheat'), shows: 'wheat', gives: 'wheat' },
    keyboard: {
      begin: async keyboard => {
        await keyboard.type('one')
        await keyboard.press('Enter')
      },
      half: 'one\n',
      finish: async keyboard => {
        await keyboard.type('two')
        await keyboard.press('Control+Enter')
      },
      shows: 'one\ntwo',
      gives: 'one\ntwo',
    },
  },
  {
    name: 'number_input',
    call: 'st.number_input("Label", 0, 100, 10, step=5, key=key, **options)',
    first: '10',
    begins: { shows: '10', gives: '10' },
    shown: typed,
    pointer: { use: where => byId(where, 'stNumberInputStepUp').click(), shows: '15', gives: '15' },
    keyboard: {
      begin: keyboard => keyboard.type('4'),
      half: '4',
      finish: async keyboard => {
        await keyboard.type('2')
        await keyboard.press('Enter')
      },
      shows: '42',
      gives: '42',
    },
  },
  {
    name: 'number_input that is empty at first',
    call: 'st.number_input("Label", value=None, key=key, **options)',
    first: 'None',
    begins: { shows: '', gives: 'None' },
    shown: typed,
    pointer: { use: writing('2.5'), shows: '2.50', gives: '2.5' },
    keyboard: {
      begin: keyboard => keyboard.type('-1.'),
      half: '-1.',
      finish: async keyboard => {
        await keyboard.type('5')
        await keyboard.press('Enter')
      },
      shows: '-1.50',
      gives: '-1.5',
    },
  },
  {
    name: 'color_picker',
    call: 'st.color_picker("Label", "#00ff00", key=key, **options)',
    first: '"#00ff00"',
    begins: { shows: '#00ff00', gives: '#00ff00' },
    shown: painted,
    pointer: {
      use: async (where, page) => {
        await where.getByRole('button').click()
        await clickAt(byId(page, 'stColorPickerPopover').locator('[class*=track]'), 0.5)
        await page.keyboard.press('Escape')
      },
      shows: '#00ffff',
      gives: '#00ffff',
    },
    keyboard: {
      begin: keyboard => keyboard.press('Enter'),
      finish: async keyboard => {
        await keyboard.press('ControlOrMeta+a')
        await keyboard.type('0000ff')
        await keyboard.press('Enter')
        await keyboard.press('Escape')
      },
      shows: '#0000ff',
      gives: '#0000ff',
    },
  },
]

inEveryWay(KINDS)

describe('fields', () => {
  const server = serve(
    written({
      'app.py': `
import streamlit as st

live = st.text_input("Live", live="20ms", key="live")
code = st.text_input("Code", validate=("^[0-9]+$", "Only figures."), max_chars=4, key="code")
mail = st.text_input("Mail", type="email", key="mail")
search = st.text_input("Search", type="search", key="search")
needed = st.text_input("Needed", "something", required=True, key="needed")
part = st.number_input("Part", 0.0, 1.0, 0.5, format="%.1f", key="part")
whole = st.number_input("Whole", -10, 10, 0, key="whole")
area = st.text_area("Area", height="content", max_chars=20, key="area")
st.text(f"{live}|{code}|{mail}|{search}|{needed}|{part}|{whole}|{area!r}")
`,
    }),
  )
  const told = async (page: Page) => (await texts(main(page))).join()

  test('a live text counts when the typing pauses', async ({ page }) => {
    await open(page, server.url)
    await field(widget(page, 'live')).focus()
    await page.keyboard.type('rye')
    await page.getByText('rye||||something|0.5|0').waitFor()
    await settled(page)
    expect(await typed(widget(page, 'live'))).toBe('rye')
  })

  test('what does not fit is told, and does not count', async ({ page }) => {
    await open(page, server.url)
    const code = widget(page, 'code')
    await field(code).fill('12a')
    await field(code).press('Enter')
    await byId(code, 'stTextInputError').getByText('Only figures.').waitFor()
    expect(await field(code).getAttribute('aria-invalid')).toBe('true')
    await act(page, () => page.keyboard.press('r'))
    expect(await told(page)).toBe("||||something|0.5|0|''")
    await field(code).focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('123456')
    expect(await typed(code)).toBe('1234')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await told(page)).toBe("|1234|||something|0.5|0|''")
    expect(await byId(code, 'stTextInputError').count()).toBe(0)
    await field(widget(page, 'mail')).fill('nobody')
    await page.keyboard.press('Tab')
    await byId(widget(page, 'mail'), 'stTextInputError').waitFor()
    await field(widget(page, 'mail')).fill('a@b.example')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await told(page)).toBe("|1234|a@b.example||something|0.5|0|''")
  })

  test('a search is emptied by its button, what is required is not', async ({ page }) => {
    await open(page, server.url)
    await act(page, () => writing('mill')(widget(page, 'search'), page))
    expect(await told(page)).toBe("|||mill|something|0.5|0|''")
    await act(page, () => byId(widget(page, 'search'), 'stTextInputClearButton').click())
    expect(await told(page)).toBe("||||something|0.5|0|''")
    const needed = widget(page, 'needed')
    await byId(needed, 'stWidgetLabelRequired').waitFor()
    await field(needed).fill('')
    await field(needed).press('Enter')
    await byId(needed, 'stTextInputError').getByText('required').waitFor()
    await act(page, () => page.mouse.click(2, 2))
    expect(await told(page)).toBe("||||something|0.5|0|''")
  })

  test('numbers are stepped, bounded, shown in their format, and nothing else is taken', async ({ page }) => {
    await open(page, server.url)
    const part = widget(page, 'part')
    await field(part).focus()
    await act(page, () => page.keyboard.press('ArrowUp'))
    expect(await told(page)).toContain('|0.6|')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('7')
    await act(page, () => page.keyboard.press('Enter'))
    expect(await told(page)).toContain('|1.0|')
    await byId(part, 'stNumberInputError').getByText('The most is 1.0').waitFor()
    expect(await byId(part, 'stNumberInputStepUp').isDisabled()).toBe(true)
    const whole = widget(page, 'whole')
    await field(whole).fill('2.5')
    await field(whole).press('Enter')
    await byId(whole, 'stNumberInputError').getByText('2.5').waitFor()
    await page.keyboard.press('Escape')
    expect(await typed(whole)).toBe('0')
    await act(page, () => page.keyboard.press('PageUp'))
    expect(await told(page)).toContain('|10|')
  })

  test('a button that is held steps on and on', async ({ page }) => {
    await open(page, server.url)
    const whole = widget(page, 'whole')
    await byId(whole, 'stNumberInputStepDown').hover()
    await page.mouse.down()
    await expect.poll(async () => Number(await typed(whole))).toBeLessThan(-4)
    await page.mouse.up()
    await settled(page)
    expect(await told(page)).toContain(`|${await typed(whole)}|`)
  })

  test('a field of lines grows with its text', async ({ page }) => {
    await open(page, server.url)
    const area = field(widget(page, 'area'))
    const height = async () => (await area.boundingBox())?.height ?? 0
    await area.focus()
    const before = await height()
    for (const letter of ['a', 'b', 'c', 'd', 'e']) {
      await page.keyboard.type(letter)
      await page.keyboard.press('Enter')
    }
    await expect.poll(height).toBeGreaterThan(before + 20)
    await act(page, () => page.keyboard.press('Tab'))
    expect(await told(page)).toContain("|'a\\nb\\nc\\nd\\ne\\n'")
  })

  test('a color follows the arrow keys and the pointer, and shows at once', async ({ page }) => {
    await open(page, colours.url)
    const picker = widget(page, 'colour')
    await picker.getByRole('button').click()
    const hue = page.getByRole('slider', { name: 'Hue' })
    await hue.focus()
    await act(page, () => page.keyboard.press('ArrowRight'))
    const moved = await painted(picker)
    expect(moved).not.toBe('#ff0000')
    expect(await told(page)).toBe(moved)
    await act(page, () => page.keyboard.press('ArrowRight'))
    expect(await told(page)).not.toBe(moved)
    expect(await hue.evaluate(node => node === document.activeElement)).toBe(true)
    const area = await page.locator('[data-testid=stColorPickerPopover] [class*=area]').first().boundingBox()
    if (!area) throw new Error('the area is not shown')
    await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2)
    await page.mouse.down()
    await page.mouse.move(area.x - 20, area.y - 20, { steps: 3 })
    expect(await painted(picker)).toBe('#ffffff')
    await act(page, () => page.mouse.up())
    expect(await told(page)).toBe('#ffffff')
    await page.keyboard.press('Escape')
    expect(await byId(page, 'stColorPickerPopover').count()).toBe(0)
  })
  const colours = serve(
    written({
      'app.py': 'import streamlit as st\nst.text(st.color_picker("Colour", "#ff0000", key="colour"))\n',
    }),
  )
})
