// Which dollar signs enclose a formula. "$5 and $6" are prices: an opening sign has no space after it, a closing one
// has no space before it and no digit after it.

import type { Code, Construct, State, TokenizeContext } from 'micromark-util-types'

/** The code of `$`. */
export const DOLLAR = 36

/** A formula between single dollar signs, where they are such as to enclose one. */
export function strictDollars(formula: Construct): Construct {
  return {
    ...formula,
    tokenize(effects, ok, nok) {
      return effects.check(GUARD, formula.tokenize.call(this, effects, ok, nok), nok)
    },
  }
}

const GUARD: Construct = { partial: true, tokenize: guard }

/** Looks ahead, from the opening sign to the closing one. */
function guard(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Construct['tokenize']>): State {
  let previous: Code = null

  function start(code: Code): State | undefined {
    effects.enter('formulaGuard')
    effects.consume(code)
    return opened
  }

  function opened(code: Code): State | undefined {
    // A formula between two dollar signs each is no price.
    if (code === DOLLAR) return fits(code)
    return isSpace(code) ? nok(code) : within(code)
  }

  function within(code: Code): State | undefined {
    if (code === null || (code === DOLLAR && isSpace(previous))) return nok(code)
    effects.consume(code)
    previous = code
    return code === DOLLAR ? closed : within
  }

  function closed(code: Code): State | undefined {
    return isDigit(code) ? nok(code) : fits(code)
  }

  function fits(code: Code): State | undefined {
    effects.exit('formulaGuard')
    return ok(code)
  }

  return start
}

// Negative codes are line ends and tabs.
function isSpace(code: Code): boolean {
  return code === null || code < 0 || code === 32
}

function isDigit(code: Code): boolean {
  return code !== null && code >= 48 && code <= 57
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    formulaGuard: 'formulaGuard'
  }
}
