import styles from './UploadProgress.module.css'

/** Which share of a file has left, 0 to 1. */
export function UploadProgress({ name, share }: { name: string; share: number }) {
  return <progress className={styles.bar} aria-label={`Uploading ${name}`} value={share} max={1} />
}
