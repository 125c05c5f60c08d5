// Columns side by side, one below the other where there is no room.

import type { ReactNode } from 'react'
import type { Column as ColumnProps, Columns as Props } from '../protocol'
import styles from './Columns.module.css'
import flow from './flow.module.css'
import { place } from './place'
import { VerticalBlock } from './VerticalBlock'

/** A row of columns. */
export function Columns({ block, children }: { block: Props; children: ReactNode }) {
  return (
    <div
      className={`stHorizontalBlock ${flow.item} ${flow.run} ${styles.row}`}
      data-testid="stHorizontalBlock"
      data-gap={block.gap}
      data-wrap={block.wrap}
      {...place(block.width)}
    >
      {children}
    </div>
  )
}

/** A column of a row. */
export function Column({ block, children }: { block: ColumnProps; children: ReactNode }) {
  const names = ['stColumn', styles.column]
  if (block.border) names.push(styles.border)
  return (
    <div className={names.join(' ')} data-testid="stColumn" style={{ flexGrow: block.weight }}>
      <VerticalBlock verticalAlign={block.align}>{children}</VerticalBlock>
    </div>
  )
}
