// Something that takes a while: how it goes is in the head, what is said of it can be folded away.

import type { ReactNode } from 'react'
import { ErrorIcon, SuccessIcon } from '../icons'
import type { Status as Props, StatusState } from '../protocol'
import { Foldable } from './Foldable'
import styles from './Status.module.css'

const STATES = {
  running: { testId: 'stExpanderIconSpinner', spoken: 'Running', icon: <span className={styles.wheel} /> },
  complete: { testId: 'stExpanderIconCheck', spoken: 'Complete', icon: <SuccessIcon /> },
  error: { testId: 'stExpanderIconError', spoken: 'Failed', icon: <ErrorIcon /> },
} satisfies Record<StatusState, unknown>

/** A block with a sign of how something goes. */
export function Status({ block, children }: { block: Props; children: ReactNode }) {
  const { label, state, expanded, look, width } = block
  const { testId, spoken, icon } = STATES[state]
  const sign = (
    <span className={styles.state} data-testid={testId} data-state={state} role="img" aria-label={spoken}>
      {icon}
    </span>
  )
  const props = { widget: null, name: null, label, sign, expanded, look, width }
  return <Foldable {...props}>{children}</Foldable>
}
