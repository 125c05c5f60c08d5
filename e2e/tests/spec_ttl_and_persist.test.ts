// A memo kept on disk with a time to live.

import { describe, expect } from 'vitest'
import { main, open, texts } from '../support/page'
import { serve, specTwins, test } from '../support/test'

const WARNING =
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} The memoized function 'load_data' has a TTL that will be ignored\. Persistent memo caches currently don't support TTL\.$/gm

describe.each(specTwins('spec_ttl_and_persist', 'ttl_and_persist'))('$front', ({ app }) => {
  const server = serve(app)

  test('the value is on the page, and the terminal says once that the ttl is ignored', async ({ page }) => {
    await open(page, server.url)
    expect(await texts(main(page))).toEqual(['42'])
    await server.printed(WARNING)
    await page.keyboard.press('r')
    await page.reload()
    await open(page, server.url)
    expect(await texts(main(page))).toEqual(['42'])
    expect(server.output.match(WARNING)).toHaveLength(1)
  })

  test('the terminal says where the app is', async ({ page }) => {
    await open(page, server.url)
    expect(server.output).toContain('  You can now view your Millpond app in your browser.\n')
    expect(server.output).toMatch(/^ {2}Local URL: http:\/\/localhost:\d+$/m)
  })
})
