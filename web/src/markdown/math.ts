// Formulas: a chunk of its own, fetched when a text has `$…$` or an element is one.

import 'katex/dist/katex.min.css'
import katex from 'katex'
import type { Construct, Extension } from 'micromark-util-types'
import remarkDollarMath from 'remark-math'
import type { Processor } from 'unified'
import { DOLLAR, strictDollars } from './dollars'

/** Formulas between dollar signs, but for what looks like prices. */
export function remarkMath(this: Processor) {
  remarkDollarMath.call(this as Processor<never>)
  const { micromarkExtensions } = this.data() as { micromarkExtensions: Extension[] }
  const { text } = micromarkExtensions[micromarkExtensions.length - 1]
  if (text) text[DOLLAR] = strictDollars(text[DOLLAR] as Construct)
}

/**
 * Draws a formula into an element. Unlike HTML in a string it needs no inline styles allowed, and `trust: false`
 * refuses commands that could set addresses or classes. A mistake is shown in place, in red.
 */
export function drawMath(target: HTMLElement, formula: string, display: boolean) {
  katex.render(formula, target, { displayMode: display, throwOnError: false, trust: false, strict: 'ignore' })
}
