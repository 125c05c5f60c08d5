import { render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useDocument } from './document'
import type { Document } from './protocol'

afterEach(() => vi.unstubAllGlobals())

function Shown({ document }: { document: Document }) {
  const { text, error } = useDocument(document)
  return <p>{error ?? text ?? 'waiting'}</p>
}

const answer = (body: string, status: number) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(body, { status })),
  )

test('a text that is here is here at once', () => {
  render(<Shown document={{ type: 'inline', value: 'text' }} />)
  expect(screen.getByText('text')).toBeInTheDocument()
})

test('a text is fetched by its name', async () => {
  answer('from afar', 200)
  render(<Shown document={{ type: 'media', value: 'ab.json' }} />)
  expect(await screen.findByText('from afar')).toBeInTheDocument()
  expect(vi.mocked(fetch).mock.calls[0][0]).toMatch(/\/ab\.json$/)
})

test('a text that can not be fetched says why', async () => {
  answer('', 404)
  render(<Shown document={{ type: 'media', value: 'ab.json' }} />)
  expect(await screen.findByText(/404/)).toBeInTheDocument()
})
