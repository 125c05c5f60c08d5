import { render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Bokeh as BokehProps, Source } from '../protocol'
import { Bokeh } from './Bokeh'

const embed_item = vi.fn()
// jsdom runs no scripts that have an address: what they would leave behind is put there.
beforeEach(() => {
  embed_item.mockReset().mockResolvedValue([])
  Object.assign(window, { Bokeh: { version: '3.4.0', embed: { embed_item } } })
})
afterEach(() => {
  delete (window as { Bokeh?: unknown }).Bokeh
  for (const script of document.querySelectorAll('script')) script.remove()
})

const scriptsOf = (...names: string[]): Source[] =>
  names.map(name => ({ type: 'url', value: `https://example.org/${name}.js` }))
const asked = () => [...document.querySelectorAll('script')].map(script => script.src.split('/').at(-1))
const arrive = () => document.querySelector('script:last-of-type')?.dispatchEvent(new Event('load'))

function element(props: Partial<BokehProps> = {}): BokehProps {
  const value = '{"root_id": "p1", "doc": {"roots": [{"id": "p1"}]}}'
  const size = { width: { type: 'stretch' } } as const
  return { document: { type: 'inline', value }, scripts: [], version: '3.4.0', alt: null, ...size, ...props }
}

test('loads its scripts in order, once for a page, and then embeds', async () => {
  const scripts = scriptsOf('bokeh', 'tables')
  render(<Bokeh element={element({ scripts })} />)
  await waitFor(() => expect(asked()).toEqual(['bokeh.js']))
  arrive()
  await waitFor(() => expect(asked()).toEqual(['bokeh.js', 'tables.js']))
  expect(embed_item).not.toHaveBeenCalled()
  arrive()
  await waitFor(() => expect(embed_item).toHaveBeenCalledTimes(1))
  const [item, target] = embed_item.mock.calls[0]
  expect(item.doc.roots).toEqual([{ id: 'p1', attributes: { sizing_mode: 'stretch_width' } }])
  expect(document.getElementById(target)).not.toBeNull()
  render(<Bokeh element={element({ scripts })} />)
  await waitFor(() => expect(embed_item).toHaveBeenCalledTimes(2))
  expect(asked()).toHaveLength(2)
})

test('another document is embedded anew, and the old views go', async () => {
  const view = { remove: vi.fn() }
  embed_item.mockResolvedValue([view])
  const { rerender } = render(<Bokeh element={element()} />)
  await waitFor(() => expect(embed_item).toHaveBeenCalledTimes(1))
  rerender(<Bokeh element={element({ document: { type: 'inline', value: '{"doc": {}}' } })} />)
  await waitFor(() => expect(embed_item).toHaveBeenCalledTimes(2))
  expect(view.remove).toHaveBeenCalledTimes(1)
})

test('scripts that do not come, and those of another version, are told', async () => {
  render(<Bokeh element={element({ scripts: scriptsOf('gone') })} />)
  await waitFor(() => expect(asked()).toEqual(['gone.js']))
  document.querySelector('script')?.dispatchEvent(new Event('error'))
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'could not be loaded: https://example.org/gone.js',
  )
  render(<Bokeh element={element({ version: '2.4.3' })} />)
  expect(await screen.findByText(/made with Bokeh 2.4.3, but the page has BokehJS 3.4.0/)).toBeInTheDocument()
  render(<Bokeh element={element({ scripts: [{ type: 'url', value: 'data:text/javascript,1' }] })} />)
  expect(await screen.findByText(/no web address/)).toBeInTheDocument()
})
