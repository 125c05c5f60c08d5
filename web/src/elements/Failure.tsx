// What stands in the place of something that can't be shown.

import type { ReactNode } from 'react'
import styles from './Failure.module.css'

interface Props {
  /** What can't be done: a sentence. */
  what: string
  /** Why, and what to do about it. */
  children?: ReactNode
}

/** A message at the place of what can't be shown. */
export function Failure({ what, children }: Props) {
  return (
    <div className={styles.box} role="alert">
      <strong>{what}</strong> {children}
    </div>
  )
}

/** The message for an address that is not of the kind that its place takes. */
export function RefusedAddress({ what, url }: { what: string; url: string }) {
  return (
    <Failure what={what}>
      Its address must begin with http: or https:, or lie below the app's own:{' '}
      <code>{url.slice(0, 200)}</code>
    </Failure>
  )
}
