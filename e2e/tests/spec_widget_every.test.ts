// Every widget of the specification's list in a memoized function: it retains its state, the function runs once for each
// of its values, and what it returned and drew is there again when a value comes back.

import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { INPUTS, keyed, look, type Move } from '../support/moves'
import { act, byId, main, open, press, settled } from '../support/page'
import { examples, serve, test } from '../support/test'

describe.each(examples('remembered_inputs'))('in a memo and in a singleton, in $front,', ({ app }) => {
  const server = serve(app)

  test.for(INPUTS)(
    '$name retains its state across reruns, and has one run for each value',
    async ({ name, first, round, momentary }, { page }) => {
      await open(page, server.url)
      for (const key of [`memo_${name}`, `singleton_${name}`]) {
        const seen = [await state(page, key)]
        for (const move of [...round, ...round]) {
          await go(page, key, move)
          seen.push(await state(page, key))
          if (momentary || seen.length > 2) continue

          const shown = await look(keyed(page, key))
          await press(page, 'Again')
          expect(await state(page, key)).toEqual(seen[1])
          expect(await look(keyed(page, key))).toEqual(shown)
          await page.reload()
          await settled(page)
          expect(await state(page, key)).toEqual(seen[1])
          // The picture itself is known only to the page that took it.
          if (name === 'camera_input') await keyed(page, key).getByText(move.reads).waitFor()
          else await expect.poll(() => look(keyed(page, key))).toEqual(shown)
        }
        const values = [first, ...round.map(move => move.reads)].slice(0, -1)
        const once = values.map((reads, at) => ({ reads, ran: at + 1 }))
        expect(seen).toEqual([...once, ...once, once[0]])
      }
      expect(await byId(page, 'stException').count()).toBe(0)
    },
  )
})

/** Makes a move and waits until the script has the value. */
async function go(page: Page, key: string, { make, reads }: Move) {
  await act(page, () => make(keyed(page, key)))
  // A file is a value only once it was sent.
  await expect.poll(async () => (await state(page, key)).reads).toBe(reads)
  await settled(page)
}

/** What the function with a widget returned, and which of its runs drew what is seen. */
async function state(page: Page, key: string) {
  const lines = await byId(main(page), 'stText').allTextContents()
  // A text that is empty leaves no space behind the colon.
  const after = (beginning: string) =>
    lines.flatMap(line => (line.startsWith(beginning) ? [line.slice(beginning.length).trim()] : [])).at(0)
  return { reads: after(`${key} gives:`), ran: Number(after(`${key} ran:`)) }
}
