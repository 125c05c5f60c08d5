// One formula. Its source stands in until the library is here.

import { useLayoutEffect, useRef } from 'react'
import { lazy, useLazy } from '../lazy'
import { useScrollStop } from '../scrollStop'

const mathChunk = lazy(() => import('./math'))

/** A formula in LaTeX: in the line, or on a line of its own. */
export function Formula({ body, display }: { body: string; display: boolean }) {
  const math = useLazy(mathChunk, true)
  const target = useRef<HTMLSpanElement>(null)
  const stop = useScrollStop(target)
  useLayoutEffect(() => {
    if (math && target.current) math.drawMath(target.current, body, display)
  }, [math, body, display])
  // React must not own children that KaTeX replaces: they change place with the source by `key`.
  return math ? (
    <span key="drawn" ref={target} data-math={display ? 'display' : 'inline'} tabIndex={stop} />
  ) : (
    <span key="source" data-math={display ? 'display' : 'inline'}>
      {body}
    </span>
  )
}
