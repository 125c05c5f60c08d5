// Lines below headings whose colour the script leaves open: those on the page take turns.

import { type RefObject, useLayoutEffect, useState } from 'react'

/** The colours, in the order of their turns. */
export const TURNS = ['blue', 'green', 'orange', 'red', 'violet', 'gray', 'rainbow'] as const

const lines = new Map<Element, (turn: number) => void>()

/** The colour whose turn it is at a line, if it takes part. */
export function useTurn(line: RefObject<Element | null>, takesPart: boolean): string {
  const [turn, setTurn] = useState(0)
  useLayoutEffect(() => {
    const node = line.current
    if (!takesPart || !node) return
    lines.set(node, setTurn)
    deal()
    return () => {
      lines.delete(node)
      deal()
    }
  }, [line, takesPart])
  return TURNS[turn % TURNS.length]
}

/** Turns go by where lines are on the page, not by when they came. */
function deal() {
  const inOrder = [...lines].sort(([a], [b]) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  )
  for (const [turn, [, setTurn]] of inOrder.entries()) setTurn(turn)
}
