// Tells that a run is going, once it takes long enough to be noticed, and lets the user stop it.

import { useEffect, useState } from 'react'
import { usePage, usePageState } from '../page'
import styles from './StatusWidget.module.css'

const SHOWN_AFTER_MS = 300

/** The running sign with its Stop button. */
export function StatusWidget() {
  const { connection } = usePage()
  const running = usePageState(
    ({ connection, script }) =>
      connection === 'CONNECTED' && ['running', 'rerunRequested', 'stopRequested'].includes(script),
  )
  const stopping = usePageState(({ script }) => script === 'stopRequested')
  const noticed = useLasting(running, SHOWN_AFTER_MS)
  if (!noticed) return null
  return (
    <div className={`stStatusWidget ${styles.status}`} data-testid="stStatusWidget" role="status">
      <span className={styles.waves} data-testid="stStatusWidgetRunningIcon" aria-hidden="true">
        <svg viewBox="0 0 36 12" aria-hidden="true">
          <path d="M0 6c3-4 6-4 9 0s6 4 9 0 6-4 9 0 6 4 9 0" />
        </svg>
      </span>
      <span>{stopping ? 'Stopping…' : 'Running…'}</span>
      <button type="button" className={styles.stop} disabled={stopping} onClick={() => connection.stop()}>
        Stop
      </button>
    </div>
  )
}

/** Whether something has been true for a while. */
function useLasting(condition: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!condition) return
    const timer = setTimeout(() => setLasting(true), ms)
    return () => {
      clearTimeout(timer)
      setLasting(false)
    }
  }, [condition, ms])
  return condition && lasting
}
