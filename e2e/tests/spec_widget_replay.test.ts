// Widgets in memoized functions: inputs of the call, and on the page also when the function does not run.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { forgetNotes, notes } from '../support/notes'
import { byId, choose, main, open, press, settled, texts, tick } from '../support/page'
import { serve, specTwins, test, twins } from '../support/test'

describe.each(specTwins('spec_widget_replay', 'widget_replay'))('a checkbox in $front', ({ app }) => {
  const server = serve(app)

  test('keeps its state across reruns and reloads', async ({ page }) => {
    await open(page, server.url)
    const box = page.getByRole('checkbox', { name: 'Works!' })
    expect(await box.isChecked()).toBe(false)
    await tick(page, 'Works!')
    expect(await box.isChecked()).toBe(true)

    await page.keyboard.press('r')
    await settled(page)
    expect(await box.isChecked()).toBe(true)

    await page.reload()
    await settled(page)
    expect(await box.isChecked()).toBe(true)
    await tick(page, 'Works!')
    expect(await box.isChecked()).toBe(false)
    expect(await byId(page, 'stException').count()).toBe(0)
  })
})

describe.each(specTwins('spec_plus_one', 'plus_one'))('plus_one in $front', ({ app }) => {
  const server = serve(app)

  test('gives 3, when nuked 0, and 3 again', async ({ page }) => {
    await open(page, server.url)
    expect(await texts(main(page))).toEqual(['3'])
    await tick(page, 'Nuke the value')
    expect(await texts(main(page))).toEqual(['Value was nuked, returning 0', '0'])
    await tick(page, 'Nuke the value')
    expect(await texts(main(page))).toEqual(['3'])
    await tick(page, 'Nuke the value')
    expect(await texts(main(page))).toEqual(['Value was nuked, returning 0', '0'])
  })
})

describe.each(twins('replayed', 'noting.py'))('computations in $front', ({ app }) => {
  const server = serve(app)
  const computed = (name: string) => notes(server).filter(note => note.startsWith(name))

  test('are done once for each combination of arguments and widget values', async ({ page }) => {
    forgetNotes(server)
    await open(page, server.url)
    await press(page, 'Again')
    expect(computed('plus_one')).toEqual(['plus_one 2'])
    await tick(page, 'Nuke the value')
    expect(computed('plus_one')).toHaveLength(2)
    await tick(page, 'Nuke the value')
    await tick(page, 'Nuke the value')
    expect(computed('plus_one')).toHaveLength(2)

    await choose(page, 'x', '5')
    expect(computed('plus_one')).toEqual(['plus_one 2', 'plus_one 2', 'plus_one 5'])
    expect(await texts(main(page))).toContain('plus_one: 0')
    await choose(page, 'x', '2')
    expect(computed('plus_one')).toHaveLength(3)
  })

  test('other arguments leave the widget as it is', async ({ page }) => {
    await open(page, server.url)
    const box = page.getByRole('checkbox', { name: 'Nuke the value' })
    await tick(page, 'Nuke the value')
    await choose(page, 'x', '5')
    expect(await box.isChecked()).toBe(true)
    expect(await texts(main(page))).toContain('plus_one: 0')
    await tick(page, 'Nuke the value')
    expect(await texts(main(page))).toContain('plus_one: 6')
    await choose(page, 'x', '2')
    expect(await box.isChecked()).toBe(false)
    expect(await texts(main(page))).toContain('plus_one: 3')
  })

  test('widgets in a singleton choose among shared objects', async ({ page }) => {
    forgetNotes(server)
    await open(page, server.url)
    const [before] = await counts(page)
    await tick(page, 'Double')
    await tick(page, 'Double')
    const [after] = await counts(page)
    expect(after).toBe(Number(before) + 1)
    await tick(page, 'Double')
    await press(page, 'Again')
    const [first] = await counts(page)
    await press(page, 'Again')
    const [second] = await counts(page)
    expect(Number(second) - Number(first)).toBe(2)
    expect(await page.getByRole('checkbox', { name: 'Double' }).isChecked()).toBe(true)
    expect(computed('counters').length).toBeLessThanOrEqual(2)
  })
})

describe.each(twins('twice'))('the same call twice in $front', ({ front, app }) => {
  const server = serve(app)

  test('is told as a widget that is there twice, on a miss and on a hit', async ({ page }) => {
    await open(page, server.url)
    for (const again of [() => page.keyboard.press('r'), () => page.reload(), () => undefined]) {
      expect(await texts(main(page))).toEqual(['first: 3'])
      const error = byId(main(page), 'stException')
      expect(await error.innerText()).toContain('DuplicateWidgetID')
      expect(await byId(main(page), 'stCheckbox').count()).toBe(1)
      await again()
      await settled(page)
    }
  })

  test('is told with the lines of both', async ({ page }) => {
    await open(page, server.url)
    const [file, widget, first, second] =
      front === 'Python' ? ['twice.py', 8, 13, 14] : ['twice.rs', 7, 11, 12]
    const both = [first, second].map(call => `\\S*${file}:${widget}, called at \\S*${file}:${call}`)
    const message = byId(main(page), 'stExceptionMessage')
    for (const again of [() => page.keyboard.press('r'), () => undefined]) {
      expect(await message.innerText()).toMatch(
        RegExp(`The first is at ${both[0]}; the second is at ${both[1]}\\.`),
      )
      await again()
      await settled(page)
    }
  })
})

/** The numbers that the script has counted to. */
async function counts(page: Page): Promise<number[]> {
  return (await texts(main(page)))
    .filter(text => text.startsWith('count: '))
    .map(text => Number(text.slice(7)))
}
