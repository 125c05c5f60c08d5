// The frame of the page's own dialogs.

import type { ReactNode } from 'react'
import { Button, Heading, Modal, ModalOverlay, Dialog as Primitive } from 'react-aria-components'
import { CloseIcon } from '../icons'
import styles from './Dialog.module.css'

/** Props of `Dialog`. */
interface Props {
  /** Its head. */
  title: string
  /** Its name for tests and style sheets. */
  testId: string
  /** It should go away. */
  onClose: () => void
  /** What is in it. */
  children: ReactNode
}

/** An open dialog; Escape, a press outside or its cross close it. */
export function Dialog({ title, testId, onClose, children }: Props) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={open => open || onClose()} className={styles.overlay}>
      <Modal className={styles.modal}>
        <Primitive className={`stDialog ${testId} ${styles.dialog}`} data-testid={testId}>
          <Heading slot="title" className={styles.title}>
            {title}
          </Heading>
          <Button className={styles.close} aria-label="Close" onPress={onClose}>
            <CloseIcon />
          </Button>
          {children}
        </Primitive>
      </Modal>
    </ModalOverlay>
  )
}
