// No script from data runs, whatever way it takes into the page.

import { act, cleanup, render, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { ChatMessage } from './blocks/ChatMessage'
import { Alert } from './elements/Alert'
import { Audio } from './elements/Audio'
import { Code } from './elements/Code'
import { Exception } from './elements/Exception'
import { Heading } from './elements/Heading'
import { Help } from './elements/Help'
import { Html } from './elements/Html'
import { Iframe } from './elements/Iframe'
import { Image } from './elements/Image'
import { LinkButton } from './elements/LinkButton'
import { Markdown } from './elements/Markdown'
import { PageLink } from './elements/PageLink'
import { Radio } from './elements/Radio'
import { Text } from './elements/Text'
import { Video } from './elements/Video'
import { LogoMark } from './shell/LogoMark'
import { ToastCard } from './shell/Toasts'
import { expectHarmless, HOSTILE, HOSTILE_URLS, hasRun, poke } from './testing/hostile'
import { widget } from './testing/pages'
import { Help as Tooltip } from './widgets/Help'

const width = { type: 'stretch' } as const
const at = (address: string) => ({ type: 'url', value: address }) as const
const linkOf = (label: string, url: string) => ({
  label,
  url,
  icon: label,
  icon_right: false,
  help: null,
  disabled: false,
  width,
})
const helpOf = (text: string) => ({
  name: text,
  kind: text,
  value: text,
  doc: text,
  width,
  members: [
    { name: text, kind: text, value: text, doc: null },
    { name: text, kind: text, value: null, doc: text },
  ],
})
const radioOf = (text: string) => ({
  widget: widget(text, { help: text }),
  options: [text],
  captions: [text],
  default: null,
  horizontal: false,
  width,
})
const imageOf = (text: string) => ({ source: at('x.png'), caption: text, alt: text })
const placed = { width, align: 'left', wrap: true } as const
const played = { start: 0, end: null, looped: false, autoplay: false, muted: false, subtitles: [], width }
const pressed = { wrap: true, shortcut: null, widget: null, kind: 'primary' } as const
const ignore = () => {}
const framed = { width, height: width, scrolling: false, tab_index: null }

/** Where a text of data is shown. */
const TEXTS: Record<string, (text: string) => ReactElement> = {
  'Markdown with HTML': text => <Markdown body={text} allowHtml />,
  'Markdown without HTML': text => <Markdown body={text} />,
  'a label': text => <Markdown body={text} inline />,
  'an Html element': text => <Html element={{ body: text, javascript: false, width }} />,
  'a caption': text => <Image element={{ pictures: [imageOf(text)], width, link: null }} />,
  'an alert': text => <Alert element={{ kind: 'info', body: text, title: text, icon: text, width }} />,
  'a toast': text => <ToastCard body={text} icon={text} seconds={null} onClose={() => {}} />,
  'a heading': text => (
    <Heading
      element={{ level: 1, body: text, anchor: text, divider: text, icon: text, help: null, ...placed }}
    />
  ),
  'a text': text => <Text element={{ body: text, help: null, ...placed }} />,
  'a listing': text => (
    <Code
      element={{ body: text, language: 'html', line_numbers: true, wrap_lines: false, width, height: width }}
    />
  ),
  'an error': text => (
    <Exception
      element={{ kind: text, message: text, markdown: true, traceback: [text], warning: false, width }}
    />
  ),
  'a description of an object': text => <Help element={helpOf(text)} />,
  'a button that is a link': text => (
    <LinkButton element={{ ...pressed, ...linkOf(text, 'https://a.b') }} setValue={ignore} />
  ),
  'a link to a page': text => <PageLink element={{ external: false, ...linkOf(text, 'x') }} />,
  'an option of a widget': text => <Radio element={radioOf(text)} value={undefined} setValue={ignore} />,
  'the sign of who speaks': text => (
    <ChatMessage block={{ name: text, avatar: { type: 'icon', value: text }, width }}>x</ChatMessage>
  ),
  'a question mark': text => <Tooltip body={text} />,
}

/** Where an address of data leads somewhere. */
const ADDRESSES: Record<string, (address: string) => ReactElement> = {
  'a link': address => <Markdown body={`[**x**](<${address.replace(/[\r\n]/g, '\t')}>)`} />,
  'a link in HTML': address => <Markdown body={`<a href="${escaped(address)}">x</a>`} allowHtml />,
  'a link in an Html element': address => (
    <Html element={{ body: `<a href="${escaped(address)}">x</a>`, javascript: false, width }} />
  ),
  'a button that is a link': address => (
    <LinkButton element={{ ...pressed, ...linkOf('x', address) }} setValue={ignore} />
  ),
  'a link to a page': address => <PageLink element={{ external: true, ...linkOf('x', address) }} />,
  'a picture': address => (
    <Image element={{ pictures: [{ source: at(address), caption: null, alt: null }], width, link: null }} />
  ),
  'the link of a picture': address => (
    <Image
      element={{ pictures: [{ source: at('x.png'), caption: null, alt: null }], width, link: address }}
    />
  ),
  'the picture of who speaks': address => (
    <ChatMessage block={{ name: 'x', avatar: { type: 'image', value: at(address) }, width }}>x</ChatMessage>
  ),
  'a sound': address => <Audio element={{ ...played, source: at(address), alt: null }} />,
  'a film': address => <Video element={{ ...played, source: at(address), embedded: false, alt: null }} />,
  subtitles: address => (
    <Video
      element={{
        ...played,
        source: at('x.mp4'),
        subtitles: [{ label: 'x', source: at(address) }],
        embedded: false,
        alt: null,
      }}
    />
  ),
  'the app’s mark': address => (
    <LogoMark logo={{ image: at(address), icon: null, link: address, size: 'small' }} />
  ),
  // A page of its own may be shown, but none of these addresses is one.
  'a page within the page': address => <Iframe element={{ ...framed, content: at(address), alt: null }} />,
  'a film’s page': address => (
    <Video element={{ ...played, source: at(address), embedded: true, alt: null }} />
  ),
}

function escaped(text: string): string {
  return text.replace(/[&"<>]/g, sign => `&#${sign.charCodeAt(0)};`)
}

// Parts of the page that are fetched when they are first needed are here before anything is judged.
beforeEach(async () => {
  document.title = ''
  // Many of these texts nest elements in ways that React warns of.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { container } = render(<Markdown body="**x** :tada: $x$" allowHtml />)
  await waitFor(() => expect(container.querySelector('strong + *, .katex')).not.toBeNull(), {
    timeout: 10_000,
  })
  await waitFor(() => expect(container).toHaveTextContent('🎉'))
  cleanup()
}, 20_000)

// What would run later, such as the script of a frame.
const later = () => act(() => new Promise(resolve => setTimeout(resolve, 30)))

test.each(Object.entries(TEXTS))(
  'in %s',
  async (_, place) => {
    for (const payload of HOSTILE) {
      const { container, unmount } = render(place(payload))
      expect(container, payload).not.toBeEmptyDOMElement()
      expectHarmless(container, payload)
      unmount()
    }
    await later()
    expect(hasRun()).toBe(false)
  },
  60_000,
)

test.each(Object.entries(ADDRESSES))(
  'in the address of %s',
  async (_, place) => {
    for (const address of HOSTILE_URLS) {
      const { container, unmount } = render(place(address))
      expect(container, address).not.toBeEmptyDOMElement()
      expectHarmless(container, address)
      unmount()
    }
    await later()
    expect(hasRun()).toBe(false)
  },
  60_000,
)

test('these tests can fail: scripts and handlers do run here, and are seen', () => {
  const root = document.createElement('div')
  for (const payload of [
    '<img src=x onerror=document.title=1>',
    '<a href=" java&#9;script:1">x</a>',
    '<svg><script>1</script></svg>',
    '<iframe srcdoc=x></iframe>',
  ]) {
    root.innerHTML = payload
    expect(() => expectHarmless(root, payload)).toThrow()
  }
  root.innerHTML = '<img src="data:image/png,x" onerror=document.title=1>'
  for (const element of root.children) poke(element)
  expect(hasRun()).toBe(true)
  document.title = ''
  const script = document.createElement('script')
  script.textContent = 'document.title=1'
  document.body.append(script)
  script.remove()
  expect(hasRun()).toBe(true)
})
