// A head that opens and closes what is below it: what expanders and statuses have in common.

import type { ReactNode } from 'react'
import { keyClass } from '../ElementView'
import { Markdown } from '../elements/Markdown'
import { ChevronIcon } from '../icons'
import type { FoldLook, Size, Widget } from '../protocol'
import styles from './Foldable.module.css'
import flow from './flow.module.css'
import { place } from './place'
import { useOpen } from './useOpen'
import { VerticalBlock } from './VerticalBlock'

/** Props of `Foldable`. */
interface Props {
  /** The widget that it is; absent where the script does not hear of it. */
  widget: Widget | null
  /** The name that the script gave it. */
  name: string | null
  /** Markdown that says what is below. */
  label: string
  /** What stands before that, if anything does. */
  sign: ReactNode
  /** Whether it is open at first, as the script says. */
  expanded: boolean
  /** How it looks. */
  look: FoldLook
  /** Its width. */
  width: Size
  /** What is folded away. */
  children: ReactNode
}

/** A block that can be opened and closed. */
export function Foldable({ widget, name, label, sign, expanded, look, width, children }: Props) {
  const [open, setOpen] = useOpen(widget, expanded)

  // Also heard after the page has opened or closed it itself, which is no news.
  function toggle(node: HTMLDetailsElement) {
    if (node.open !== open) setOpen(node.open)
  }

  const names = ['stExpander', flow.item, styles.foldable]
  if (name) names.push(keyClass(name))
  return (
    <div className={names.join(' ')} data-testid="stExpander" data-look={look} {...place(width)}>
      <details open={open} onToggle={event => toggle(event.currentTarget)}>
        <summary className={styles.summary}>
          <span className={styles.chevron} data-testid="stExpanderToggleIcon">
            <ChevronIcon />
          </span>
          {look === 'step' ? <span className={styles.marker}>{sign}</span> : sign}
          <Markdown body={label} inline />
        </summary>
        <div className={`stExpanderDetails ${styles.details}`} data-testid="stExpanderDetails">
          <VerticalBlock>{children}</VerticalBlock>
        </div>
      </details>
    </div>
  )
}
