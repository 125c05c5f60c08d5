// That no script gets through is tested for all ways into the page at once: see xss.test.tsx.

import { render, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Markdown } from '../elements/Markdown'

test('what looks only are for stays', async () => {
  const body =
    '<style>.mine { color: red }</style><div class="mine" id="own" style="padding: 1em"><b>x</b>' +
    '<svg viewBox="0 0 4 4"><circle cx="2" cy="2" r="1" fill="red"/></svg></div>'
  const { container } = render(<Markdown body={body} allowHtml />)
  await waitFor(() => expect(container.querySelector('#own.mine b')).not.toBeNull())
  expect(container.querySelector('style')).toHaveTextContent('.mine { color: red }')
  expect(container.querySelector<HTMLElement>('#own')?.style.padding).toBe('1em')
  expect(container.querySelector('svg[viewBox] circle[r="1"]')).not.toBeNull()
})

test('HTML stands where it is written, within the text around it', async () => {
  const { container } = render(<Markdown body={'**a** <u>b</u> <unheard-of>c</unheard-of>'} allowHtml />)
  await waitFor(() => expect(container.querySelector('p > u')).toHaveTextContent('b'))
  expect(container).toHaveTextContent('a b c')
})
