// The gallery is the same page whether its functions run, are replayed for another user, or come back from the disk
// after a restart of the server.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Server } from '../support/app'
import { drawn } from '../support/gallery'
import { byId, difference, open, still } from '../support/page'
import { examples, newContext, serve, type Twins, test } from '../support/test'

const PARTS = ['text', 'data', 'charts', 'charts_of_packages', 'media', 'status', 'layout', 'embedding']

describe.each(examples('gallery', 'media'))('$front', ({ app, front }) => {
  const server = serve(app, '--logger.level', 'debug')

  test('run, replayed, and back from the disk it is one page, and each function ran once', {
    timeout: 240_000,
  }, async ({ page }) => {
    const fresh = await visit(server, front)
    expect(calls(server)).toEqual(PARTS.map(part => `miss ${part}`))
    expect(fresh.passed.sort()).toEqual(['stBalloons', 'stSnow', 'stToast'])
    expect(fresh.outline.length).toBeGreaterThan(500)
    expect(fresh.pictures).toHaveLength(front === 'Python' ? 20 : 17)

    const hits = PARTS.map(part => `hit ${part}`)
    await areAlike(page, await visit(server, front), fresh)
    expect(calls(server).slice(PARTS.length)).toEqual(hits)

    await server.kill()
    await server.start()
    await areAlike(page, await visit(server, front), fresh)
    expect(calls(server)).toEqual(hits)
  })
})

/** Which functions were called so far, and how the calls went. */
function calls(server: Server): string[] {
  return [...server.output.matchAll(/(hit|miss) of `\S*?(\w+)`/g)].map(([, how, what]) => `${how} ${what}`)
}

/** What somebody saw. */
interface Seen {
  /** What came and went. */
  passed: string[]
  /** The page's nodes. */
  outline: string[]
  /** What is drawn: names, and how it looks. */
  pictures: [string, string][]
}

/** What a new user sees. */
async function visit(server: Server, front: Twins['front']): Promise<Seen> {
  const context = await newContext()
  const page = await context.newPage()
  const passed: string[] = []
  await page.exposeFunction('pass', (name: string) => passed.push(name))
  await page.addInitScript(watchPassing)
  await open(page, server.url, 60_000)
  await drawn(page, front)
  const seen = { passed, outline: await outline(page), pictures: await pictures(page) }
  await context.close()
  return seen
}

/** Tells of each toast and celebration that is put on the page. */
function watchPassing() {
  const { pass } = window as unknown as { pass: (name: string) => void }
  new MutationObserver(records => {
    for (const node of records.flatMap(record => [...record.addedNodes])) {
      const name = node instanceof HTMLElement ? (node.dataset.testid ?? '') : ''
      if (/^(stToast|stBalloons|stSnow)$/.test(name)) pass(name)
    }
  }).observe(document, { childList: true, subtree: true })
}

/** Holds two sights against each other. A picture's round corner may fall into another share of a pixel. */
async function areAlike(page: Page, seen: Seen, fresh: Seen) {
  expect(seen.passed.sort()).toEqual(fresh.passed)
  expect(seen.outline).toEqual(fresh.outline)
  expect(seen.pictures.map(([name]) => name)).toEqual(fresh.pictures.map(([name]) => name))
  for (const [at, [name, picture]] of seen.pictures.entries()) {
    expect(await difference(page, picture, fresh.pictures[at][1]), name).toBeLessThan(5)
  }
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

/** What is drawn, by name. */
async function pictures(page: Page): Promise<[string, string][]> {
  const names = ['stVegaLiteChart', 'stPlotlyChart', 'stBokehChart', 'stGraphVizChart', 'stDeckGlJsonChart']
  names.push('stDataFrame', 'stMetricChart', 'stImage', 'stVideo', 'stIFrame')
  const taken: [string, string][] = []
  for (const element of await page.locator(names.map(name => `[data-testid=${name}]`).join()).all()) {
    taken.push([(await element.getAttribute('data-testid')) ?? '', await still(element)])
  }
  return taken
}
