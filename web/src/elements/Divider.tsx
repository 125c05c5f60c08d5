// A line between what is above and what is below.

import styles from './Divider.module.css'

/** A horizontal line. */
export function Divider() {
  return (
    <div className="stMarkdown" data-testid="stMarkdown">
      <div className="stMarkdownContainer" data-testid="stMarkdownContainer">
        <hr className={styles.line} />
      </div>
    </div>
  )
}
