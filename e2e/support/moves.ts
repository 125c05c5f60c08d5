// The widgets of the specification's list, one each: how a script draws it, how a user moves it, and how its value reads.
//
// They are those of `examples/remembered_inputs`, and values read as `plain` writes them.

import { text } from 'node:stream/consumers'
import type { Locator, Page } from 'playwright-core'

/** A way to another value. */
export interface Move {
  /** Does what a user does to the widget; its element's node, which has its key, is given. */
  make: (widget: Locator) => Promise<unknown>
  /** How the value then reads. */
  reads: string
}

/** A widget. */
export interface Input {
  /** The name of its function. */
  name: string
  /** The call that draws it in Python, where `name` is its key; further arguments may stand before the last bracket. */
  call: string
  /** How its value reads at first. */
  first: string
  /** Each begins where the one before ended; the last one leads back to the first value. */
  round: Move[]
  /** Whether a value counts for one run. */
  momentary?: boolean
}

/** What Python scripts import for the calls, and `plain`, which writes a value as text. */
export const PLAIN = `
from datetime import date, time

import streamlit as st


def plain(value):
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(getattr(value, "name", value))
`

/** The widget with a key. */
export function keyed(page: Page, key: string): Locator {
  return page.locator(`.st-key-${key}`)
}

/** Waits until a widget can be used, whose code or camera may still be on its way. */
export function ready(widget: Locator) {
  const controls = ['button', 'input', 'textarea'].map(control => `${control}:enabled`)
  return widget
    .locator([...controls, '[role=slider]'].join())
    .first()
    .waitFor({ state: 'attached' })
}

/** What a widget shows, or all in an area: its texts, and the state of each control in it. */
export function look(where: Locator) {
  return where.evaluate(node => {
    const copy = node.cloneNode(true) as Element
    // What is said of the last move, for those who only hear.
    for (const said of copy.querySelectorAll('[role=status]')) said.remove()
    const controls = [...node.querySelectorAll<HTMLInputElement>('input, textarea, [role=slider]')]
    return {
      text: copy.textContent,
      controls: controls.map(control => [
        control.checked,
        control.value,
        control.getAttribute('aria-valuenow'),
      ]),
    }
  })
}

/** Brings a widget to where there is room around it, as a user does who means to open something there. */
const show = (widget: Locator) =>
  widget.evaluate(
    node =>
      new Promise(resolve => {
        node.scrollIntoView({ block: 'center' })
        requestAnimationFrame(() => requestAnimationFrame(resolve))
      }),
  )

const click = (widget: Locator) => widget.getByRole('button').click()

/** Runs the script again, with the key for it; the focus must not be in a field. */
const again = (widget: Locator) => widget.page().keyboard.press('r')

const key = (name: string) => (widget: Locator) => widget.getByRole('slider').press(name)

const write = (text: string, enter: string) => async (widget: Locator) => {
  const field = widget.locator('input, textarea')
  await field.fill(text)
  await field.press(enter)
}

const pick = (option: string) => async (widget: Locator) => {
  await show(widget)
  const field = widget.getByRole('combobox')
  await field.click()
  await widget.page().getByRole('option', { name: option, exact: true }).click()
  // Where several can be chosen the list stays open.
  await field.press('Escape')
}

const tickLabel = (label: string) => (widget: Locator) =>
  widget.locator('label').filter({ hasText: label }).click()

const paint = (hex: string) => async (widget: Locator) => {
  await show(widget)
  await widget.getByRole('button').click()
  const field = widget.page().getByRole('textbox', { name: 'Hex' })
  await field.fill(hex)
  await field.press('Enter')
  await field.press('Escape')
}

const send = (name: string) => (widget: Locator) =>
  widget
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`of ${name}`) })

/** Takes a photo at a certain time: what the camera sees never changes, so only its name tells it from others. */
const photograph = (time: string) => async (widget: Locator) => {
  await widget.page().clock.setFixedTime(time)
  const shown = (video: SVGElement | HTMLElement) => (video as HTMLVideoElement).videoWidth > 0
  const video = widget.locator('video')
  while (!(await video.evaluate(shown))) await widget.page().waitForTimeout(20)
  await widget.getByRole('button', { name: 'Take Photo' }).click()
}

/** Presses a button and waits until the file is there, which has this in it. */
const download = (content: string) => async (widget: Locator) => {
  const [download] = await Promise.all([widget.page().waitForEvent('download'), click(widget)])
  const saved = await text(await download.createReadStream())
  if (saved !== content) throw new Error(`another file came: ${saved}`)
}

/** Presses a slider's track, at a part of its length. */
const point = (part: number) => async (widget: Locator) => {
  const track = widget.locator('[data-baseweb=slider]')
  await track.scrollIntoViewIfNeeded()
  const box = await track.boundingBox()
  if (!box) throw new Error('the slider is not shown')
  await widget.page().mouse.click(box.x + box.width * part, box.y + box.height / 2)
}

