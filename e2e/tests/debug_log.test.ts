// What the terminal tells of memos to who asks for it.

import { describe, expect } from 'vitest'
import { act, open, tick } from '../support/page'
import { serve, specTwins, test } from '../support/test'

describe.each(specTwins('spec_plus_one', 'plus_one'))('with --logger.level debug, in $front,', ({ app }) => {
  const server = serve(app, '--logger.level', 'debug')

  test('there is a line for each hit, and for each miss with its reason', async ({ page }) => {
    const told = () =>
      server.output.match(/(hit|miss) of `\S+plus_one`: .*/g)?.map(line => line.replace(/`\S+plus_one`/, 'f'))
    await open(page, server.url)
    await act(page, () => page.keyboard.press('r'))
    await tick(page, 'Nuke the value')
    await tick(page, 'Nuke the value')
    expect(told()).toEqual([
      'miss of f: it is the first call',
      'hit of f: 1 nodes put back',
      expect.stringMatching(/^miss of f: the widget `Nuke the value.*` has a value not seen here before$/),
      'hit of f: 1 nodes put back',
    ])
    expect(server.output).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} hit of /m)
  })
})

describe.each(specTwins('spec_plus_one', 'plus_one'))('without it, in $front,', ({ app }) => {
  const server = serve(app)

  test('there is none', async ({ page }) => {
    await open(page, server.url)
    await act(page, () => page.keyboard.press('r'))
    expect(server.output).not.toMatch(/hit of|miss of/)
  })
})
