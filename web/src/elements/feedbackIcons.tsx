// The signs of `Feedback`: strokes on a 20-pixel grid in the colour of the text around them. What is filled is told by
// the style sheet, through `--fill` and `--line`.

import type { ReactNode } from 'react'

function Sign({ children }: { children: ReactNode }) {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="var(--fill)"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}

/** A fist with the thumb up. */
export const ThumbUpIcon = () => (
  <Sign>
    <Thumb />
  </Sign>
)

/** A fist with the thumb down. */
export const ThumbDownIcon = () => (
  <Sign>
    <g transform="rotate(180 10 10)">
      <Thumb />
    </g>
  </Sign>
)

const Thumb = () => (
  <>
    <path d="M2.5 9h3v8h-3z" />
    <path d="M5.5 9 9 2.5a1.9 1.9 0 0 1 1.9 2.3L10.3 8H16a1.7 1.7 0 0 1 1.65 2.1l-1.35 5.5A1.8 1.8 0 0 1 14.55 17H5.5" />
  </>
)

/** A star with five points. */
export const StarIcon = () => (
  <Sign>
    <path d="m10 2 2.5 5.1 5.6.8-4.05 3.95.95 5.6L10 14.8l-5 2.65.95-5.6L1.9 7.9l5.6-.8z" />
  </Sign>
)

/** The mouths of the faces, the unhappiest first. */
const MOUTHS = [
  'M6.5 14.5q3.5-4 7 0',
  'M6.5 13.75q3.5-1.8 7 0',
  'M6.5 13h7',
  'M6.5 12.25q3.5 2.6 7 0',
  'M6 11.5h8q-.5 4-4 4t-4-4z',
]

/** A face, from 0 for very unhappy to 4 for very happy. */
export const FaceIcon = ({ mood }: { mood: number }) => (
  <Sign>
    <circle cx="10" cy="10" r="8" />
    <path d="M7 7.7v.1M13 7.7v.1" stroke="var(--line)" strokeWidth="2.2" />
    <path d={MOUTHS[mood]} fill="none" stroke="var(--line)" />
  </Sign>
)