/** All of them, in the order of the list. */
export const INPUTS: Input[] = [
  {
    name: 'button',
    call: 'st.button("Grind", key=name)',
    first: 'no',
    round: [
      { make: click, reads: 'yes' },
      { make: again, reads: 'no' },
    ],
    momentary: true,
  },
  {
    name: 'camera_input',
    call: 'st.camera_input("The mill", key=name)',
    first: 'none',
    round: [
      { make: photograph('2024-01-31T12:00:00Z'), reads: 'camera-input-2024-01-31T12_00_00.jpg' },
      { make: widget => widget.getByRole('button', { name: 'Clear photo' }).click(), reads: 'none' },
    ],
  },
  {
    name: 'checkbox',
    call: 'st.checkbox("Organic", key=name)',
    first: 'no',
    round: [
      { make: tickLabel('Organic'), reads: 'yes' },
      { make: widget => widget.getByRole('checkbox').press('Space'), reads: 'no' },
    ],
  },
  {
    name: 'color_picker',
    call: 'st.color_picker("Bars", "#c8a24a", key=name)',
    first: '#c8a24a',
    round: [
      { make: paint('00ff80'), reads: '#00ff80' },
      { make: paint('#0000FF'), reads: '#0000ff' },
      { make: paint('c8a24a'), reads: '#c8a24a' },
    ],
  },
  {
    name: 'date_input',
    call: 'st.date_input("Delivered on", date(2024, 8, 1), key=name)',
    first: '2024-08-01',
    round: [
      {
        make: async widget => {
          await show(widget)
          await widget.getByRole('textbox').click()
          await widget.page().getByRole('button', { name: 'August 15, 2024' }).click()
        },
        reads: '2024-08-15',
      },
      { make: write('2024/09/01', 'Enter'), reads: '2024-09-01' },
      { make: write('2024/08/01', 'Enter'), reads: '2024-08-01' },
    ],
  },
  {
    name: 'download_button',
    call: 'st.download_button("Prices", "wheat,12\\nrye,9\\n", "prices.csv", key=name)',
    first: 'no',
    round: [
      { make: download('wheat,12\nrye,9\n'), reads: 'yes' },
      { make: again, reads: 'no' },
    ],
    momentary: true,
  },
  {
    name: 'file_uploader',
    call: 'st.file_uploader("Harvests", key=name)',
    first: 'none',
    round: [
      { make: send('rye.csv'), reads: 'rye.csv' },
      { make: send('oats.csv'), reads: 'oats.csv' },
      { make: widget => widget.getByRole('button', { name: 'Remove oats.csv' }).click(), reads: 'none' },
    ],
  },
  {
    name: 'multiselect',
    call: 'st.multiselect("Mixture", ["wheat", "rye", "oats"], ["wheat"], key=name)',
    first: 'wheat',
    round: [
      { make: pick('rye'), reads: 'wheat, rye' },
      { make: widget => widget.getByRole('button', { name: 'Clear all' }).click(), reads: '' },
      { make: pick('wheat'), reads: 'wheat' },
    ],
  },
  {
    name: 'number_input',
    call: 'st.number_input("Sacks", 1, 100, 10, key=name)',
    first: '10',
    round: [
      { make: widget => widget.getByRole('button', { name: 'Increase' }).click(), reads: '11' },
      { make: write('25', 'Enter'), reads: '25' },
      { make: write('10', 'Enter'), reads: '10' },
    ],
  },
  {
    name: 'radio',
    call: 'st.radio("Mill at", ["day", "night"], key=name)',
    first: 'day',
    round: [
      { make: tickLabel('night'), reads: 'night' },
      { make: widget => widget.getByRole('radio', { name: 'night' }).press('ArrowUp'), reads: 'day' },
    ],
  },
  {
    name: 'selectbox',
    call: 'st.selectbox("Grain", ["wheat", "rye", "oats"], key=name)',
    first: 'wheat',
    round: [
      { make: pick('rye'), reads: 'rye' },
      { make: pick('oats'), reads: 'oats' },
      { make: pick('wheat'), reads: 'wheat' },
    ],
  },
  {
    name: 'select_slider',
    call: 'st.select_slider("Fineness", ["coarse", "medium", "fine"], "medium", key=name)',
    first: 'medium',
    round: [
      { make: key('ArrowRight'), reads: 'fine' },
      { make: key('Home'), reads: 'coarse' },
      { make: key('ArrowRight'), reads: 'medium' },
    ],
  },
  {
    name: 'slider',
    call: 'st.slider("Hours", 0, 24, 8, key=name)',
    first: '8',
    round: [
      { make: key('ArrowRight'), reads: '9' },
      { make: key('End'), reads: '24' },
      { make: point(8 / 24), reads: '8' },
    ],
  },
  {
    name: 'text_area',
    call: 'st.text_area("Remarks", key=name)',
    first: '',
    round: [
      { make: write('fresh', 'Control+Enter'), reads: 'fresh' },
      { make: write('stale', 'Control+Enter'), reads: 'stale' },
      { make: write('', 'Control+Enter'), reads: '' },
    ],
  },
  {
    name: 'text_input',
    call: 'st.text_input("Name", key=name)',
    first: '',
    round: [
      { make: write('Ada', 'Enter'), reads: 'Ada' },
      { make: write('Grace', 'Tab'), reads: 'Grace' },
      { make: write('', 'Enter'), reads: '' },
    ],
  },
  {
    name: 'time_input',
    call: 'st.time_input("Opens at", time(6, 30), key=name)',
    first: '06:30:00',
    round: [
      { make: pick('07:00'), reads: '07:00:00' },
      { make: write('09:15', 'Enter'), reads: '09:15:00' },
      { make: write('06:30', 'Enter'), reads: '06:30:00' },
    ],
  },
]
