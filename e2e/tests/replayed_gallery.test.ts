// The gallery is the same page whether its functions run, are replayed for another user, or come back from the disk
// after a restart of the server.

import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Server } from '../support/app'
import { drawn } from '../support/gallery'
import { byId, open, still } from '../support/page'
import { examples, newContext, serve, type Twins, test } from '../support/test'

const PARTS = ['text', 'data', 'charts', 'charts_of_packages', 'media', 'status', 'layout', 'embedding']

describe.each(examples('gallery', 'media'))('$front', ({ app, front }) => {
  const server = serve(app, '--logger.level', 'debug')

  test('run, replayed, and back from the disk it is one page, and each function ran once', {
    timeout: 120_000,
  }, async () => {
    const fresh = await visit(server, front)
    expect(calls(server)).toEqual(PARTS.map(part => `miss ${part}`))

    expect(await visit(server, front)).toEqual(fresh)
    const hits = PARTS.map(part => `hit ${part}`)
    expect(calls(server).slice(PARTS.length)).toEqual(hits)

    await server.kill()
    await server.start()
    expect(await visit(server, front)).toEqual(fresh)
    expect(calls(server)).toEqual(hits)

    // It is the page that was meant.
    expect(fresh.outline.length).toBeGreaterThan(500)
    expect(fresh.pictures).toHaveLength(front === 'Python' ? 20 : 16)
  })
})

/** Which functions were called so far, and how the calls went. */
function calls(server: Server): string[] {
  return [...server.output.matchAll(/(hit|miss) of `\S*?(\w+)`/g)].map(([, how, what]) => `${how} ${what}`)
}

/** What a new user sees. */
async function visit(server: Server, front: Twins['front']) {
  const context = await newContext()
  const page = await context.newPage()
  await open(page, server.url)
  // These pass: they must be looked for first.
  const passing = await Promise.all(
    ['stToast', 'stBalloons', 'stSnow'].map(async name => {
      await byId(page, name).waitFor()
      return byId(page, name).count()
    }),
  )
  await drawn(page, front)
  const seen = { passing, outline: await outline(page), pictures: await pictures(page) }
  await context.close()
  return seen
}

/** The page's nodes, one a line: names, texts and what they refer to. Drawings have no more than their frame. */
function outline(page: Page): Promise<string[]> {
  return byId(page, 'stAppViewContainer').evaluate(root => {
    const ATTRIBUTES =
      'data-testid class role aria-label aria-valuenow src srcdoc href target rel alt title label kind style'
    const DRAWN = '[data-testid=stPlotlyChart], [data-testid=stBokehChart], [data-testid=stDeckGlJsonChart]'
    const lines: string[] = []
    function add(node: Node, depth: number) {
      const indent = ' '.repeat(depth)
      if (node instanceof Text && node.data.trim()) lines.push(indent + node.data)
      if (!(node instanceof Element)) return
      const said = ATTRIBUTES.split(' ').flatMap(name => {
        const value = node.getAttribute(name)
        return value === null ? [] : `${name}=${value}`
      })
      // A file's address begins with the session, which is another one for each user.
      lines.push(indent + [node.localName, ...said].join(' ').replace(/\/media\/[^/]+\//g, '/media/…/'))
      if (node.matches(DRAWN)) return
      for (const child of node.childNodes) add(child, depth + 1)
    }
    add(root, 0)
    return lines
  })
}

/** What is drawn, with a fingerprint of how it looks. */
async function pictures(page: Page): Promise<string[]> {
  const names = ['stVegaLiteChart', 'stPlotlyChart', 'stBokehChart', 'stGraphVizChart', 'stDeckGlJsonChart']
  names.push('stDataFrame', 'stMetricChart', 'stImage', 'stVideo', 'stIFrame')
  const found = await page.locator(names.map(name => `[data-testid=${name}]`).join()).all()
  const taken = []
  for (const element of found) {
    const name = await element.getAttribute('data-testid')
    taken.push(
      `${name} ${createHash('sha256')
        .update(await still(element))
        .digest('hex')}`,
    )
  }
  return taken
}
