// What the app says about itself, and what it runs on.

import { Markdown } from '../elements/Markdown'
import { usePageState } from '../page'
import { Dialog } from './Dialog'
import styles from './Dialog.module.css'

/** The app's own words, then the engine's version. */
export function AboutDialog({ onClose }: { onClose: () => void }) {
  const about = usePageState(state => state.page.about)
  const welcome = usePageState(state => state.welcome)
  return (
    <Dialog title={about ? 'About' : (welcome?.app ?? 'About')} testId="stAboutDialog" onClose={onClose}>
      {about && <Markdown body={about} />}
      <p className={styles.text}>Made with Millpond {welcome?.server}</p>
    </Dialog>
  )
}
