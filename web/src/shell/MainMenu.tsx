// The menu at the page's corner.

import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { MenuIcon } from '../icons'
import { usePage, usePageState } from '../page'
import styles from './MainMenu.module.css'

/** The dialogs that the menu opens. */
export type DialogName = 'settings' | 'clearCache' | 'about'

/** The menu's button, and the menu when it is open. */
export function MainMenu({ onOpen }: { onOpen: (dialog: DialogName) => void }) {
  const { connection } = usePage()
  const page = usePageState(state => state.page)
  const developer = usePageState(state => state.welcome?.developer ?? false)
  return (
    <div className="stMainMenu" data-testid="stMainMenu" id="MainMenu">
      <MenuTrigger>
        <Button
          className={`stMainMenuButton ${styles.button}`}
          data-testid="stMainMenuButton"
          aria-label="Main menu"
        >
          <MenuIcon />
        </Button>
        <Popover
          className={`stMainMenuPopover ${styles.popover}`}
          data-testid="stMainMenuPopover"
          placement="bottom end"
          offset={4}
        >
          <Menu
            className={`stMainMenuList ${styles.list}`}
            data-testid="stMainMenuList"
            aria-label="Main menu"
          >
            <Item label="Rerun" keyName="r" onAction={() => connection.rerun()} />
            <Item label="Settings" onAction={() => onOpen('settings')} />
            {developer && <Item label="Clear cache" keyName="c" onAction={() => onOpen('clearCache')} />}
            <Separator className={`stMainMenuDivider ${styles.line}`} data-testid="stMainMenuDivider" />
            {page.help_url && <Item label="Get help" href={page.help_url} />}
            {page.bug_url && <Item label="Report a bug" href={page.bug_url} />}
            <Item label="About" onAction={() => onOpen('about')} />
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  )
}

/** Props of `Item`. */
interface ItemProps {
  /** What it says. */
  label: string
  /** The key that does the same. */
  keyName?: string
  /** What it does. */
  onAction?: () => void
  /** Where it leads. */
  href?: string
}

function Item({ label, keyName, onAction, href }: ItemProps) {
  return (
    <MenuItem
      className={styles.item}
      textValue={label}
      onAction={onAction}
      href={href}
      target={href && '_blank'}
      rel={href && 'noreferrer'}
    >
      <span className="stMainMenuItemLabel" data-testid="stMainMenuItemLabel">
        {label}
      </span>
      {keyName && <kbd className={styles.key}>{keyName}</kbd>}
    </MenuItem>
  )
}
