import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['support/browser.ts'],
    // Two files at a time: a server and a page need a processor each.
    maxWorkers: 2,
    // What a page waits for is there within milliseconds; these bounds are for a machine that is busy.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 25_000, interval: 20 } },
    retry: 0,
  },
})
