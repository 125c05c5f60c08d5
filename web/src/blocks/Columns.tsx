// Columns side by side, one below the other where there is no room.

import type { ReactNode } from 'react'
import type { Column as ColumnProps, Columns as Props } from '../protocol'
import styles from './Columns.module.css'
import { VerticalBlock } from './VerticalBlock'

/** A row of columns. */
export function Columns({ block, children }: { block: Props; children: ReactNode }) {
  return (
    <div className={`stHorizontalBlock ${styles.row}`} data-testid="stHorizontalBlock" data-gap={block.gap}>
      {children}
    </div>
  )
}

/** A column of a row. */
export function Column({ block, children }: { block: ColumnProps; children: ReactNode }) {
  const names = ['stColumn', styles.column]
  if (block.border) names.push(styles.border)
  return (
    <div
      className={names.join(' ')}
      data-testid="stColumn"
      data-align={block.align}
      style={{ flexGrow: block.weight }}
    >
      <VerticalBlock>{children}</VerticalBlock>
    </div>
  )
}
