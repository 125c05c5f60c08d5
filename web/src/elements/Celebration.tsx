// Balloons that rise or snow that falls over the page, once for each run that draws it.

import { type CSSProperties, useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import type { CelebrationKind } from '../protocol'
import styles from './Celebration.module.css'
import type { ElementOf } from './registry'
import { useDrawn } from './useDrawn'

const KINDS = {
  balloons: { testId: 'stBalloons', count: 30, Shape: Balloon },
  snow: { testId: 'stSnow', count: 80, Shape: Flake },
} satisfies Record<CelebrationKind, unknown>

/** When the last piece has left the page. */
const OVER_AFTER_MS = 6000

/** Something to be glad about. */
export function Celebration({ element }: { element: ElementOf<'celebration'> }) {
  const drawn = useDrawn(element)
  const [over, setOver] = useState(0)
  if (drawn === over) return null
  return <Show key={drawn} kind={element.kind} onOver={() => setOver(drawn)} />
}

/** One time that it is seen. Nothing of it can be touched or is spoken. */
function Show({ kind, onOver }: { kind: CelebrationKind; onOver: () => void }) {
  const { testId, count, Shape } = KINDS[kind]
  const pieces = useMemo(() => Array.from({ length: count }, randomPiece), [count])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is over once
  useEffect(() => {
    const timer = setTimeout(onOver, OVER_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return createPortal(
    <div className={`${testId} ${styles.sky}`} data-testid={testId} aria-hidden="true">
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change
        <span key={index} className={`${styles.piece} ${styles[kind]}`} style={piece}>
          <Shape />
        </span>
      ))}
    </div>,
    document.body,
  )
}

/** Where a piece is, from 0 to 1 across and down; when it begins, how long it takes, and how it looks. */
function randomPiece(): CSSProperties {
  const { random } = Math
  return {
    '--x': random(),
    '--y': random(),
    '--begin': random(),
    '--time': random(),
    '--size': random(),
    '--drift': random() * 2 - 1,
    '--tone': `var(--chart-${1 + Math.floor(random() * 8)})`,
  } as CSSProperties
}

function Balloon() {
  return (
    <svg viewBox="0 0 40 90" aria-hidden="true">
      <path d="M20 52c-3 10 4 14 0 36" fill="none" stroke="currentColor" strokeWidth="1" opacity="0.6" />
      <path d="M20 2c10 0 17 8 17 19 0 12-10 23-17 29C13 44 3 33 3 21 3 10 10 2 20 2Z" fill="currentColor" />
      <path d="m20 49 4 6h-8Z" fill="currentColor" />
      <path
        d="M9 20c0-7 4-11 8-12"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        opacity="0.5"
      />
    </svg>
  )
}

function Flake() {
  return (
    <svg viewBox="-12 -12 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeLinecap="round">
      {[0, 60, 120].map(angle => (
        <path
          key={angle}
          d="M0-10V10M-3-8 0-5 3-8M-3 8 0 5 3 8"
          strokeWidth="1.6"
          transform={`rotate(${angle})`}
        />
      ))}
    </svg>
  )
}
