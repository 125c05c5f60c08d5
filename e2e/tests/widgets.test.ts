// Widgets by pointer and by keyboard, and what the script gets from them.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { act, byId, choose, main, open, press, tick } from '../support/page'
import { serve, test, twins } from '../support/test'

const AT_FIRST = {
  pressed: 'false',
  primary: 'false',
  ticked: 'false',
  on: 'true',
  number: '3',
  part: '0.25',
  span: '20 to 60',
  city: 'Ulm',
  maybe: 'nothing',
  name: '[]',
  secret: '[]',
}

describe.each(twins('widgets'))('$front', ({ app }) => {
  const server = serve(app)

  test('the script gets the defaults at first', async ({ page }) => {
    await open(page, server.url)
    expect(await values(page)).toEqual(AT_FIRST)
  })

  test('a button is pressed for one run, by pointer, Enter and space', async ({ page }) => {
    await open(page, server.url)
    await press(page, 'Press')
    expect(await values(page)).toEqual({ ...AT_FIRST, pressed: 'true' })
    await press(page, 'Primary')
    expect(await values(page)).toEqual({ ...AT_FIRST, primary: 'true' })
    await act(page, () => page.keyboard.press('r'))
    expect(await values(page)).toEqual(AT_FIRST)
    await page.getByRole('button', { name: 'Press' }).focus()
    await act(page, () => page.keyboard.press('Enter'))
    expect(await values(page)).toEqual({ ...AT_FIRST, pressed: 'true' })
    await page.getByRole('button', { name: 'Primary' }).focus()
    await act(page, () => page.keyboard.press('Space'))
    expect(await values(page)).toEqual({ ...AT_FIRST, primary: 'true' })
  })

  test('a checkbox is ticked by its label and by space', async ({ page }) => {
    await open(page, server.url)
    await tick(page, /^Tick$/)
    await tick(page, 'On at first')
    expect(await values(page)).toEqual({ ...AT_FIRST, ticked: 'true', on: 'false' })
    await page.getByRole('checkbox', { name: 'Tick' }).focus()
    await act(page, () => page.keyboard.press('Space'))
    expect(await values(page)).toEqual({ ...AT_FIRST, on: 'false' })
  })

  test('a slider moves by arrow keys, pages and ends', async ({ page }) => {
    await open(page, server.url)
    const number = page.getByRole('slider', { name: 'Number' })
    await number.focus()
    await act(page, () => page.keyboard.press('ArrowRight'))
    expect((await values(page)).number).toBe('4')
    await act(page, () => page.keyboard.press('ArrowLeft'))
    await act(page, () => page.keyboard.press('ArrowLeft'))
    expect((await values(page)).number).toBe('2')
    await act(page, () => page.keyboard.press('End'))
    expect((await values(page)).number).toBe('10')
    await act(page, () => page.keyboard.press('ArrowRight'))
    expect(await number.getAttribute('aria-valuenow')).toBe('10')
    await act(page, () => page.keyboard.press('Home'))
    expect((await values(page)).number).toBe('0')

    await page.getByRole('slider', { name: 'Part' }).focus()
    await act(page, () => page.keyboard.press('ArrowRight'))
    expect((await values(page)).part).toBe('0.26')
    expect(await page.getByRole('slider', { name: 'Part' }).getAttribute('aria-valuetext')).toBe('0.26')
  })

  test('a slider follows the pointer, and a press on its track', async ({ page }) => {
    await open(page, server.url)
    const track = byId(page, 'stSlider').filter({ hasText: 'Number' }).locator('[data-baseweb=slider]')
    await track.scrollIntoViewIfNeeded()
    const box = await track.boundingBox()
    if (!box) throw new Error('the slider is not shown')
    const [y, at] = [box.y + box.height / 2, (part: number) => box.x + box.width * part]
    await act(page, () => page.mouse.click(at(0.8), y))
    expect((await values(page)).number).toBe('8')
    await page.mouse.move(at(0.8), y)
    await page.mouse.down()
    await page.mouse.move(at(0.3), y, { steps: 10 })
    await page.mouse.move(at(-0.2), y, { steps: 3 })
    await page.mouse.move(at(0.5), y, { steps: 3 })
    await act(page, () => page.mouse.up())
    expect((await values(page)).number).toBe('5')
    await page.mouse.move(at(0.1), y)
    expect((await values(page)).number).toBe('5')
  })

  test('the thumbs of a range keep their order', async ({ page }) => {
    await open(page, server.url)
    const [low, high] = await page.getByRole('slider', { name: 'Span' }).all()
    await low.focus()
    await act(page, () => page.keyboard.press('ArrowRight'))
    expect((await values(page)).span).toBe('30 to 60')
    await act(page, () => page.keyboard.press('End'))
    const [from, to] = (await values(page)).span.split(' to ').map(Number)
    expect(from).toBeLessThanOrEqual(to)
    await high.focus()
    await act(page, () => page.keyboard.press('End'))
    expect((await values(page)).span).toMatch(/ to 100$/)
  })

  test('an option is chosen by pointer', async ({ page }) => {
    await open(page, server.url)
    await choose(page, 'City', 'Graz')
    expect((await values(page)).city).toBe('Graz')
    expect(await page.getByRole('combobox', { name: 'City' }).inputValue()).toBe('Graz')
    expect(await page.getByRole('listbox').count()).toBe(0)
  })

  test('an option is chosen by keyboard: arrows, typing, and Escape changes nothing', async ({ page }) => {
    await open(page, server.url)
    const city = page.getByRole('combobox', { name: 'City' })
    await city.focus()
    await page.keyboard.press('ArrowDown')
    const list = page.getByRole('listbox', { name: 'City' })
    await list.waitFor()
    expect(await list.getByRole('option').allInnerTexts()).toEqual(['Bern', 'Ulm', 'Graz'])
    expect(await list.getByRole('option', { selected: true }).innerText()).toBe('Ulm')
    await page.keyboard.press('ArrowDown')
    await act(page, () => page.keyboard.press('Enter'))
    expect((await values(page)).city).toBe('Graz')

    await page.keyboard.type('ber')
    await expect.poll(() => list.getByRole('option').allInnerTexts()).toEqual(['Bern'])
    await act(page, () => page.keyboard.press('Enter'))
    expect((await values(page)).city).toBe('Bern')

    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    expect((await values(page)).city).toBe('Bern')
  })

  test('a choice that may be absent can be taken back', async ({ page }) => {
    await open(page, server.url)
    const perhaps = page.getByRole('combobox', { name: 'Perhaps' })
    expect(await perhaps.getAttribute('placeholder')).toBe('Say something')
    await choose(page, 'Perhaps', 'yes')
    expect((await values(page)).maybe).toBe('yes')
    await act(page, () => page.getByRole('button', { name: 'Clear value' }).click())
    expect((await values(page)).maybe).toBe('nothing')
    await choose(page, 'Perhaps', 'no')
    await perhaps.focus()
    await act(page, () => page.keyboard.press('Backspace'))
    expect((await values(page)).maybe).toBe('nothing')
  })

  test('a text counts on Enter and when the field is left, not while it is typed', async ({ page }) => {
    await open(page, server.url)
    const name = page.getByRole('textbox', { name: 'Name' })
    expect(await name.getAttribute('placeholder')).toBe('Your name')
    await name.click()
    await page.keyboard.type('Ada')
    const instructions = byId(page, 'stTextInput').filter({ has: name }).getByTestId('InputInstructions')
    await expect.poll(() => instructions.textContent()).toContain('Press Enter to apply')
    expect((await values(page)).name).toBe('[]')
    await act(page, () => page.keyboard.press('Enter'))
    expect((await values(page)).name).toBe('[Ada]')
    await page.keyboard.type(' Lovelace, the countess')
    expect(await name.inputValue()).toBe('Ada Lovelace')
    await act(page, () => page.keyboard.press('Tab'))
    expect((await values(page)).name).toBe('[Ada Lovelace]')
  })

  test('Escape gives back what was there, and letters that are typed are no shortcuts', async ({ page }) => {
    await open(page, server.url)
    const name = page.getByRole('textbox', { name: 'Name' })
    await name.click()
    await page.keyboard.type('half')
    await page.keyboard.press('Escape')
    expect(await name.inputValue()).toBe('')
    await page.keyboard.type('r')
    expect(await name.inputValue()).toBe('r')
  })

  test('a password is hidden, and can be shown', async ({ page }) => {
    await open(page, server.url)
    const secret = page.getByLabel('Secret')
    expect(await secret.getAttribute('type')).toBe('password')
    await secret.fill('xyz')
    await page.getByRole('button', { name: 'Show password text' }).click()
    expect(await secret.getAttribute('type')).toBe('text')
    await secret.focus()
    await act(page, () => page.keyboard.press('Enter'))
    expect((await values(page)).secret).toBe('[xyz]')
  })

  test('disabled widgets show their values and take none', async ({ page }) => {
    await open(page, server.url)
    const disabled = (role: 'button' | 'checkbox' | 'combobox' | 'textbox') =>
      page.getByRole(role, { name: /^Disabled/ })
    for (const role of ['button', 'checkbox', 'combobox', 'textbox'] as const) {
      expect(await disabled(role).isDisabled()).toBe(true)
    }
    expect(await disabled('textbox').inputValue()).toBe('fixed')
    const slider = page.getByRole('slider', { name: 'Disabled slider' })
    expect(await slider.getAttribute('aria-disabled')).toBe('true')
    expect(await slider.getAttribute('tabindex')).toBe('-1')
    const box = await slider.boundingBox()
    if (!box) throw new Error('the slider is not shown')
    await page.mouse.click(box.x + 100, box.y + box.height / 2)
    await disabled('checkbox').click({ force: true })
    expect(await slider.getAttribute('aria-valuenow')).toBe('4')
    expect(await disabled('checkbox').isChecked()).toBe(false)
  })

  test('keys are classes, helps are tooltips, hidden labels still name', async ({ page }) => {
    await open(page, server.url)
    await page.locator('.st-key-main-button').getByRole('button', { name: 'Primary' }).waitFor()
    await page.locator('.st-key-number').getByRole('slider', { name: 'Number' }).waitFor()
    await page.locator('.st-key-city').getByRole('combobox', { name: 'City' }).waitFor()

    const help = byId(page, 'stCheckbox').filter({ hasText: 'Tick' }).getByTestId('stTooltipHoverTarget')
    await help.hover()
    await page.getByTestId('stTooltipContent').getByText('It ticks').waitFor()
    await page.getByRole('button', { name: 'Press' }).focus()

    const hidden = page.getByRole('slider', { name: 'Hidden label' })
    const collapsed = page.getByRole('textbox', { name: 'Collapsed label' })
    await hidden.waitFor()
    await collapsed.waitFor()
    const heights = await Promise.all(
      ['Hidden label', 'Collapsed label'].map(label =>
        byId(page, 'stWidgetLabel')
          .filter({ hasText: label })
          .evaluate(node => {
            const style = getComputedStyle(node.parentElement ?? node)
            return {
              height: node.parentElement?.getBoundingClientRect().height ?? 0,
              hidden: style.visibility,
            }
          }),
      ),
    )
    expect(heights[0].height).toBeGreaterThan(heights[1].height)
    expect(heights[1].height).toBeLessThan(5)
  })

  test('all can be reached with the Tab key alone', async ({ page }) => {
    await open(page, server.url)
    const reached = new Set<string>()
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab')
      reached.add(
        await page.evaluate(
          () => `${document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName}`,
        ),
      )
    }
    expect([...reached]).toEqual(expect.arrayContaining(['BUTTON', 'INPUT', 'slider', 'combobox']))
  })
})

/** What the script got, as it wrote it. */
async function values(page: Page): Promise<typeof AT_FIRST> {
  const lines = await byId(main(page), 'stText').allTextContents()
  const pairs = lines.map(line => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)])
  return Object.fromEntries(pairs)
}
