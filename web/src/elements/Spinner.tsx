// A sign that something is being done.

import { useEffect, useState } from 'react'
import type { Spinner as Props } from '../protocol'
import { Markdown } from './Markdown'
import styles from './Spinner.module.css'

/** A turning wheel beside a text, perhaps with the seconds it has turned. */
export function Spinner({ element }: { element: Props }) {
  return (
    <div className={`stSpinner ${styles.row}`} data-testid="stSpinner" role="status">
      <span className={styles.wheel} aria-hidden="true" />
      <Markdown body={element.body} inline />
      {element.show_time && <Seconds />}
    </div>
  )
}

function Seconds() {
  const [start] = useState(() => performance.now())
  const [now, setNow] = useState(start)
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100)
    return () => clearInterval(timer)
  }, [])
  return <span className={styles.seconds}>({((now - start) / 1000).toFixed(1)} seconds)</span>
}
