// The theme as values, anew when the page changes its own or has loaded its fonts.

import type { Theme } from '@glideapps/glide-data-grid'
import { useLayoutEffect, useState } from 'react'
import { canvasFontReady } from '../canvasFont'
import { useTheme } from '../theme'
import { gridPalette, gridTheme, lackingTheme, type Palette } from './theme'

/** The colours and fonts of a grid. */
export interface GridLook {
  theme: Partial<Theme>
  palette: Palette
  /** Of a cell that lacks a value. */
  lacking: Partial<Theme>
}

/** The look at an element; with icons, anew when their font has come. */
export function useGridTheme(
  holder: React.RefObject<HTMLDivElement | null>,
  hasIcons: boolean,
): GridLook | undefined {
  const name = useTheme()
  const [look, setLook] = useState<GridLook>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name tells that the variables have other values
  useLayoutEffect(() => {
    const element = holder.current
    if (!element) return
    const read = () =>
      setLook({ theme: gridTheme(element), palette: gridPalette(element), lacking: lackingTheme(element) })
    read()
    canvasFontReady(element).then(read)
    if (hasIcons) iconFontReady().then(read)
  }, [name, holder, hasIcons])
  return look
}

async function iconFontReady(): Promise<void> {
  try {
    await document.fonts?.load('18px "Material Symbols Rounded"')
  } catch {
    // Without the font, links show the icon's name.
  }
}
