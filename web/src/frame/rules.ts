// Style rules of a table, as scripts write them: what they hold for stays within the table, and what they do is harmless.

import { cssText } from './css'

// No brace, semicolon, comment or at-sign: a selector can't end before its declarations.
const SELECTOR = /^[-\w\s.,#:()[\]>+~*="'^$|]*$/

/** A style sheet of rules, JSON pairs of a selector and declarations; they hold for what is in elements of the class. */
export function scopedRules(text: string, className: string): string {
  const rules = parsed(text)
  const nested = rules.flatMap(rule => {
    const [selector, declarations] = Array.isArray(rule) ? rule.map(String) : []
    if (declarations === undefined || !isWhole(selector)) return []
    const css = cssText(declarations)
    return css ? `${selector.trim() || '&'} { ${css} }` : []
  })
  return nested.length > 0 ? `${`.${className}`.repeat(WEIGHT)} {\n${nested.join('\n')}\n}` : ''
}

// So that they win over the looks that every table has.
const WEIGHT = 4

function parsed(text: string): unknown[] {
  try {
    const rules = JSON.parse(text)
    return Array.isArray(rules) ? rules : []
  } catch {
    return []
  }
}

function isWhole(selector: string): boolean {
  const count = (sign: string) => selector.split(sign).length
  return (
    SELECTOR.test(selector) &&
    // Neighbours of the table are no part of it.
    !/(^|,)\s*[+~]/.test(selector) &&
    count('(') === count(')') &&
    count('[') === count(']') &&
    count('"') % 2 === 1 &&
    count("'") % 2 === 1
  )
}
