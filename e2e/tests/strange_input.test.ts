// Elements that are given what they should not be: each says so at its place, or makes the best of it; what comes
// after it is there, and the session lives.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { act, byId, open, painted, press } from '../support/page'
import { serve, type Twins, test, twins } from '../support/test'

/** What is said where something can't be shown; where the languages differ, Python's and Rust's. */
const SAID: Record<string, RegExp | { Python?: RegExp; Rust?: RegExp }> = {
  ragged: { Rust: /columns differ in length: `a` has 2, `b` has 1/ },
  ragged_table: { Rust: /columns differ in length: `a` has 2, `b` has 1/ },
  no_frame: { Python: /this can't be read as a table: .*object/ },
  no_column: /no such column: `?z/,
  metric_color: /delta_color.*mauve/,
  vega_mark: /This chart can't be drawn\. Its specification is not valid/,
  vega_url: /This chart can't be drawn\. Its data could not be loaded from http:\/\/127\.0\.0\.1:1\/nowhere/,
  vega_none: { Python: /spec is a dictionary: 'nonsense'/, Rust: /it is not an object/ },
  plotly: /This chart can't be drawn\. Its `layout` is not an object/,
  plotly_none: /figure.*: 5/,
  deck_layer: /This map can't be drawn\. There is no layer `NonsenseLayer`/,
  deck_code: /This map can't be drawn\. Function calls not allowed/,
  map_nowhere: /a map's data must have a column named `?lat/,
  map_north: /a latitude must be between -90 and 90; column `?lat`? has in row 0: 95/,
  dot: /This graph can't be drawn\. syntax error in line 1/,
  dot_engine: { Python: /a graph is a text in DOT, .*: 5/, Rust: /engine.*: nonsense/ },
  image_file: /a file can't be read .*nowhere\.png/,
  image_bytes: /13 bytes.* begins? with/,
  image_broken: /This picture can't be shown\. Its bytes are not those of a picture/,
  image_url: /This picture can't be shown\. There is no picture at .*nowhere\.png/,
  image_numbers: { Python: /nan/ },
  audio_file: /a file can't be read .*nowhere\.wav/,
  audio_bytes: /This sound can't be played/,
  audio_url: /This sound can't be played.*nowhere\.wav/,
  video_url: /This film can't be played.*nowhere\.mp4/,
  video_subtitles: /WebVTT or SubRip.*begins? with:? '?nonsense/,
  logo: /a file can't be read .*nowhere\.svg/,
  link_script: /This link leads to a bad address.*javascript:alert\(1\)/,
  page_script: {
    Python: /Could not find page: javascript:alert\(1\)/,
    Rust: /This link leads to a bad address/,
  },
  frame_script: /This page can't be shown.*javascript:alert\(1\)/,
  progress: { Python: /from 0 to 100 or from 0\.0 to 1\.0: 1\.5/, Rust: /must be between 0 and 1: 1\.5/ },
  tabs: /at least one label/,
  columns: { Python: /from 1 to 1000.*: 0/, Rust: /one number above 0/ },
  toast: /a toast (needs a text|must say something)/,
  height: { Python: /height is a positive number of pixels.*: -5/ },
  icon: { Python: /icon is a single emoji.*'not an icon'/ },
}

/** What is shown all the same: texts of a place. */
const SHOWN: Record<string, RegExp | { Python?: RegExp; Rust?: RegExp }> = {
  ragged_table: { Python: /^a\s+b\s+1\s+1\s+2\s+None/ },
  empty: /^empty/,
  empty_table: /a\s+empty/,
  metric: { Python: /Nothing\s+nan\s+inf/, Rust: /Nothing\s+NaN\s+inf/ },
  html_script: /^Harmless/,
  latex: /\\frac\{1/,
  code: /x = 1/,
}

/** The same of the cells of frames. */
const CELLS: Record<string, { Python?: string[]; Rust?: string[] }> = {
  ragged: { Python: ['1', '1', '2', 'None'] },
  huge: {
    Python: [
      '1000000000000000000000000000000',
      '9223372036854775808',
      '-1000000000000000000000000000000',
      '18446744073709551615',
    ],
    Rust: ['9223372036854775808', '18446744073709551615'],
  },
  mixed: { Python: ['1', 'two', 'None', '3.5', '[4]', '2024-05-06'] },
  zoned: {
    Python: ['2024-03-31 01:30:00+01:00', '2024-03-31 02:30:00', '2024-03-31 03:30:00+02:00', 'None'],
  },
  settings: { Python: ['a', '1', 'b', '2'], Rust: ['a', '1', 'b', '2'] },
}

/** What is drawn as far as it goes: at least an axis or a line. */
const DRAWN = ['gaps', 'all_gaps', 'no_numbers']

describe.each(twins('strange_input'))('$front', ({ app, front }) => {
  const server = serve(app)

  test('it is said or shown at its place, the page goes on, and the session lives', {
    timeout: 90_000,
  }, async ({ page }) => {
    const failed: string[] = []
    page.on('pageerror', error => failed.push(String(error)))
    await open(page, server.url)
    const cases = await names(page)
    expect(cases.length).toBeGreaterThan(40)
    for (const name of cases)
      await byId(place(page, name), 'stText').getByText(`after ${name}`, { exact: true }).waitFor()

    for (const [name, expected] of of(SAID, front)) {
      const messages = place(page, name).locator('[role=alert], [data-testid=stException]').first()
      await expect.poll(() => messages.innerText(), { message: name }).toMatch(new RegExp(expected, 's'))
    }
    for (const [name, expected] of of(SHOWN, front)) {
      await expect.poll(() => place(page, name).innerText(), { message: name }).toMatch(expected)
    }
    for (const [name, expected] of of(CELLS, front)) {
      const cells = place(page, name).locator('[role=gridcell]')
      await expect
        .poll(() => cells.allTextContents(), { message: name })
        .toEqual(expect.arrayContaining(expected))
    }
    for (const name of DRAWN) await painted(byId(place(page, name), 'stVegaLiteChart').locator('canvas'), 3)
    // Whatever is not expected to complain does not.
    const fine = cases.filter(name => !of(SAID, front).some(([said]) => said === name))
    for (const name of fine) expect(await place(page, name).getByRole('alert').count(), name).toBe(0)
    expect(await page.title()).not.toBe('taken')
    expect(failed).toEqual([])

    await press(page, 'Press')
    await page.getByText(/^presses: true$/i).waitFor()
    await act(page, () => page.keyboard.press('r'))
    await page.getByText(/^presses: false$/i).waitFor()
    expect(await names(page)).toEqual(cases)
  })
})

/** What is expected of a language. */
function of<T extends object>(
  expected: Record<string, T | { Python?: T; Rust?: T }>,
  front: Twins['front'],
): [string, T][] {
  return Object.entries(expected).flatMap(([name, value]): [string, T][] => {
    const own =
      'Python' in value || 'Rust' in value ? (value as { Python?: T; Rust?: T })[front] : (value as T)
    return own ? [[name, own]] : []
  })
}

function place(page: Page, name: string) {
  return page.locator(`.st-key-${name}`)
}

/** The cases that the script has, by the keys of their places. */
function names(page: Page): Promise<string[]> {
  return page
    .locator('[class*="st-key-"]')
    .evaluateAll(nodes => nodes.map(node => /st-key-(\w+)/.exec(node.className)?.[1] ?? ''))
}
