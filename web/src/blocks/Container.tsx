// A container: elements one below the other, perhaps with a line around them or a height of its own.

import type { ReactNode } from 'react'
import { keyClass } from '../ElementView'
import type { Container as Props } from '../protocol'
import styles from './Container.module.css'
import { VerticalBlock } from './VerticalBlock'

/** A vertical run of elements. */
export function Container({ block, children }: { block: Props; children: ReactNode }) {
  const fixed = block.height.type === 'pixels' ? block.height.value : undefined
  const names = ['stVerticalBlockBorderWrapper', styles.wrapper]
  if (block.key) names.push(keyClass(block.key))
  if (block.border) names.push(styles.border)
  if (fixed !== undefined) names.push(styles.scroll)
  return (
    <div className={names.join(' ')} data-testid="stVerticalBlockBorderWrapper" style={{ height: fixed }}>
      <VerticalBlock>{children}</VerticalBlock>
    </div>
  )
}
