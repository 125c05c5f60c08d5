// A part of the page to fold away.

import type { ReactNode } from 'react'
import { Markdown } from '../elements/Markdown'
import type { Expander as Props } from '../protocol'
import { Foldable } from './Foldable'

/** A block that can be opened and closed. */
export function Expander({ block, children }: { block: Props; children: ReactNode }) {
  const { widget, key, label, icon, expanded, compact, width } = block
  const head = (
    <>
      {icon && <Markdown body={icon} inline />}
      <Markdown body={label} inline />
    </>
  )
  return (
    <Foldable widget={widget} name={key} head={head} expanded={expanded} compact={compact} width={width}>
      {children}
    </Foldable>
  )
}
