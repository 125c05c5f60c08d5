// Elements one below the other, with even room between them.

import type { ReactNode } from 'react'
import styles from './VerticalBlock.module.css'

/** A vertical run of whatever is inside. */
export function VerticalBlock({ children }: { children: ReactNode }) {
  return (
    <div className={`stVerticalBlock ${styles.block}`} data-testid="stVerticalBlock">
      {children}
    </div>
  )
}
