// The looks and texts that a script gave to single cells, for components.

import { type CSSProperties, useMemo } from 'react'
import { useDocument } from '../document'
import type { FrameSource } from '../frame'
import type { Document, Styling } from '../protocol'
import { parseCss, readableOn } from './css'
import { useFrame } from './useFrame'

/** How single cells look. */
export interface CellStyling {
  /** What stands in a cell instead of its value; absent where nothing was said. */
  text(row: number, column: number): string | undefined
  /** Its look; the same object for the same look. */
  css(row: number, column: number): CSSProperties | undefined
}

/** What has come of reading a styling. */
interface StylingState {
  styling?: CellStyling
  error?: string
}

const NOTHING: Document = { type: 'inline', value: '{}' }

/** Reads a styling. */
export function useStyling(element: Styling | null): StylingState {
  const texts = useFrame(element?.texts ?? null)
  const cells = useDocument(element?.cells ?? NOTHING)
  const parsed = useMemo(() => parseCells(cells.text), [cells.text])
  const styling = useMemo(
    () => (element ? cellStyling(element.texts ? texts.source : undefined, parsed.cells) : undefined),
    [element, texts.source, parsed],
  )
  return { styling, error: texts.error ?? cells.error ?? parsed.error }
}

function cellStyling(texts: FrameSource | undefined, cells: Readonly<Record<string, string>>): CellStyling {
  const looks = new Map<string, CSSProperties>()
  return {
    text(row, column) {
      const isThere = texts && row < texts.rows && column < texts.columns.length
      const cell = isThere ? texts.cell(row, column) : undefined
      return cell?.missing ? undefined : cell?.text
    },
    css(row, column) {
      const declarations = cells[`${row},${column}`]
      if (typeof declarations !== 'string') return undefined
      const look = looks.get(declarations) ?? legible(parseCss(declarations))
      looks.set(declarations, look)
      return look
    },
  }
}

/** A background without a colour for its text gets one that can be read on it in either theme. */
function legible(look: CSSProperties): CSSProperties {
  const background = look.backgroundColor ?? look.background
  if (look.color || typeof background !== 'string') return look
  const color = readableOn(background)
  return color ? { ...look, color } : look
}

function parseCells(text = '{}'): { cells: Record<string, string>; error?: string } {
  try {
    return { cells: JSON.parse(text) ?? {} }
  } catch (error) {
    return { cells: {}, error: `its styles are no JSON: ${(error as Error).message}` }
  }
}
