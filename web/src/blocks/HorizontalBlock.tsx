// Elements side by side, each as wide as it is.

import flow from './flow.module.css'
import type { RunProps } from './VerticalBlock'

/** A horizontal run of whatever is inside. */
export function HorizontalBlock({
  children,
  gap = 'small',
  align,
  verticalAlign,
  wrap,
}: RunProps & {
  /** Whether things begin a new line where there is no room. */
  wrap: boolean
}) {
  return (
    <div
      className={`stHorizontalBlock ${flow.run} ${flow.row}`}
      data-testid="stHorizontalBlock"
      data-gap={gap}
      data-align={align}
      data-vertical-align={verticalAlign}
      data-wrap={wrap}
    >
      {children}
    </div>
  )
}
