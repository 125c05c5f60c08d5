// Short messages at the corner of the page: the page's own, and those of the script.

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Markdown } from '../elements/Markdown'
import { CloseIcon } from '../icons'
import { usePage, usePageState } from '../page'
import styles from './Toasts.module.css'

const SHOWN_FOR_SECONDS = 6

/** The corner, and the page's own messages in it. */
export function Toasts() {
  const { store } = usePage()
  const toasts = usePageState(state => state.toasts)
  return (
    <div ref={setCorner} className={`stToastContainer ${styles.corner}`} data-testid="stToastContainer">
      {toasts.map(({ id, text }) => (
        <ToastCard key={id} text={text} seconds={SHOWN_FOR_SECONDS} onClose={() => store.dismiss(id)} />
      ))}
    </div>
  )
}

let corner: HTMLElement | null = null
const listeners = new Set<() => void>()

function setCorner(node: HTMLElement | null) {
  corner = node
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Where toasts are shown; null while there is no such place. */
export function useCorner(): HTMLElement | null {
  return useSyncExternalStore(subscribe, () => corner)
}

/** Props of `ToastCard`. */
interface CardProps {
  /** What it says, as it is. */
  text?: string
  /** What it says, as Markdown. */
  body?: string
  /** An emoji or shortcode before that. */
  icon?: string | null
  /** After how many seconds it goes; absent means that it stays until it is closed. */
  seconds: number | null
  /** It should go away. */
  onClose: () => void
}

/** One message. */
export function ToastCard({ text, body, icon, seconds, onClose }: CardProps) {
  const [isHeld, setHeld] = useState(false)
  useCountdown(seconds, isHeld, onClose)
  return (
    // Polite, unlike other alerts: it does not interrupt what is being read.
    <div
      className={`stToast ${styles.toast}`}
      data-testid="stToast"
      role="alert"
      aria-live="polite"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {icon && (
        <span className={styles.icon} data-testid="stToastDynamicIcon">
          <Markdown body={icon} inline />
        </span>
      )}
      <div className={styles.content}>
        {body === undefined ? <Text>{text}</Text> : <Foldable body={body} />}
      </div>
      <button type="button" className={styles.close} aria-label="Close" onClick={onClose}>
        <CloseIcon />
      </button>
    </div>
  )
}

function Text({ children }: { children: React.ReactNode }) {
  return (
    <div className="stToastText" data-testid="stToastText">
      {children}
    </div>
  )
}

/** About what three lines hold. */
const LONG = 104

/** A text of which only the beginning is seen at first, if it is long. */
function Foldable({ body }: { body: string }) {
  const [isOpen, setOpen] = useState(false)
  const isLong = body.length > LONG || body.split('\n').length > 3
  return (
    <>
      <div className={isLong && !isOpen ? styles.folded : undefined}>
        <Text>
          <Markdown body={body} />
        </Text>
      </div>
      {isLong && (
        <button
          type="button"
          className={`stToastViewButton ${styles.view}`}
          data-testid="stToastViewButton"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'view less' : 'view more'}
        </button>
      )}
    </>
  )
}

// The longest time that browsers can wait, 2³¹ - 1 milliseconds; they take a longer one for none at all.
const LONGEST_SECONDS = 2_147_483

/** Calls `over` once the time is over; while it is held, it stands still. */
function useCountdown(seconds: number | null, isHeld: boolean, over: () => void) {
  const left = useRef(seconds)
  const latest = useRef(over)
  latest.current = over
  const finish = useCallback(() => latest.current(), [])
  useEffect(() => {
    const remaining = left.current
    if (isHeld || remaining === null || !(remaining <= LONGEST_SECONDS)) return
    const began = performance.now()
    const timer = setTimeout(finish, remaining * 1000)
    return () => {
      clearTimeout(timer)
      left.current = remaining - (performance.now() - began) / 1000
    }
  }, [isHeld, finish])
}
