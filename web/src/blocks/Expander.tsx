// A part of the page to fold away.

import type { ReactNode } from 'react'
import { Markdown } from '../elements/Markdown'
import type { Expander as Props } from '../protocol'
import { Foldable } from './Foldable'

/** A block that can be opened and closed. */
export function Expander({ block, children }: { block: Props; children: ReactNode }) {
  const { widget, key, label, icon, expanded, look, width } = block
  const sign = icon && <Markdown body={icon} inline />
  const props = { widget, name: key, label, sign, expanded, look, width }
  return <Foldable {...props}>{children}</Foldable>
}
