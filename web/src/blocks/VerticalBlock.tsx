// Elements one below the other.

import type { ReactNode } from 'react'
import type { Gap, HorizontalAlign, VerticalAlign } from '../protocol'
import flow from './flow.module.css'

/** How the things in a run stand; what is absent is as on a bare page. */
export interface RunProps {
  /** What is in it. */
  children: ReactNode
  /** The room between things. */
  gap?: Gap
  /** Where things stand from left to right. */
  align?: HorizontalAlign
  /** Where things stand from top to bottom. */
  verticalAlign?: VerticalAlign
}

/** A vertical run of whatever is inside. */
export function VerticalBlock({ children, gap = 'small', align, verticalAlign }: RunProps) {
  return (
    <div
      className={`stVerticalBlock ${flow.run} ${flow.column}`}
      data-testid="stVerticalBlock"
      data-gap={gap}
      data-align={align}
      data-vertical-align={verticalAlign}
    >
      {children}
    </div>
  )
}
