// What the user may choose about the page.

import { useState } from 'react'
import { usePage, usePageState } from '../page'
import { chooseTheme, type ThemeChoice, themeChoice } from '../theme'
import { Dialog } from './Dialog'
import styles from './Dialog.module.css'

/** Props of `SettingsDialog`. */
interface Props {
  /** Whether the main area is as wide as the window. */
  wide: boolean
  /** Makes the main area wide or not. */
  onWide: (wide: boolean) => void
  /** It should go away. */
  onClose: () => void
}

const THEMES: readonly [ThemeChoice, string][] = [
  ['system', 'System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

/** Theme, width, and whether a changed source runs at once. */
export function SettingsDialog({ wide, onWide, onClose }: Props) {
  const { connection } = usePage()
  const runOnSave = usePageState(state => state.runOnSave)
  const developer = usePageState(state => state.welcome?.developer ?? false)
  const [theme, setTheme] = useState(themeChoice)

  function pick(choice: ThemeChoice) {
    chooseTheme(choice)
    setTheme(choice)
  }

  return (
    <Dialog title="Settings" testId="stSettingsDialog" onClose={onClose}>
      <div className={styles.setting}>
        <span id="theme-label">Theme</span>
        <div
          className={`stThemeSwitcher ${styles.choices}`}
          data-testid="stThemeSwitcher"
          role="radiogroup"
          aria-labelledby="theme-label"
        >
          {THEMES.map(([choice, label]) => (
            <label key={choice} className={styles.choice}>
              <input
                type="radio"
                name="theme"
                className="visually-hidden"
                checked={theme === choice}
                onChange={() => pick(choice)}
              />
              {label}
            </label>
          ))}
        </div>
      </div>
      <label className={styles.setting}>
        <span>
          Wide mode <small>The app takes up the window's width.</small>
        </span>
        <input type="checkbox" checked={wide} onChange={event => onWide(event.target.checked)} />
      </label>
      {developer && (
        <label className={styles.setting}>
          <span>
            Run on save <small>The app runs again when its source changes.</small>
          </span>
          <input
            type="checkbox"
            checked={runOnSave}
            onChange={event => connection.runOnSave(event.target.checked)}
          />
        </label>
      )}
    </Dialog>
  )
}
