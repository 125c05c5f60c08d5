// What charts and frames have around them: a toolbar that shows on hover, focus and touch, and the way to fill the
// window.

import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { ExpandIcon, ShrinkIcon } from '../icons'
import styles from './FullScreenFrame.module.css'

interface Props {
  /** Further buttons of the toolbar: `ToolbarButton`s. */
  tools?: ReactNode
  /** Whether something inside needs the toolbar's place. */
  isQuiet?: boolean
  children: (isFull: boolean) => ReactNode
}

/** Holds an element that can be shown over the whole window; Escape leads back. */
export function FullScreenFrame({ tools, isQuiet = false, children }: Props) {
  const [isFull, setFull] = useState(false)
  const outer = useRef<HTMLDivElement>(null)
  const isTouched = useTouched(outer)

  useEffect(() => {
    if (!isFull) return
    const leave = (event: KeyboardEvent) => {
      // A search field or popup inside uses up its own Escape.
      if (event.key === 'Escape' && !event.defaultPrevented) setFull(false)
    }
    const { overflow } = document.body.style
    document.body.style.overflow = 'hidden'
    document.addEventListener('keydown', leave)
    return () => {
      document.body.style.overflow = overflow
      document.removeEventListener('keydown', leave)
    }
  }, [isFull])

  return (
    <div
      ref={outer}
      className={`stFullScreenFrame ${styles.frame} ${isFull ? styles.full : ''}`}
      data-testid="stFullScreenFrame"
      data-quiet={isQuiet || undefined}
      data-touched={isTouched || undefined}
    >
      <div className={`stElementToolbar ${styles.toolbar}`} data-testid="stElementToolbar" role="toolbar">
        {tools}
        <ToolbarButton
          label={isFull ? 'Leave fullscreen' : 'Fullscreen'}
          testId="StyledFullScreenButton"
          onPress={() => setFull(!isFull)}
        >
          {isFull ? <ShrinkIcon /> : <ExpandIcon />}
        </ToolbarButton>
      </div>
      {children(isFull)}
    </div>
  )
}

/** Whether the last touch of the page was on a node: a finger does not hover, and need not give the focus. */
function useTouched(node: RefObject<HTMLElement | null>): boolean {
  const [isTouched, setTouched] = useState(false)
  useEffect(() => {
    const press = ({ pointerType, target }: PointerEvent) => {
      setTouched(pointerType === 'touch' && target instanceof Node && !!node.current?.contains(target))
    }
    document.addEventListener('pointerdown', press, { capture: true, passive: true })
    return () => document.removeEventListener('pointerdown', press, { capture: true })
  }, [node])
  return isTouched
}

interface ButtonProps {
  label: string
  testId?: string
  onPress: () => void
  children: ReactNode
}

/** One button of the toolbar. */
export function ToolbarButton({ label, testId, onPress, children }: ButtonProps) {
  return (
    <span className="stElementToolbarButton" data-testid="stElementToolbarButton">
      <button
        type="button"
        className={styles.button}
        data-testid={testId}
        aria-label={label}
        title={label}
        onClick={onPress}
      >
        {children}
      </button>
    </span>
  )
}
