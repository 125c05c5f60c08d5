// A fence: one broken element shows a small error box, and the rest of the page lives.

import { Component, type ReactNode } from 'react'
import styles from './ErrorBoundary.module.css'

/** Props of `ErrorBoundary`. */
interface Props {
  /** What is inside; another one is another try. */
  of: unknown
  /** What may break. */
  children: ReactNode
}

/** Shows what is inside, or what went wrong with it. */
export class ErrorBoundary extends Component<Props, { error: Error | null; of: unknown }> {
  override state = { error: null as Error | null, of: this.props.of }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  static getDerivedStateFromProps(props: Props, state: { of: unknown }) {
    return props.of === state.of ? null : { error: null, of: props.of }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div className={`stErrorElementStack ${styles.box}`} data-testid="stErrorElementStack" role="alert">
        <strong>This element could not be shown.</strong> {error.message}
      </div>
    )
  }
}
