// A container: elements one below the other or side by side, perhaps with a line around them or a size of its own.

import { type ReactNode, useRef } from 'react'
import { keyClass } from '../ElementView'
import type { Container as Props } from '../protocol'
import { useScrollStop } from '../scrollStop'
import styles from './Container.module.css'
import flow from './flow.module.css'
import { HorizontalBlock } from './HorizontalBlock'
import { place } from './place'
import { useAutoscroll } from './useAutoscroll'
import { VerticalBlock } from './VerticalBlock'

/** A run of elements. */
export function Container({ block, children }: { block: Props; children: ReactNode }) {
  const outer = useRef<HTMLDivElement>(null)
  useAutoscroll(outer, block.autoscroll)
  const stop = useScrollStop(outer)
  const testId = block.horizontal ? 'stLayoutWrapper' : 'stVerticalBlockBorderWrapper'
  const names = [testId, flow.item, styles.wrapper]
  if (block.key) names.push(keyClass(block.key))
  if (block.border) names.push(styles.border)
  if (block.height.type === 'pixels') names.push(styles.scroll)
  const run = { gap: block.gap, align: block.align, verticalAlign: block.vertical_align, children }
  return (
    <div
      ref={outer}
      className={names.join(' ')}
      data-testid={testId}
      {...place(block.width, block.height)}
      tabIndex={block.height.type === 'pixels' ? stop : undefined}
    >
      {block.horizontal ? <HorizontalBlock {...run} wrap={block.wrap} /> : <VerticalBlock {...run} />}
    </div>
  )
}
