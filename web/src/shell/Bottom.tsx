// A bar at the foot of the main area for what stays in sight while the page scrolls, such as a field for messages. It
// is there only while something draws into it.

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import styles from './Bottom.module.css'
import { useKeyboardHeight } from './useKeyboardHeight'

/** The bar, as what draws into it knows it. */
interface Bar {
  /** The node to draw into; absent until the bar is there. */
  node: HTMLElement | null
  /** Something is drawn into the bar; the answer ends that. */
  enter: () => () => void
}

const BarContext = createContext<Bar | null>(null)

/** Draws into the bar; where there is none, or within the bar itself, in place. */
export function Bottom({ children }: { children: ReactNode }) {
  const bar = useContext(BarContext)
  const enter = bar?.enter
  // Before anything is painted, so that the page does not jump.
  useLayoutEffect(() => enter?.(), [enter])
  if (!bar) return children
  return bar.node && createPortal(<BarContext value={null}>{children}</BarContext>, bar.node)
}

/** Props of `BottomProvider`. */
interface Props {
  /** What is above the bar, told whether the bar is there. */
  children: (isThere: boolean) => ReactNode
}

/** The main area, with the bar below it. */
export function BottomProvider({ children }: Props) {
  const [count, setCount] = useState(0)
  const [node, setNode] = useState<HTMLElement | null>(null)
  const enter = useCallback(() => counted(setCount), [])
  const bar = useMemo(() => ({ node, enter }), [node, enter])
  return (
    <BarContext value={bar}>
      {children(count > 0)}
      {count > 0 && <BarView onNode={setNode} />}
    </BarContext>
  )
}

function counted(setCount: (change: (count: number) => number) => void) {
  setCount(count => count + 1)
  return () => setCount(count => count - 1)
}

function BarView({ onNode }: { onNode: (node: HTMLElement | null) => void }) {
  const keyboard = useKeyboardHeight()
  return (
    <section
      className={`stBottom ${styles.bar}`}
      data-testid="stBottom"
      aria-label="Bottom"
      style={{ marginBlockEnd: keyboard || undefined }}
    >
      <div
        ref={onNode}
        className={`stBottomBlockContainer ${styles.container}`}
        data-testid="stBottomBlockContainer"
      />
    </section>
  )
}
