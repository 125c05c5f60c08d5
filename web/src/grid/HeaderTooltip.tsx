// The help of a column, below its header while that is hovered.

import type { Rectangle } from '@glideapps/glide-data-grid'
import { createPortal } from 'react-dom'
import { Markdown } from '../elements/Markdown'
import styles from './HeaderTooltip.module.css'

/** What to show, and the header's place in the window. */
export interface HeaderHelp {
  body: string
  bounds: Rectangle
}

/** A tooltip. */
export function HeaderTooltip({ help: { body, bounds } }: { help: HeaderHelp }) {
  return createPortal(
    <div
      className={`stDataFrameTooltipContent ${styles.tooltip}`}
      data-testid="stDataFrameTooltipContent"
      role="tooltip"
      style={{ left: `min(${bounds.x}px, calc(100vw - 23rem))`, top: bounds.y + bounds.height + 4 }}
    >
      <Markdown body={body} />
    </div>,
    document.body,
  )
}
