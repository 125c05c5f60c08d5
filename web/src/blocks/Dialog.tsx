// A block above the page, which waits for an answer. Closing it is the page's own affair: it stays closed until a
// later run draws it.

import { type ReactNode, useRef, useState } from 'react'
import { useDialog } from 'react-aria'
import { Modal, ModalOverlay } from 'react-aria-components'
import { Markdown } from '../elements/Markdown'
import { CloseIcon } from '../icons'
import { usePageState } from '../page'
import type { Dialog as Props } from '../protocol'
import shell from '../shell/Dialog.module.css'
import styles from './Dialog.module.css'
import { VerticalBlock } from './VerticalBlock'

/** Props of `Dialog`. */
interface DialogProps {
  /** How it looks. */
  block: Props
  /** Whether the present run has not drawn it. */
  stale: boolean
  /** What is in it. */
  children: ReactNode
}

/** A modal dialog. */
export function Dialog({ block, stale, children }: DialogProps) {
  const [open, close] = useOpen(stale)
  return (
    <ModalOverlay
      isOpen={open}
      isDismissable={block.dismissible}
      isKeyboardDismissDisabled={!block.dismissible}
      onOpenChange={open => open || close()}
      className={`stDialog ${shell.overlay}`}
      data-testid="stDialog"
    >
      <Modal className={`${shell.modal} ${styles.modal}`}>
        <Content block={block} onClose={close}>
          {children}
        </Content>
      </Modal>
    </ModalOverlay>
  )
}

/** Whether it is open; the user's closing counts until another run draws it. */
function useOpen(stale: boolean) {
  const run = usePageState(state => state.run)
  const [closedIn, setClosedIn] = useState<number | null>(null)
  if (closedIn !== null && closedIn !== run && !stale) setClosedIn(null)
  return [closedIn === null, () => setClosedIn(run)] as const
}

/** Props of `Content`. */
interface ContentProps {
  /** How it looks. */
  block: Props
  /** It should go away. */
  onClose: () => void
  /** What is in it. */
  children: ReactNode
}

function Content({ block, onClose, children }: ContentProps) {
  const { title, icon, width, dismissible } = block
  const node = useRef<HTMLDivElement>(null)
  const { dialogProps, titleProps } = useDialog({}, node)
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role of a dialog is among the props
    <div
      {...dialogProps}
      ref={node}
      className={`${shell.dialog} ${styles.dialog}`}
      aria-modal="true"
      data-width={width}
    >
      <h2 {...titleProps} className={`${shell.title} ${styles.title}`}>
        {icon && (
          <span className="stDialogIcon" data-testid="stDialogIcon">
            <Markdown body={icon} inline />
          </span>
        )}
        <Markdown body={title} inline />
      </h2>
      {dismissible && (
        <button type="button" className={shell.close} aria-label="Close" onClick={onClose}>
          <CloseIcon />
        </button>
      )}
      <VerticalBlock>{children}</VerticalBlock>
    </div>
  )
}
