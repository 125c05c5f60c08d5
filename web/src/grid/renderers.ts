// The library's ways to draw cells. To screen readers they say what is drawn, rather than what it was made of.

import {
  AllCellRenderers,
  bubbleCellRenderer,
  type InnerGridCell,
  type InternalCellRenderer,
  imageCellRenderer,
  textCellRenderer,
  uriCellRenderer,
} from '@glideapps/glide-data-grid'
import { drawTags } from './tags'

type Renderers = readonly InternalCellRenderer<InnerGridCell>[]

const OWN = [
  { ...textCellRenderer, getAccessibilityString: cell => cell.displayData } satisfies typeof textCellRenderer,
  {
    ...uriCellRenderer,
    getAccessibilityString: cell => cell.displayData ?? cell.data,
  } satisfies typeof uriCellRenderer,
  {
    ...imageCellRenderer,
    // What is in an address is told where a person may have written it.
    getAccessibilityString: cell =>
      cell.data.map(url => (url.startsWith('data:') ? 'Image' : url)).join(', '),
  } satisfies typeof imageCellRenderer,
  { ...bubbleCellRenderer, draw: drawTags } satisfies typeof bubbleCellRenderer,
] as unknown as Renderers

const KINDS = new Set(OWN.map(renderer => renderer.kind))

/** The renderers of a grid. */
export const CELL_RENDERERS: Renderers = [
  ...OWN,
  ...AllCellRenderers.filter(renderer => !KINDS.has(renderer.kind)),
]
