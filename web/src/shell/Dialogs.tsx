// The page's own dialogs, in a chunk that is fetched when the first one opens.

import { AboutDialog } from './AboutDialog'
import { ClearCacheDialog } from './ClearCacheDialog'
import type { DialogName } from './MainMenu'
import { SettingsDialog } from './SettingsDialog'

/** Props of `Dialogs`. */
interface Props {
  /** Which one is open. */
  name: DialogName
  /** Whether the main area is as wide as the window. */
  wide: boolean
  /** Makes the main area wide or not. */
  onWide: (wide: boolean) => void
  /** It should go away. */
  onClose: () => void
}

/** The open dialog. */
export default function Dialogs({ name, wide, onWide, onClose }: Props) {
  switch (name) {
    case 'settings':
      return <SettingsDialog wide={wide} onWide={onWide} onClose={onClose} />
    case 'clearCache':
      return <ClearCacheDialog onClose={onClose} />
    case 'about':
      return <AboutDialog onClose={onClose} />
  }
}
