import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { App } from '../App'
import type { ElementOf } from '../elements/registry'
import type { Node } from '../protocol'
import { container, firstUpdate, leaf, text } from '../testing/pages'
import { fakePage, renderOn } from '../testing/render'

beforeEach(() => {
  window.innerWidth = 1280
})

function logo(address: string, fields: Partial<ElementOf<'logo'>> = {}): Node {
  const image = { type: 'url', value: address } as const
  return leaf({ type: 'logo', image, icon: null, link: null, size: 'medium', ...fields })
}

const at = (testId: string) => within(screen.getByTestId(testId)).queryByTestId('stLogo')

test('it is at the top of the sidebar, and of the page once that is closed', async () => {
  const icon = { type: 'url', value: 'https://a.b/icon.png' } as const
  const node = logo('https://a.b/full.png', { icon, link: 'https://a.b/', size: 'large' })
  renderOn(fakePage(firstUpdate([node], [text('x')])), <App />)
  expect(at('stSidebarHeader')).toHaveAttribute('src', 'https://a.b/full.png')
  expect(at('stSidebarHeader')).toHaveAttribute('data-size', 'large')
  expect(at('stHeader')).toBeNull()
  expect(screen.getByTestId('stLogoLink')).toHaveAttribute('href', 'https://a.b/')
  await userEvent.click(screen.getByTestId('stSidebarCollapseButton'))
  expect(at('stHeader')).toHaveAttribute('src', 'https://a.b/icon.png')
  expect(at('stSidebarHeader')).toBeNull()
})

test('without a sidebar it is at the top of the page, in full where it has no icon', () => {
  renderOn(fakePage(firstUpdate([logo('https://a.b/full.png')])), <App />)
  expect(at('stHeader')).toHaveAttribute('src', 'https://a.b/full.png')
})

test('the last one counts, wherever it is', () => {
  const nodes = [logo('https://a.b/1.png'), container(text('x'), logo('https://a.b/2.png')), text('y')]
  renderOn(fakePage(firstUpdate(nodes)), <App />)
  expect(screen.getAllByTestId('stLogo')).toHaveLength(1)
  expect(at('stHeader')).toHaveAttribute('src', 'https://a.b/2.png')
})

test('where there is none its room is kept in the sidebar', () => {
  renderOn(fakePage(firstUpdate([], [text('x')])), <App />)
  expect(screen.getByTestId('stLogoSpacer')).toBeInTheDocument()
  expect(screen.queryByTestId('stLogo')).toBeNull()
})

test('addresses that could run a script are left out', () => {
  renderOn(fakePage(firstUpdate([logo('javascript:alert(1)', { link: 'javascript:alert(1)' })])), <App />)
  expect(screen.getByTestId('stLogo')).not.toHaveAttribute('src')
  expect(screen.queryByTestId('stLogoLink')).toBeNull()
})
