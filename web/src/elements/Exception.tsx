// What went wrong in the script: what it was first, then where.

import { useRef } from 'react'
import type { Exception as Props } from '../protocol'
import { useScrollStop } from '../scrollStop'
import { CopyButton } from './CopyButton'
import styles from './Exception.module.css'
import { Markdown } from './Markdown'

/** An error or warning of the script, with the way to the place where it arose. */
export function Exception({ element }: { element: Props }) {
  const { kind, message, markdown, traceback, warning } = element
  const frames = useRef<HTMLPreElement>(null)
  const stop = useScrollStop(frames)
  return (
    <div
      className={`stException ${styles.box}`}
      data-testid="stException"
      data-warning={warning || undefined}
      role="alert"
    >
      <div className={`stExceptionMessage ${styles.message}`} data-testid="stExceptionMessage">
        <strong className={styles.kind}>{kind}</strong>
        {message && !markdown && <span className={styles.text}>: {message}</span>}
        {message && markdown && <Markdown body={message} />}
      </div>
      {traceback.length > 0 && (
        <div className={styles.trace}>
          <div className={styles.head}>
            <span>Traceback</span>
            <CopyButton text={() => asText(element)} />
          </div>
          <pre ref={frames} className={styles.frames} tabIndex={stop}>
            {traceback.map((frame, index) => (
              <code
                // biome-ignore lint/suspicious/noArrayIndexKey: frames have nothing else to tell them apart
                key={index}
                className={`stExceptionTraceRow ${styles.frame}`}
                data-testid="stExceptionTraceRow"
              >
                {frame.trimEnd()}
              </code>
            ))}
          </pre>
        </div>
      )}
    </div>
  )
}

function asText({ kind, message, traceback }: Props): string {
  return [...traceback.map(frame => frame.trimEnd()), message ? `${kind}: ${message}` : kind].join('\n')
}
