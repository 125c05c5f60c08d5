// Text as it is, without Markdown.

import type { Text as Props } from '../protocol'
import { Help } from '../widgets/Help'
import styles from './Text.module.css'

/** A text whose line breaks and spaces are kept. */
export function Text({ element }: { element: Props }) {
  return (
    <div
      className={`stText ${styles.row}`}
      data-testid="stText"
      data-align={element.align}
      data-wrap={element.wrap}
    >
      <div className={styles.text}>{element.body}</div>
      {element.help && <Help body={element.help} />}
    </div>
  )
}
