// Says in a chart's place why it is not there.

import type { ReactNode } from 'react'
import styles from './Problem.module.css'

/** A message instead of a chart. */
export function Problem({ what = 'chart', children }: { what?: string; children: ReactNode }) {
  return (
    <div className={styles.problem} role="alert">
      <strong>This {what} can't be drawn.</strong> {children}
    </div>
  )
}
