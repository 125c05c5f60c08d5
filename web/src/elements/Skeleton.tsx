// A grey box where something will be once it has been made.

import type { Skeleton as Props } from '../protocol'
import styles from './Skeleton.module.css'
import { cssHeight } from './size'

/** A box that pulses. */
export function Skeleton({ element }: { element: Props }) {
  return (
    <div
      className={`stSkeletonElement ${styles.box}`}
      data-testid="stSkeletonElement"
      role="status"
      aria-label="Loading"
      style={{ height: cssHeight(element.height) }}
    />
  )
}
