// How far something is.

import { useId } from 'react'
import type { Progress as Props } from '../protocol'
import { Markdown } from './Markdown'
import styles from './Progress.module.css'

/** A bar that fills, perhaps with a text above it. */
export function Progress({ element }: { element: Props }) {
  const id = useId()
  const percent = Math.round(Math.min(1, Math.max(0, element.value)) * 100)
  return (
    <div className="stProgress" data-testid="stProgress">
      {element.body && (
        <div id={id} className={styles.label}>
          <Markdown body={element.body} inline />
        </div>
      )}
      <div
        className={`stProgressBarTrack ${styles.track}`}
        data-testid="stProgressBarTrack"
        data-baseweb="progress-bar"
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-labelledby={element.body ? id : undefined}
        aria-label={element.body ? undefined : 'Progress'}
      >
        <div className={styles.bar} style={{ width: `${percent}%` }} />
      </div>
    </div>
  )
}
