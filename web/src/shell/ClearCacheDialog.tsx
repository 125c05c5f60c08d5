// Asks before all memoized results are forgotten.

import { usePage } from '../page'
import { Dialog } from './Dialog'
import styles from './Dialog.module.css'

/** The question, and its two answers. */
export function ClearCacheDialog({ onClose }: { onClose: () => void }) {
  const { connection } = usePage()

  function clear() {
    connection.clearCache()
    onClose()
  }

  return (
    <Dialog title="Clear the cache?" testId="stClearCacheDialog" onClose={onClose}>
      <p className={styles.text}>
        All remembered results of this app will be forgotten, for all its users, and computed again when they
        are needed.
      </p>
      <div className={styles.buttons}>
        <button type="button" className={styles.button} onClick={onClose}>
          Cancel
        </button>
        {/* biome-ignore lint/a11y/noAutofocus: in a dialog that was just asked for, Enter should confirm */}
        <button type="button" autoFocus className={`${styles.button} ${styles.primary}`} onClick={clear}>
          Clear
        </button>
      </div>
    </Dialog>
  )
}
