// Pictures, sound, film and pages within the gallery: they are loaded, and lead where they should.

import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { drawn } from '../support/gallery'
import { byId, painted, sidebar } from '../support/page'
import { examples, serve, shared, test } from '../support/test'

describe.each(examples('gallery', 'media'))('$front', { timeout: 90_000 }, ({ app, front }) => {
  const server = serve(app)
  const visited = shared(server, page => drawn(page, front))

  test('pictures are loaded, with captions', async () => {
    const page = await visited()
    // Before them stands what a package drew.
    const images = byId(page, 'stImage')
    const [first, second] = front === 'Python' ? [1, 2] : [0, 1]
    const picture = images.nth(first)
    await expect.poll(() => sizeOf(picture.locator('img'))).toEqual([240, 120])
    expect(await byId(picture, 'stImageCaption').innerText()).toBe('From numbers')
    await picture.getByRole('img', { name: 'From numbers' }).waitFor()
    await painted(picture.locator('img'), 1000)

    const squares = images.nth(second).locator('img')
    expect(await squares.count()).toBe(2)
    for (const square of await squares.all()) {
      await expect.poll(() => sizeOf(square)).toEqual([64, 64])
      expect((await square.boundingBox())?.width).toBe(64)
    }
    expect(await byId(images.nth(second), 'stImageCaption').allInnerTexts()).toEqual(['One', 'Other'])
  })

  test('sound and film have a length, and play from where one wants', async () => {
    const page = await visited()
    for (const [name, length] of [
      ['stAudio', 1],
      ['stVideo', 5],
    ] as const) {
      const player = byId(page, name)
      await player.scrollIntoViewIfNeeded()
      await expect
        .poll(() => player.evaluate(media => (media as HTMLMediaElement).duration))
        .toBeCloseTo(length, 1)
      expect(await player.getAttribute('controls')).not.toBeNull()
      const now = await player.evaluate(async node => {
        const media = node as HTMLMediaElement
        const arrived = new Promise(resolve => media.addEventListener('seeked', resolve, { once: true }))
        media.currentTime = media.duration / 2
        await arrived
        return media.currentTime / media.duration
      })
      expect(now).toBeCloseTo(0.5, 1)
      // What makes it so: the server gives any part of a file.
      expect(await part(page, await player.evaluate(media => (media as HTMLMediaElement).src))).toEqual([
        206,
        expect.stringMatching(/^bytes 10-19\/\d+$/),
        10,
      ])
    }
    const film = byId(page, 'stVideo')
    await expect.poll(() => film.evaluate(node => (node as HTMLVideoElement).videoWidth)).toBeGreaterThan(100)
    await painted(film, 100)
  })

  test('subtitles are shown with the film', async () => {
    const page = await visited()
    const film = byId(page, 'stVideo')
    const track = byId(film, 'stVideoSubtitle')
    expect(await track.getAttribute('label')).toBe('English')
    await film.scrollIntoViewIfNeeded()
    const cue = () =>
      film.evaluate(node => {
        const [{ mode, activeCues }] = (node as HTMLVideoElement).textTracks
        return [mode, (activeCues?.[0] as VTTCue | undefined)?.text]
      })
    await film.evaluate(node => {
      ;(node as HTMLVideoElement).currentTime = 1
    })
    await expect.poll(cue).toEqual(['showing', 'The wheel turns'])
  })

  test('the mark is in the sidebar, and in the header while that is closed', async () => {
    const page = await visited()
    const inSidebar = byId(byId(page, 'stSidebarHeader'), 'stLogoLink')
    const inHeader = byId(byId(page, 'stHeader'), 'stLogoLink')
    await inSidebar.waitFor()
    await leadsAway(inSidebar, 'https://example.com')
    await expect.poll(() => sizeOf(byId(inSidebar, 'stLogo'))).toEqual([64, 64])
    expect(await inHeader.count()).toBe(0)
    await byId(page, 'stSidebarCollapseButton').click()
    await inHeader.waitFor()
    await leadsAway(inHeader, 'https://example.com')
    await expect.poll(() => sizeOf(byId(inHeader, 'stLogo'))).toEqual([64, 64])
    expect(await byId(page, 'stLogo').count()).toBe(1)
    await page.getByRole('button', { name: 'Open sidebar' }).click()
    await inSidebar.waitFor()
    expect(await sidebar(page).innerText()).toBe('In the sidebar')
  })

  test('HTML is a part of the page, and a page within it is a stranger', async () => {
    const page = await visited()
    const html = byId(page, 'stHtml')
    await expect.poll(() => html.locator('p b').innerText()).toBe('HTML')
    const frame = byId(page, 'stIFrame')
    const inner = frame.contentFrame()
    await expect.poll(() => inner.locator('h3').innerText()).toBe('In a frame, scripted')
    expect((await frame.boundingBox())?.height).toBe(80)
    expect(await frame.getAttribute('sandbox')).not.toContain('allow-same-origin')
    const reached = await inner.locator('h3').evaluate(() => {
      try {
        return window.parent.document.title
      } catch (error) {
        return (error as Error).name
      }
    })
    expect(reached).toBe('SecurityError')
  })

  test('links lead away, and tell nobody from where', async () => {
    const page = await visited()
    const button = byId(page, 'stLinkButton').getByRole('link', { name: 'Elsewhere' })
    await leadsAway(button, 'https://example.com')
    expect(await button.getAttribute('data-testid')).toBe('stBaseLinkButton-secondary')
    const link = byId(page, 'stPageLink').getByRole('link', { name: 'A link' })
    await leadsAway(link, 'https://example.com/')
    expect(await link.innerText()).toContain('🌍')
  })
})

async function leadsAway(link: Locator, to: string) {
  const said = await Promise.all(['href', 'target', 'rel'].map(name => link.getAttribute(name)))
  expect(said).toEqual([to, '_blank', expect.stringMatching(/noopener|noreferrer/)])
}

/** The size of a picture itself; none before it is loaded. */
function sizeOf(image: Locator): Promise<number[]> {
  return image.evaluate(node => {
    const { naturalWidth, naturalHeight } = node as HTMLImageElement
    return [naturalWidth, naturalHeight]
  })
}

/** How the server answers who wants ten bytes of a file. */
function part(page: Page, url: string) {
  return page.evaluate(async url => {
    const answer = await fetch(url, { headers: { range: 'bytes=10-19' } })
    return [answer.status, answer.headers.get('content-range'), (await answer.arrayBuffer()).byteLength]
  }, url)
}
