import { render, screen, waitFor } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Markdown as MarkdownProps } from '../protocol'
import { Markdown, MarkdownElement } from './Markdown'

beforeAll(async () => {
  await Promise.all([
    import('../markdown/Rich'),
    import('../markdown/html'),
    import('../markdown/emoji'),
    import('../markdown/math'),
  ])
})

async function shown(body: string, props: { inline?: boolean; allowHtml?: boolean } = {}) {
  const { container } = render(<Markdown body={body} {...props} />)
  const root = container.querySelector('.stMarkdownContainer') as HTMLElement
  // The parser and the sanitizer come in chunks.
  await waitFor(() => expect(root.childElementCount).toBeGreaterThan(0))
  await new Promise(resolve => setTimeout(resolve, 20))
  return root
}

describe('text', () => {
  test('a plain text is one paragraph', async () => {
    expect((await shown('Hello -> you')).innerHTML).toBe('<p>Hello → you</p>')
  })

  test('the usual syntax', async () => {
    const root = await shown('a **b** *c* ~~d~~ `e`\n\n- one\n- two\n\n| a | b |\n|--|--|\n| 1 | 2 |')
    expect(root.querySelector('strong')).toHaveTextContent('b')
    expect(root.querySelector('del')).toHaveTextContent('d')
    expect(root.querySelectorAll('li')).toHaveLength(2)
    expect(root.querySelectorAll('td')).toHaveLength(2)
  })

  test('headings have an address', async () => {
    const root = await shown('## The *mill*')
    expect(root.querySelector('h2')).toHaveAttribute('id', 'the-mill')
    expect(root.querySelector('h2 a')).toHaveAttribute('href', '#the-mill')
  })

  test('links open beside the page, anchors on it', async () => {
    const root = await shown('[out](https://a.b) [in](#x)')
    const [out, within] = root.querySelectorAll('a')
    expect(out).toHaveAttribute('target', '_blank')
    expect(out.rel).toContain('noopener')
    expect(within).not.toHaveAttribute('target')
  })

  test('HTML that is not allowed is text', async () => {
    const root = await shown('a <b>c</b>\n\n<div onclick="x()">d</div>')
    expect(root.querySelector('b, div')).toBeNull()
    expect(root).toHaveTextContent('a <b>c</b>')
    expect(root).toHaveTextContent('<div onclick="x()">d</div>')
  })

  test('emoji have names', async () => {
    const root = await shown('**:tada:** :no_such: `:tada:`')
    await waitFor(() => expect(root).toHaveTextContent('🎉 :no_such: :tada:'))
  })

  test('a label has no blocks', async () => {
    const root = await shown('1. # **x**', { inline: true })
    expect(root).toHaveTextContent('1. # x')
    expect(root.querySelector('ol, h1')).toBeNull()
  })

  test('code is a listing', async () => {
    const root = await shown('```python\nx = 1\n```')
    expect(root.querySelector('.stMarkdownPre .stCode code')).toHaveTextContent('x = 1')
  })

  test.each([
    ['$5 and $6, or US$7 and $8-$9', []],
    ['costs $20, but $x$ is one', ['x']],
    ['$a$, $$b$$ and $ c $', ['a', 'b']],
    ['a $b\nc$ d', ['b c']],
  ])('prices are no formulas: %s', async (body, formulas) => {
    const root = await shown(`${body} **`)
    await waitFor(() => expect(root.querySelectorAll('.katex')).toHaveLength(formulas.length))
    const sources = [...root.querySelectorAll('annotation')].map(node => node.textContent?.replace('\n', ' '))
    expect(sources).toEqual(formulas)
  })

  test('icons are drawn by their font, and spoken', async () => {
    await shown('go :material/arrow_back: **home**')
    const icon = screen.getByRole('img', { name: 'arrow back' })
    expect(icon).toHaveTextContent('arrow_back')
    expect(icon).toHaveAttribute('translate', 'no')
  })

  test('formulas are drawn', async () => {
    const root = await shown('so $x^2$')
    await waitFor(() => expect(root.querySelector('.katex')).not.toBeNull())
  })
})

describe('marks', () => {
  async function marks(body: string) {
    const root = await shown(body)
    return [...root.querySelectorAll<HTMLElement>('[data-mark]')].map(
      ({ dataset, textContent }) => `${dataset.mark} ${dataset.color}: ${textContent}`,
    )
  }

  test('colours, backgrounds and badges', async () => {
    expect(await marks(':red[a] :blue-background[b] :grey-badge[c]')).toEqual([
      'text red: a',
      'background blue: b',
      'badge gray: c',
    ])
  })

  test('hold other Markdown and each other', async () => {
    expect(await marks(':red[a **b** :blue[c] [d](https://e.f) [g]] h')).toEqual([
      'text red: a b c d [g]',
      'text blue: c',
    ])
  })

  test('what looks like a link within is none', async () => {
    const root = await shown(':red[Loss](%) x')
    expect(root).toHaveTextContent('Loss(%) x')
    expect(root.querySelector('a')).toBeNull()
  })

  test('unknown, unclosed and escaped ones are text', async () => {
    expect(await marks('x :nocolor[a] :red[b **c** and `:red[d]`')).toEqual([])
    expect(await shown('x :red[b **c**')).toHaveTextContent('x :red[b c')
  })
})

const element: MarkdownProps = {
  body: 'x',
  allow_html: false,
  caption: true,
  help: 'more',
  width: { type: 'auto' },
  align: 'center',
  wrap: false,
  anchors: true,
}

test('the element has its names, a caption and help', async () => {
  render(<MarkdownElement element={element} />)
  const node = screen.getByTestId('stMarkdown')
  expect(node).toContainElement(screen.getByTestId('stMarkdownContainer'))
  expect(node.dataset).toMatchObject({ align: 'center', wrap: 'false' })
  expect(screen.getByTestId('stTooltipIcon')).toBeInTheDocument()
})

test('headings have ids and links to them, where that is wanted', async () => {
  const { rerender } = render(<MarkdownElement element={{ ...element, body: '# One', help: null }} />)
  expect(await screen.findByRole('heading')).toHaveAttribute('id', 'one')
  expect(screen.getByRole('link')).toHaveAttribute('href', '#one')
  rerender(<MarkdownElement element={{ ...element, body: '# One', help: null, anchors: false }} />)
  expect(screen.getByRole('heading')).not.toHaveAttribute('id')
  expect(screen.queryByRole('link')).toBeNull()
})
