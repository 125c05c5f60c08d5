// A head that opens and closes what is below it: what expanders and statuses have in common.

import { type ReactNode, useState } from 'react'
import { keyClass } from '../ElementView'
import { ChevronIcon } from '../icons'
import type { Size } from '../protocol'
import styles from './Foldable.module.css'
import flow from './flow.module.css'
import { place } from './place'
import { VerticalBlock } from './VerticalBlock'

/** Props of `Foldable`. */
interface Props {
  /** The name that the script gave it. */
  name: string | null
  /** What stands in the head. */
  head: ReactNode
  /** Whether it is open, as the script says; the user's word counts until that is another. */
  expanded: boolean
  /** Whether it has no line around it. */
  compact: boolean
  /** Its width. */
  width: Size
  /** What is folded away. */
  children: ReactNode
}

/** A block that can be opened and closed. */
export function Foldable({ name, head, expanded, compact, width, children }: Props) {
  const [open, setOpen] = useState(expanded)
  const [was, setWas] = useState(expanded)
  if (was !== expanded) {
    setWas(expanded)
    setOpen(expanded)
  }
  const names = ['stExpander', flow.item, styles.foldable]
  if (name) names.push(keyClass(name))
  return (
    <div
      className={names.join(' ')}
      data-testid="stExpander"
      data-compact={compact || undefined}
      {...place(width)}
    >
      <details open={open} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary className={styles.summary}>
          <span className={styles.chevron} data-testid="stExpanderToggleIcon">
            <ChevronIcon />
          </span>
          {head}
        </summary>
        <div className={`stExpanderDetails ${styles.details}`} data-testid="stExpanderDetails">
          <VerticalBlock>{children}</VerticalBlock>
        </div>
      </details>
    </div>
  )
}
