// A memo kept on disk with a time to live.

import { describe, expect } from 'vitest'
import { main, open, texts } from '../support/page'
import { serve, specTwins, test } from '../support/test'

const WARNING =
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} The memoized function 'load_data' has a TTL that will be ignored\. Persistent memo caches currently don't support TTL\.$/gm

describe.each(specTwins('spec_ttl_and_persist', 'ttl_and_persist'))('$front', ({ front, app }) => {
  const server = serve(app)

  // `experimental_memo` is Python's; the attribute of Rust heeds the ttl.
  const warnings = front === 'Python' ? 1 : 0

  test('the value is on the page, and the terminal says once that a ttl is ignored', async ({ page }) => {
    await open(page, server.url)
    expect(await texts(main(page))).toEqual(['42'])
    if (warnings > 0) await server.printed(WARNING)
    await page.keyboard.press('r')
    await page.reload()
    await open(page, server.url)
    expect(await texts(main(page))).toEqual(['42'])
    expect(server.output.match(WARNING) ?? []).toHaveLength(warnings)
  })

  test('the terminal says where the app is', async ({ page }) => {
    await open(page, server.url)
    expect(server.output).toContain('  You can now view your Millpond app in your browser.\n')
    expect(server.output).toMatch(/^ {2}Local URL: http:\/\/localhost:\d+$/m)
  })
})
