// A frame's cells as the grid wants them, after the settings of their column.

import { type GridCell, GridCellKind, type Theme } from '@glideapps/glide-data-grid'
import type { CSSProperties } from 'react'
import type { Cell, FrameColumn } from '../frame'
import { safeImage } from '../markdown/urls'
import { progressMaker, sparkMaker } from './chartCells'
import { TRUTHS, textFormat } from './columnText'
import { linkMaker } from './linkCell'
import { listOf } from './list'
import type { CellMaker, Place } from './place'
import type { ColumnSettings } from './settings'
import type { Palette } from './theme'
import type { ViewerCell } from './viewerCell'

const LOADING: GridCell = {
  kind: GridCellKind.Loading,
  allowOverlay: false,
  skeletonWidth: 60,
  skeletonWidthVariability: 30,
}

const RIGHT = new Set<FrameColumn['kind']>(['integer', 'number', 'duration'])

/** The grid's cell; one that has not come yet is shown as such. */
export function gridCell(place: Place, make: CellMaker, missing: MissingLook): GridCell {
  const cell = place.source.cell(place.row, place.column)
  if (!cell) return LOADING
  if (!cell.missing) return make(place, cell)
  const contentAlign = RIGHT.has(place.source.column(place.column).kind) ? 'right' : undefined
  const text = textCell({ ...cell, text: missing.text })
  return { contentAlign, ...text, allowOverlay: false, themeOverride: missing.theme }
}

/** How it is told that a value is missing. */
export interface MissingLook {
  text: string
  theme: Partial<Theme>
}

/** A cell with the text and look that the script gave it. */
export function styledCell(
  cell: GridCell,
  text: string | undefined,
  css: CSSProperties | undefined,
): GridCell {
  const said = text !== undefined && cell.kind === GridCellKind.Text ? { ...cell, displayData: text } : cell
  return css ? { ...said, themeOverride: { ...said.themeOverride, ...themeOf(css) } } : said
}

/** What CSS means on a canvas. */
function themeOf(css: CSSProperties): Partial<Theme> {
  const weight = css.fontWeight === 'bold' || Number(css.fontWeight) >= 600 ? '600 ' : ''
  const slant = css.fontStyle === 'italic' || css.fontStyle === 'oblique' ? 'italic ' : ''
  const background = css.backgroundColor ?? css.background
  return {
    ...(css.color && { textDark: css.color, linkColor: css.color }),
    ...(typeof background === 'string' && !background.includes('gradient') && { bgCell: background }),
    ...((weight || slant) && { baseFontStyle: `${slant}${weight}13px` }),
  }
}

/** The maker for a column. */
export function cellMaker(column: FrameColumn, settings: ColumnSettings, palette: Palette): CellMaker {
  const contentAlign = settings.alignment ?? (RIGHT.has(column.kind) ? 'right' : undefined)
  const make = makerOf(column, settings, palette)
  if (!contentAlign) return make
  return (place, cell) => ({ contentAlign, ...make(place, cell) })
}

function makerOf(column: FrameColumn, settings: ColumnSettings, palette: Palette): CellMaker {
  switch (settings.type) {
    case 'checkbox':
      return (_, cell) => checkboxCell(cell) ?? textCell(cell)
    case 'link':
      return linkMaker(settings, textCell)
    case 'image':
      return (_, cell) => imageCell(cell) ?? textCell(cell)
    case 'list':
    case 'multiselect':
      return (place, cell) => bubbleCell(listOf(place, cell), settings, cell)
    case 'selectbox':
      return (_, cell) => textCell({ ...cell, text: labelOf(cell.exact, settings) ?? cell.text })
    case 'line_chart':
    case 'area_chart':
    case 'bar_chart':
      return sparkMaker(settings, palette)
    case 'progress':
      return progressMaker(column, settings, palette, textCell)
    case 'json':
    case 'markdown':
      return viewerMaker(settings.type)
    case 'audio':
    case 'video':
      return viewerMaker(settings.type)
    default:
      return plainMaker(column, settings)
  }
}

/** Numbers, texts and times: one text, perhaps in a format. */
function plainMaker(column: FrameColumn, settings: ColumnSettings): CellMaker {
  const format = textFormat(column, settings)
  return (place, cell) => {
    if (cell.checked !== undefined && settings.type === undefined) return checkboxCell(cell) ?? textCell(cell)
    if (column.kind === 'nested' && settings.type === undefined) return nestedCell(place, cell, settings)
    const text = format?.(place, cell)
    return textCell(text === undefined ? cell : { ...cell, text })
  }
}

function textCell(cell: Cell): GridCell {
  return {
    kind: GridCellKind.Text,
    data: cell.exact,
    displayData: cell.text,
    copyData: cell.exact,
    // Opening a cell shows all of its text.
    allowOverlay: true,
    readonly: true,
  }
}

function checkboxCell(cell: Cell): GridCell | undefined {
  const data = cell.checked ?? TRUTHS[cell.exact.toLowerCase()]
  if (data === undefined) return undefined
  return { kind: GridCellKind.Boolean, data, readonly: true, allowOverlay: false, copyData: cell.exact }
}

function imageCell(cell: Cell): GridCell | undefined {
  const url = safeImage(cell.exact)
  if (!url) return undefined
  return {
    kind: GridCellKind.Image,
    data: [url],
    copyData: cell.exact,
    allowOverlay: true,
    readonly: true,
    activationBehaviorOverride: 'single-click',
    cursor: 'zoom-in',
  }
}

function nestedCell(place: Place, cell: Cell, settings: ColumnSettings): GridCell {
  const value = place.source.plain(place.row, place.column)
  if (Array.isArray(value) && value.every(item => typeof item !== 'object' || item === null))
    return bubbleCell(value, settings, cell)
  return viewerMaker('json')(place, cell)
}

// More would not be seen in a cell, and each is measured.
const BUBBLES_AT_MOST = 100

function bubbleCell(values: readonly unknown[], settings: ColumnSettings, cell: Cell): GridCell {
  const shown = values.slice(0, BUBBLES_AT_MOST).map(value => {
    const text = value === null ? 'None' : typeof value === 'object' ? JSON.stringify(value) : String(value)
    return labelOf(text, settings) ?? text
  })
  return { kind: GridCellKind.Bubble, data: shown, copyData: cell.exact, allowOverlay: true }
}

function labelOf(value: string, { options }: ColumnSettings): string | undefined {
  return options?.find(option => String(option.value) === value)?.label
}

function viewerMaker(view: ViewerCell['view']): CellMaker {
  return (_, cell) => {
    const isMedia = view === 'audio' || view === 'video'
    if (isMedia && !/^(https?:|blob:|data:(audio|video)\/|[^:]*$)/i.test(cell.exact)) return textCell(cell)
    const data: ViewerCell = { kind: 'viewer', view, text: cell.text, body: cell.exact }
    return { kind: GridCellKind.Custom, data, copyData: cell.exact, allowOverlay: true, readonly: true }
  }
}
