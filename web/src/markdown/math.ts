// Formulas: a chunk of its own, fetched when a text has `$…$` or an element is one.

import 'katex/dist/katex.min.css'
import katex from 'katex'

export { default as remarkMath } from 'remark-math'

/**
 * Draws a formula into an element. Unlike HTML in a string it needs no inline styles allowed, and `trust: false`
 * refuses commands that could set addresses or classes. A mistake is shown in place, in red.
 */
export function drawMath(target: HTMLElement, formula: string, display: boolean) {
  katex.render(formula, target, { displayMode: display, throwOnError: false, trust: false, strict: 'ignore' })
}
