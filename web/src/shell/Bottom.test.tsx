import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { App } from '../App'
import type { ChatInput, Node } from '../protocol'
import { firstUpdate, leaf, text, update, widget } from '../testing/pages'
import { fakePage, renderOn } from '../testing/render'
import { Bottom } from './Bottom'

const content = { type: 'content' } as const

function chat(fields: Partial<ChatInput> = {}): Node {
  const accepts: ChatInput['accepts'] = { count: 'none', extensions: [], max_size: 0 }
  const look = {
    at_bottom: true,
    while_running: 'submit',
    width: { type: 'stretch' },
    height: content,
  } as const
  const rest = { max_chars: null, accepts, audio: false, sample_rate: null }
  return leaf({ type: 'chat_input', widget: widget('say', { key: 'mine' }), ...look, ...rest, ...fields })
}

const splice = (at: number, remove: number, ...insert: Node[]) =>
  update({ run: 2, patches: [{ type: 'splice', path: [0], at, remove, insert }] })

test('the bar is there only while something draws into it', async () => {
  const page = fakePage(firstUpdate([text('above')]))
  renderOn(page, <App />)
  expect(screen.queryByTestId('stBottom')).toBeNull()
  act(() => page.store.update(splice(1, 0, chat())))
  const bar = screen.getByTestId('stBottomBlockContainer')
  expect(screen.getByTestId('stBottom')).toContainElement(bar)
  expect(await within(bar).findByRole('textbox')).toBeInTheDocument()
  expect(within(bar).getByTestId('stElementContainer')).toHaveClass('st-key-mine')
  const main = within(screen.getByTestId('stMainBlockContainer'))
  expect(main.getAllByTestId('stElementContainer')).toHaveLength(1)
  act(() => page.store.update(splice(1, 1)))
  expect(screen.queryByTestId('stBottom')).toBeNull()
})

test('what is in it keeps its focus and what is half typed when the page changes', async () => {
  const page = fakePage(firstUpdate([chat()]))
  renderOn(page, <App />)
  const field = await screen.findByRole('textbox')
  await userEvent.type(field, 'half')
  act(() => page.store.update(splice(0, 0, text('new'))))
  expect(screen.getByRole('textbox')).toBe(field)
  expect(field).toHaveFocus()
  expect(field).toHaveValue('half')
})

test('one that stands where it is draws no bar', async () => {
  renderOn(fakePage(firstUpdate([chat({ at_bottom: false })])), <App />)
  const main = within(screen.getByTestId('stMainBlockContainer'))
  expect(await main.findByRole('textbox')).toBeInTheDocument()
  expect(screen.queryByTestId('stBottom')).toBeNull()
})

test('where there is no bar, what is for it stands in place', () => {
  const { container } = renderOn(fakePage(), <Bottom>a field</Bottom>)
  expect(container).toHaveTextContent('a field')
})

afterEach(() => {
  vi.unstubAllGlobals()
})

test('it stands above a keyboard that covers the page', () => {
  const viewport = Object.assign(new EventTarget(), { scale: 1, offsetTop: 0, height: 700 })
  vi.stubGlobal('visualViewport', viewport)
  vi.spyOn(document.documentElement, 'clientHeight', 'get').mockReturnValue(700)
  renderOn(fakePage(firstUpdate([chat()])), <App />)
  const bar = screen.getByTestId('stBottom')
  expect(bar.style.marginBlockEnd).toBe('')
  act(() => {
    Object.assign(viewport, { height: 400, offsetTop: 50 })
    viewport.dispatchEvent(new Event('resize'))
  })
  expect(bar.style.marginBlockEnd).toBe('250px')
  act(() => {
    Object.assign(viewport, { scale: 2 })
    viewport.dispatchEvent(new Event('resize'))
  })
  expect(bar.style.marginBlockEnd).toBe('')
})
