// Short messages at the corner of the page.

import { useEffect } from 'react'
import { CloseIcon } from '../icons'
import { usePage, usePageState } from '../page'
import type { Toast as ToastData } from '../store'
import styles from './Toasts.module.css'

const SHOWN_FOR_MS = 6000

/** All messages that are shown now. */
export function Toasts() {
  const toasts = usePageState(state => state.toasts)
  return (
    <div className={`stToastContainer ${styles.corner}`} data-testid="stToastContainer" aria-live="polite">
      {toasts.map(toast => (
        <Toast key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function Toast({ toast }: { toast: ToastData }) {
  const { store } = usePage()
  useEffect(() => {
    const timer = setTimeout(() => store.dismiss(toast.id), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [store, toast.id])
  return (
    <div className={`stToast ${styles.toast}`} data-testid="stToast">
      <span className="stToastText" data-testid="stToastText">
        {toast.text}
      </span>
      <button
        type="button"
        className={styles.close}
        aria-label="Close"
        onClick={() => store.dismiss(toast.id)}
      >
        <CloseIcon />
      </button>
    </div>
  )
}
