// Tells that the connection is lost, and whether it will come back.

import { useEffect, useState } from 'react'
import { usePage, usePageState } from '../page'
import styles from './ConnectionStatus.module.css'

const SHOWN_AFTER_MS = 1000

/** A pill while there is no connection; it waits a moment, because most are back at once. */
export function ConnectionStatus() {
  const { connection } = usePage()
  const state = usePageState(state => state.connection)
  const lost = state === 'PINGING_SERVER'
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(lost), lost ? SHOWN_AFTER_MS : 0)
    return () => clearTimeout(timer)
  }, [lost])
  if (!lost || !shown) return null
  return (
    <div className={`stConnectionStatus ${styles.status}`} data-testid="stConnectionStatus" role="status">
      <span className={styles.dot} aria-hidden="true" />
      Connecting…
      <button type="button" className={styles.retry} onClick={() => connection.connect()}>
        Retry now
      </button>
    </div>
  )
}

/** What covers the page when there will be no further connection. */
export function Farewell() {
  const over = usePageState(state => state.connection === 'DISCONNECTED_FOREVER')
  const farewell = usePageState(state => state.farewell)
  if (!over) return null
  return (
    <div
      className={styles.farewell}
      data-testid="stConnectionStatus"
      role="alertdialog"
      aria-label="Disconnected"
    >
      <div className={styles.card}>
        <h2>Disconnected</h2>
        <p>{farewell}</p>
        {/* biome-ignore lint/a11y/noAutofocus: nothing else on the page can be used any more */}
        <button autoFocus type="button" className={styles.reload} onClick={() => window.location.reload()}>
          Load the page again
        </button>
      </div>
    </div>
  )
}
