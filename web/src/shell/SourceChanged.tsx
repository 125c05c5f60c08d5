// Asks what to do when the script's source has changed.

import { usePage, usePageState } from '../page'
import styles from './SourceChanged.module.css'

/** "Rerun" and "Always rerun", while the page shows an older source. */
export function SourceChanged() {
  const { connection } = usePage()
  const changed = usePageState(state => state.sourceChanged)
  if (!changed) return null

  function always() {
    connection.runOnSave(true)
    connection.rerun()
  }

  return (
    <div className={styles.prompt} data-testid="stSourceChanged" role="status">
      <span className={styles.text}>Source changed</span>
      <button type="button" onClick={() => connection.rerun()}>
        Rerun
      </button>
      <button type="button" onClick={always}>
        Always rerun
      </button>
    </div>
  )
}
