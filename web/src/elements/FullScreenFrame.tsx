// What charts and frames have around them: a toolbar that shows on hover and focus, and the way to fill the window.

import { type ReactNode, useEffect, useState } from 'react'
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
      className={`stFullScreenFrame ${styles.frame} ${isFull ? styles.full : ''}`}
      data-testid="stFullScreenFrame"
      data-quiet={isQuiet || undefined}
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
