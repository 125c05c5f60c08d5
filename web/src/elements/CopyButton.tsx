// A small button that copies a text and says that it did.

import { useEffect, useState } from 'react'
import { CheckIcon, CopyIcon } from '../icons'
import styles from './CopyButton.module.css'

interface Props {
  /** What is copied; a function where making it costs something. */
  text: string | (() => string)
  testId?: string
  className?: string
}

/** Copies; shows "Copied" for two seconds. */
export function CopyButton({ text, testId, className }: Props) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy() {
    setCopied(await copyText(typeof text === 'string' ? text : text()))
  }

  return (
    <button
      type="button"
      className={[styles.button, className].filter(Boolean).join(' ')}
      data-testid={testId}
      data-copied={copied || undefined}
      aria-label={copied ? 'Copied' : 'Copy to clipboard'}
      title={copied ? undefined : 'Copy to clipboard'}
      onClick={copy}
    >
      {copied ? <CheckIcon /> : <CopyIcon />}
      <span className={styles.news} aria-live="polite">
        {copied && 'Copied'}
      </span>
    </button>
  )
}

/** Puts a text on the clipboard; false where the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Without https there is no clipboard object; the old way still works from within a click.
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.style.cssText = 'position: fixed; opacity: 0'
  document.body.append(area)
  area.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    area.remove()
  }
}
