// One formula. Its source stands in until the library is here.

import { useLayoutEffect, useRef } from 'react'
import { lazy, useLazy } from '../lazy'
import { useScrollStop } from '../scrollStop'

const mathChunk = lazy(() => import('./math'))

/** A formula in LaTeX: in the line, or on a line of its own. */
export function Formula({ body, display }: { body: string; display: boolean }) {
  const math = useLazy(mathChunk, true)
  if (math) return <Drawn body={body} display={display} draw={math.drawMath} />
  return <span data-math={display ? 'display' : 'inline'}>{body}</span>
}

/** Props of `Drawn`. */
interface DrawnProps {
  body: string
  display: boolean
  draw: typeof import('./math').drawMath
}

/** A place whose children are the library's, and none of React's. */
function Drawn({ body, display, draw }: DrawnProps) {
  const target = useRef<HTMLSpanElement>(null)
  const stop = useScrollStop(target)
  useLayoutEffect(() => {
    if (target.current) draw(target.current, body, display)
  }, [draw, body, display])
  return <span ref={target} data-math={display ? 'display' : 'inline'} tabIndex={stop} />
}
