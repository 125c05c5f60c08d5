import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { type Page, PageProvider } from '../page'
import type { Welcome } from '../protocol'
import { widget } from '../testing/pages'
import { fakePage, renderWidget } from '../testing/render'
import { Button } from './Button'
import type { ElementOf, ElementProps } from './registry'

function button(fields: Partial<ElementOf<'button'>> = {}): ElementOf<'button'> {
  const look = {
    kind: 'primary',
    icon: null,
    icon_right: false,
    width: { type: 'content' },
    wrap: true,
  } as const
  const rest = { shortcut: null, submit: false, download: null } as const
  return { type: 'button', widget: widget('Go'), ...look, ...rest, ...fields }
}

/** Renders it on a page of the session `s`. */
function show(element: ElementOf<'button'>, page: Page = fakePage()) {
  page.store.set({ welcome: { session: 's' } as Welcome })
  const OnPage = (props: ElementProps<'button'>) => (
    <PageProvider value={page}>
      <Button {...props} />
    </PageProvider>
  )
  return renderWidget(OnPage, element)
}

/** Notes what is saved: names, and where from. */
function noteSaved() {
  const saved: [name: string, url: string][] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push([this.download, this.href])
  })
  return saved
}

afterEach(() => vi.unstubAllGlobals())

test('pointer, Enter and space press it', async () => {
  const { setValue } = show(button())
  await userEvent.click(screen.getByRole('button', { name: 'Go' }))
  await userEvent.keyboard('{Enter} ')
  expect(setValue.mock.calls).toEqual([[{ type: 'press' }], [{ type: 'press' }], [{ type: 'press' }]])
})

test('its kind is told to style sheets', () => {
  show(button())
  const node = screen.getByTestId('stBaseButton-primary')
  expect(node.tagName).toBe('BUTTON')
  expect(node).toHaveAttribute('kind', 'primary')
})

test('its help is a tooltip when it has the focus', async () => {
  show(button({ widget: widget('Go', { help: 'starts it' }) }))
  await userEvent.tab()
  expect(await screen.findByTestId('stTooltipContent')).toHaveTextContent('starts it')
})

test('a disabled one does nothing', async () => {
  const { setValue } = show(button({ shortcut: 'k', widget: widget('Go', { disabled: true }) }))
  await userEvent.click(screen.getByRole('button'))
  await userEvent.keyboard('k')
  expect(setValue).not.toHaveBeenCalled()
})

test('its shortcut presses it, also where it has a tooltip, and is seen but not part of its name', async () => {
  const { setValue } = show(button({ shortcut: 'ctrl+k', widget: widget('Go', { help: 'starts it' }) }))
  await userEvent.keyboard('{Control>}k{/Control}')
  expect(setValue.mock.calls).toEqual([[{ type: 'press' }]])
  const node = screen.getByRole('button', { name: 'Go' })
  expect(node).toHaveTextContent('GoCtrl+K')
  expect(node).toHaveAttribute('aria-keyshortcuts', 'Control+K')
})

test('its icon stands before or after the text', () => {
  show(button({ icon: '🌊', icon_right: true }))
  expect(screen.getByRole('button')).toHaveTextContent(/^Go\s*🌊$/)
})

test('one that downloads saves its file under its name, and tells of the press unless it is quiet', async () => {
  const saved = noteSaved()
  const source = { type: 'media', value: 'a.csv' } as const
  const { setValue, unmount } = show(button({ download: { source, name: 'täglich.csv', quiet: false } }))
  await userEvent.click(screen.getByRole('button'))
  expect(setValue).toHaveBeenCalledWith({ type: 'press' })
  expect(screen.getByTestId('stDownloadButton')).toBeVisible()

  unmount()
  const quiet = show(button({ download: { source, name: 'b', quiet: true } }))
  await userEvent.click(screen.getByRole('button'))
  expect(quiet.setValue).not.toHaveBeenCalled()
  expect(saved.map(([name, url]) => `${name} ${new URL(url).search}`)).toEqual([
    'täglich.csv ?download=t%C3%A4glich.csv',
    'b ?download=b',
  ])
})

const produced = button({
  widget: widget('a/b', { label: 'Go' }),
  download: { source: null, name: 'report.txt', quiet: false },
})

test('U4: what is made when it is asked for is asked for once, and saved', async () => {
  const saved = noteSaved()
  let answer: (response: Response) => void = () => {}
  const ask = vi.fn((_: URL) => new Promise<Response>(resolve => (answer = resolve)))
  vi.stubGlobal('fetch', ask)
  const createObjectURL = vi.fn((_: Blob) => 'blob:x')
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL, revokeObjectURL: () => {} }))
  const { setValue } = show(produced)
  await userEvent.click(screen.getByRole('button'))
  await userEvent.click(screen.getByRole('button'))
  expect(setValue.mock.calls).toEqual([[{ type: 'press' }]])
  expect(ask.mock.calls.map(([url]) => url.pathname)).toEqual(['/produced/s/a%2Fb'])
  expect(screen.getByRole('button')).toHaveAttribute('aria-busy', 'true')

  answer(new Response('all of it'))
  await waitFor(() => expect(saved).toEqual([['report.txt', 'blob:x']]))
  expect(await createObjectURL.mock.calls[0][0].text()).toBe('all of it')
  expect(screen.getByRole('button')).not.toHaveAttribute('aria-busy')
})

test.each([
  [
    'the reason of the server',
    new Response('ZeroDivisionError: division by zero', { status: 500 }),
    /division by zero/,
  ],
  ['no page of what stands between', new Response('<html>', { status: 502 }), /could not be made: 502/],
  ['a lost connection', new TypeError('Failed to fetch'), /connection was lost/],
])('U4: a failure is told at the button until the next press: %s', async (_, outcome, text) => {
  vi.stubGlobal('fetch', async () => {
    if (outcome instanceof Error) throw outcome
    return outcome
  })
  const saved = noteSaved()
  show(produced)
  await userEvent.click(screen.getByRole('button'))
  expect(await screen.findByTestId('stDownloadButtonError')).toHaveTextContent(text)
  expect(screen.getByRole('alert')).toBeVisible()
  expect(saved).toEqual([])

  vi.stubGlobal('fetch', () => new Promise(() => {}))
  await userEvent.click(screen.getByRole('button'))
  expect(screen.queryByRole('alert')).toBeNull()
})
