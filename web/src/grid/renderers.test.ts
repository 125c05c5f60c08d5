import { AllCellRenderers, type BubbleCell, type GridCell, GridCellKind } from '@glideapps/glide-data-grid'
import { expect, test } from 'vitest'
import { CELL_RENDERERS } from './renderers'

const told = (cell: GridCell) =>
  CELL_RENDERERS.find(({ kind }) => kind === cell.kind)?.getAccessibilityString(cell as never)

const plain = { allowOverlay: true } as const

test('screen readers are told what is drawn', () => {
  const money = { ...plain, kind: GridCellKind.Text, data: '2.718281828', displayData: '$2.72' } as const
  expect(told(money)).toBe('$2.72')
  const link = { ...plain, kind: GridCellKind.Uri, data: 'https://a.example/b', displayData: 'b' } as const
  expect(told(link)).toBe('b')
  expect(told({ ...plain, kind: GridCellKind.Image, data: ['data:image/png;base64,AAAA'] })).toBe('Image')
  expect(told({ ...plain, kind: GridCellKind.Image, data: ['https://a.example/b.png'] })).toContain('b.png')
  const tags: BubbleCell = { ...plain, kind: GridCellKind.Bubble, data: ['Dry', 'Wet'] }
  expect(told(tags)).toBe('Dry, Wet')
})

test('every kind of cell has one renderer', () => {
  const kinds = CELL_RENDERERS.map(({ kind }) => kind)
  expect(new Set(kinds).size).toBe(kinds.length)
  expect(new Set(kinds)).toEqual(new Set(AllCellRenderers.map(({ kind }) => kind)))
})
