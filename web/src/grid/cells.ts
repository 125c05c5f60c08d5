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
import type { ProgressCell } from './progressCell'
import type { ColumnSettings } from './settings'
import { colorsOf, type TagsCell } from './tags'
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

/** A cell as it is put into the clipboard: with all digits. What it says to screen readers may have fewer. */
export function copiedCell(cell: GridCell): GridCell {
  if (cell.kind !== GridCellKind.Custom) return cell
  const { exact } = cell.data as Partial<ProgressCell>
  return exact === undefined ? cell : { ...cell, copyData: exact }
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
      return tagsMaker(settings, palette)
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
      return plainMaker(column, settings, palette)
  }
}

/** Numbers, texts and times: one text, perhaps in a format. */
function plainMaker(column: FrameColumn, settings: ColumnSettings, palette: Palette): CellMaker {
  const nested = nestedMaker(settings, palette)
  const format = textFormat(column, settings)
  return (place, cell) => {
    if (cell.checked !== undefined && settings.type === undefined) return checkboxCell(cell) ?? textCell(cell)
    if (column.kind === 'nested' && settings.type === undefined) return nested(place, cell)
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

function nestedMaker(settings: ColumnSettings, palette: Palette): CellMaker {
  const tags = tagsMaker(settings, palette)
  const view = viewerMaker('json')
  return (place, cell) => {
    const value = place.source.plain(place.row, place.column)
    const isFlat = Array.isArray(value) && value.every(item => typeof item !== 'object' || item === null)
    return (isFlat ? tags : view)(place, cell)
  }
}

// More would not be seen in a cell, and each is measured.
const BUBBLES_AT_MOST = 100

function tagsMaker(settings: ColumnSettings, palette: Palette): CellMaker {
  const colors = colorsOf(settings, palette)
  return (place, cell): TagsCell => {
    const texts = listOf(place, cell)
      .slice(0, BUBBLES_AT_MOST)
      .map(value =>
        value === null ? 'None' : typeof value === 'object' ? JSON.stringify(value) : String(value),
      )
    return {
      kind: GridCellKind.Bubble,
      data: texts.map(text => labelOf(text, settings) ?? text),
      colors: colors && texts.map(colors),
      copyData: cell.exact,
      allowOverlay: true,
    }
  }
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
