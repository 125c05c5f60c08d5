// The bar at the page's top: state at its right end, the way to a closed sidebar and the app's mark at its left.

import { SidebarIcon } from '../icons'
import { usePageState } from '../page'
import { sidebarArea } from '../store'
import { ConnectionStatus } from './ConnectionStatus'
import styles from './Header.module.css'
import { LogoMark, useLogo } from './LogoMark'
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
  const logo = useLogo()
  const hasSidebar = usePageState(({ tree }) => (sidebarArea(tree)?.block.children.length ?? 0) > 0)
  const isSidebarOpen = hasSidebar && !onOpenSidebar

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
        {logo && !isSidebarOpen && <LogoMark logo={logo} isIcon />}
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
