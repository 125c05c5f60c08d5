import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { App } from '../App'
import type { Container, Node } from '../protocol'
import { block, button, checkbox, containerLook, firstUpdate, leaf, text } from '../testing/pages'
import { fakePage, renderOn } from '../testing/render'

function show(fields: Partial<Container>, ...children: Node[]) {
  const node = block(containerLook({ key: 'box', ...fields }), ...children)
  renderOn(fakePage(firstUpdate([node])), <App />)
  return document.querySelector<HTMLElement>('.st-key-box') as HTMLElement
}

const places = () =>
  screen.getAllByTestId('stElementContainer').map(({ dataset, style }) => ({
    width: dataset.width,
    pixels: style.getPropertyValue('--width'),
    height: dataset.height,
  }))

test('one with elements side by side has a row', () => {
  const box = show(
    { horizontal: true, align: 'distribute', gap: 'xlarge', wrap: false },
    text('a'),
    text('b'),
  )
  const row = within(box).getByTestId('stHorizontalBlock')
  expect(row).toHaveTextContent('ab')
  expect(row.dataset).toMatchObject({ align: 'distribute', gap: 'xlarge', wrap: 'false' })
  expect(within(box).queryByTestId('stVerticalBlock')).toBeNull()
})

test('one with elements below each other has a column', () => {
  const box = show({ vertical_align: 'bottom', gap: 'none' }, text('a'))
  expect(box).toHaveAttribute('data-testid', 'stVerticalBlockBorderWrapper')
  const { dataset } = within(box).getByTestId('stVerticalBlock')
  expect(dataset).toMatchObject({ verticalAlign: 'bottom', gap: 'none' })
})

test('its size is told to the style sheet', () => {
  const box = show({ width: { type: 'pixels', value: 320 }, height: { type: 'pixels', value: 200 } })
  expect(box.dataset).toMatchObject({ width: 'pixels', height: 'pixels' })
  expect(box.style.getPropertyValue('--width')).toBe('320px')
  expect(box.style.getPropertyValue('--height')).toBe('200px')
})

test('elements have their widths', () => {
  const wide = { type: 'pixels', value: 90 } as const
  show(
    {},
    text('a'),
    button('b', { width: wide }),
    button('c'),
    checkbox('d', { width: { type: 'stretch' } }),
    leaf({ type: 'divider', width: { type: 'stretch' } }),
  )
  expect(places()).toEqual([
    { width: 'auto', pixels: '' },
    { width: 'pixels', pixels: '90px' },
    { width: 'content', pixels: '' },
    { width: 'stretch', pixels: '' },
    { width: 'stretch', pixels: '' },
  ])
})

test('an element that stretches downwards is told, one with a height of its own sees to that itself', () => {
  const width = { type: 'stretch' } as const
  const pixels = { type: 'pixels', value: 50 } as const
  show(
    {},
    leaf({ type: 'skeleton', width, height: { type: 'stretch' } }),
    leaf({ type: 'skeleton', width, height: pixels }),
  )
  expect(places().map(({ height }) => height)).toEqual(['stretch', undefined])
  expect(screen.getAllByTestId('stSkeletonElement').map(node => node.style.height)).toEqual(['100%', '50px'])
})

test('space is as large as it says, in whichever direction', () => {
  show({}, leaf({ type: 'space', size: { type: 'pixels', value: 24 } }))
  expect(screen.getByTestId('stElementContainer')).toHaveStyle({ flex: '0 0 24px' })
  expect(screen.getByTestId('stSpace')).toBeEmptyDOMElement()
})
