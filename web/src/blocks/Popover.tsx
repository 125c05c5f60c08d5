// A block behind a button, above the page. The page stays in reach: a press on it closes the block and does what it
// does.

import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
} from 'react'
import { FocusScope } from 'react-aria'
import { createPortal } from 'react-dom'
import { keyClass } from '../ElementView'
import button from '../elements/Button.module.css'
import { Markdown } from '../elements/Markdown'
import { ChevronDownIcon } from '../icons'
import type { Popover as Props } from '../protocol'
import { WithTooltip } from '../widgets/Help'
import { useFloating } from '../widgets/useFloating'
import flow from './flow.module.css'
import styles from './Popover.module.css'
import { place } from './place'
import { useOpen } from './useOpen'
import { VerticalBlock } from './VerticalBlock'

/** A button, and below it a block while that is open. */
export function Popover({ block, children }: { block: Props; children: ReactNode }) {
  const { widget, key, label, kind, icon, help, disabled, width } = block
  const id = useId()
  const outer = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useOpen(widget, false)

  // Also from within the block: to React it is below this node, wherever it is in the document.
  function pressKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    setOpen(false)
  }

  const names = ['stPopover', flow.item]
  if (key) names.push(keyClass(key))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of what is in it
    <div
      ref={outer}
      className={names.join(' ')}
      data-testid="stPopover"
      onKeyDown={pressKey}
      {...place(width)}
    >
      <WithTooltip body={help}>
        <button
          id={id}
          type="button"
          className={`stPopoverButton ${button.button} ${button[kind]}`}
          data-testid="stPopoverButton"
          data-baseweb="button"
          aria-haspopup="dialog"
          aria-expanded={open}
          disabled={disabled}
          onClick={() => setOpen(!open)}
          {...{ kind }}
        >
          {icon && <Markdown body={icon} inline />}
          <Markdown body={label} inline />
          <span className={styles.chevron} data-open={open || undefined}>
            <ChevronDownIcon />
          </span>
        </button>
      </WithTooltip>
      {open && (
        <Body anchor={outer} labelledBy={id} onClose={() => setOpen(false)}>
          {children}
        </Body>
      )}
    </div>
  )
}

/** Props of `Body`. */
interface BodyProps {
  /** Where it stands: below this, or above where there is more room. */
  anchor: RefObject<HTMLElement | null>
  /** The `id` of what it is called. */
  labelledBy: string
  /** It should close. */
  onClose: () => void
  /** What is in it. */
  children: ReactNode
}

function Body({ anchor, labelledBy, onClose, children }: BodyProps) {
  const body = useRef<HTMLDivElement>(null)
  const style = useFloating(anchor, body)
  const notePress = useOutsidePress(anchor, onClose)
  useEffect(() => body.current?.focus({ preventScroll: true }), [])

  return createPortal(
    <FocusScope restoreFocus>
      <div
        ref={body}
        className={`stPopoverBody ${styles.body}`}
        data-testid="stPopoverBody"
        data-baseweb="popover"
        // A modal dialog that it is opened from leaves it alone.
        data-react-aria-top-layer="true"
        role="dialog"
        aria-labelledby={labelledBy}
        tabIndex={-1}
        onPointerDownCapture={notePress}
        style={{ ...style, ...anchorWidth(anchor.current) }}
      >
        <VerticalBlock>{children}</VerticalBlock>
      </div>
    </FocusScope>,
    document.body,
  )
}

/** It is at least as wide as its button. */
function anchorWidth(anchor: HTMLElement | null) {
  return { '--anchor': `${anchor?.offsetWidth ?? 0}px` } as CSSProperties
}

/**
 * Calls back at a press elsewhere. What is inside is told by React, to which a list opened in here is inside too,
 * wherever that is in the document: the answer must hear of presses before they reach the document.
 */
function useOutsidePress(anchor: RefObject<HTMLElement | null>, onPress: () => void) {
  const inside = useRef(false)
  const latest = useRef(onPress)
  latest.current = onPress
  useEffect(() => {
    const press = ({ target }: Event) => {
      const isOutside = !inside.current && !(target instanceof Node && anchor.current?.contains(target))
      inside.current = false
      if (isOutside) latest.current()
    }
    document.addEventListener('pointerdown', press)
    return () => document.removeEventListener('pointerdown', press)
  }, [anchor])
  return () => {
    inside.current = true
  }
}
