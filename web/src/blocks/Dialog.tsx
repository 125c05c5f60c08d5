// A block above the page, which waits for an answer: in its middle, or as a drawer at one side. Closed by the user, it
// stays closed until a later run draws it.

import { type ReactNode, useRef, useState } from 'react'
import { useDialog } from 'react-aria'
import { Modal, ModalOverlay } from 'react-aria-components'
import { keyClass } from '../ElementView'
import { Markdown } from '../elements/Markdown'
import { CloseIcon } from '../icons'
import { useIsInRun, usePage, usePageState, useValue } from '../page'
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
  const [open, close] = useOpen(block, stale)
  const names = ['stDialog', shell.overlay, styles.overlay]
  if (block.widget?.key) names.push(keyClass(block.widget.key))
  return (
    <ModalOverlay
      isOpen={open}
      isDismissable={block.dismissible}
      isKeyboardDismissDisabled={!block.dismissible}
      onOpenChange={open => open || close()}
      className={names.join(' ')}
      data-testid="stDialog"
      data-position={block.position}
    >
      <Modal className={`${shell.modal} ${styles.modal}`} data-position={block.position}>
        <Content block={block} onClose={close}>
          {children}
        </Content>
      </Modal>
    </ModalOverlay>
  )
}

/** When the user has closed it. */
interface Closing {
  /** The run that the page showed. */
  run: number
  /** The first event that may open it again: those that were still on their way are older than the closing. */
  from: number
}

/** Whether it is open, and how the user closes it; a widget is told of that. */
function useOpen({ widget }: Props, stale: boolean) {
  const { store } = usePage()
  const isDrawn = useIsInRun() && !stale
  const run = usePageState(state => state.run)
  const seen = usePageState(state => state.seen)
  const [closing, setClosing] = useState<Closing | null>(null)
  const [, setValue] = useValue(widget?.id ?? '')
  if (closing && isDrawn && run !== closing.run && seen >= closing.from) setClosing(null)

  function close() {
    setClosing({ run, from: store.latest > seen ? store.latest + 1 : 0 })
    if (widget) setValue({ type: 'press' })
  }

  return [closing === null, close] as const
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
      data-width={width.type}
      style={width.type === 'pixels' ? { width: `min(${width.value}px, var(--room))` } : undefined}
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
