// The sidebar: beside the main area where there is room, above it where there is none.

import type { KeyboardEvent, ReactNode } from 'react'
import { VerticalBlock } from '../blocks/VerticalBlock'
import { CloseIcon } from '../icons'
import { LogoMark, useLogo } from './LogoMark'
import styles from './Sidebar.module.css'

/** Props of `Sidebar`. */
interface Props {
  /** Whether it is open; closed it stays in the document, out of reach. */
  open: boolean
  /** It should close. */
  onClose: () => void
  /** What is in it. */
  children: ReactNode
}

/** A panel at the left. */
export function Sidebar({ open, onClose, children }: Props) {
  const logo = useLogo()

  function pressKey(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.defaultPrevented && isNarrow()) onClose()
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: tests of existing apps read it here */}
      <section
        className={`stSidebar ${styles.sidebar}`}
        data-testid="stSidebar"
        aria-label="Sidebar"
        aria-expanded={open}
        inert={!open}
        onKeyDown={pressKey}
      >
        <div className={`stSidebarContent ${styles.content}`} data-testid="stSidebarContent">
          <div className={`stSidebarHeader ${styles.header}`} data-testid="stSidebarHeader">
            {logo && open ? (
              <LogoMark logo={logo} />
            ) : (
              <div className="stLogoSpacer" data-testid="stLogoSpacer" />
            )}
            <button
              type="button"
              className={`stSidebarCollapseButton ${styles.close}`}
              data-testid="stSidebarCollapseButton"
              aria-label="Close sidebar"
              onClick={onClose}
            >
              <CloseIcon />
            </button>
          </div>
          <div className={`stSidebarUserContent ${styles.user}`} data-testid="stSidebarUserContent">
            <VerticalBlock>{children}</VerticalBlock>
          </div>
        </div>
      </section>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the panel; the keyboard has Escape */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div className={styles.scrim} data-open={open || undefined} onClick={onClose} />
    </>
  )
}

/** The width from which on there is room for both. */
export const WIDE_ENOUGH = 768

/** Whether the sidebar lies above the main area. */
export function isNarrow(): boolean {
  return window.innerWidth < WIDE_ENOUGH
}
