// A sketch of a page until there is one. It waits a moment: most pages are there before it is needed.

import styles from './Skeleton.module.css'

/** Grey bars in the shape of a page. */
export function Skeleton() {
  return (
    <div
      className={`stAppSkeleton ${styles.skeleton}`}
      data-testid="stAppSkeleton"
      role="status"
      aria-label="Loading"
    >
      <div className={styles.title} />
      <div className={styles.line} />
      <div className={styles.line} />
      <div className={styles.short} />
      <div className={styles.box} />
    </div>
  )
}
