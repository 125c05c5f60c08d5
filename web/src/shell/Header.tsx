// The bar at the page's top: state at its right end, the way to a closed sidebar at its left.

import { SidebarIcon } from '../icons'
import { ConnectionStatus } from './ConnectionStatus'
import styles from './Header.module.css'
import { type DialogName, MainMenu } from './MainMenu'
import { SourceChanged } from './SourceChanged'
import { StatusWidget } from './StatusWidget'

/** Props of `Header`. */
interface Props {
  /** Whether the menu and the state of runs are shown. */
  toolbar: boolean
  /** Opens the sidebar; absent while there is nothing to open. */
  onOpenSidebar: (() => void) | undefined
  /** Opens a dialog. */
  onDialog: (dialog: DialogName) => void
}

/** The page's header. */
export function Header({ toolbar, onOpenSidebar, onDialog }: Props) {
  return (
    <header className={`stHeader ${styles.header}`} data-testid="stHeader">
      <div className={styles.start}>
        {onOpenSidebar && (
          <button
            type="button"
            className={`stExpandSidebarButton ${styles.open}`}
            data-testid="stExpandSidebarButton"
            aria-label="Open sidebar"
            aria-expanded={false}
            onClick={onOpenSidebar}
          >
            <SidebarIcon />
          </button>
        )}
      </div>
      {toolbar && (
        <div className={`stToolbar ${styles.toolbar}`} data-testid="stToolbar">
          <ConnectionStatus />
          <SourceChanged />
          <StatusWidget />
          <MainMenu onOpen={onDialog} />
        </div>
      )}
    </header>
  )
}
