// A head that opens and closes what is below it.

import { type ReactNode, useState } from 'react'
import { Markdown } from '../elements/Markdown'
import { ChevronIcon } from '../icons'
import type { Expander as Props } from '../protocol'
import styles from './Expander.module.css'
import { VerticalBlock } from './VerticalBlock'

/** A block that can be opened and closed. */
export function Expander({ block, children }: { block: Props; children: ReactNode }) {
  const [open, setOpen] = useState(block.expanded)
  const [was, setWas] = useState(block.expanded)
  // The script's word counts when it changes; until then the user's does.
  if (was !== block.expanded) {
    setWas(block.expanded)
    setOpen(block.expanded)
  }
  return (
    <div className={`stExpander ${styles.expander}`} data-testid="stExpander">
      <details open={open} onToggle={event => setOpen(event.currentTarget.open)}>
        <summary className={styles.summary}>
          <span className={styles.chevron} data-testid="stExpanderToggleIcon">
            <ChevronIcon />
          </span>
          {block.icon && <Markdown body={block.icon} inline allowHtml={false} />}
          <Markdown body={block.label} inline allowHtml={false} />
        </summary>
        <div className={`stExpanderDetails ${styles.details}`} data-testid="stExpanderDetails">
          <VerticalBlock>{children}</VerticalBlock>
        </div>
      </details>
    </div>
  )
}
