// News in a coloured box.

import { ErrorIcon, InfoIcon, SuccessIcon, WarningIcon } from '../icons'
import type { AlertKind, Alert as Props } from '../protocol'
import styles from './Alert.module.css'
import { Markdown } from './Markdown'

const KINDS = {
  info: { icon: InfoIcon, testId: 'stAlertContentInfo' },
  success: { icon: SuccessIcon, testId: 'stAlertContentSuccess' },
  warning: { icon: WarningIcon, testId: 'stAlertContentWarning' },
  error: { icon: ErrorIcon, testId: 'stAlertContentError' },
} satisfies Record<AlertKind, unknown>

/** A box that says something good, bad or worth knowing. */
export function Alert({ element }: { element: Props }) {
  const { icon: Icon, testId } = KINDS[element.kind]
  return (
    <div className="stAlert" data-testid="stAlert">
      <div
        className={`stAlertContainer ${styles.box}`}
        data-testid="stAlertContainer"
        data-baseweb="notification"
        data-kind={element.kind}
        role="alert"
      >
        <div className={`${testId} ${styles.content}`} data-testid={testId}>
          <span className={styles.icon} data-testid="stAlertDynamicIcon">
            {element.icon ? <Markdown body={element.icon} inline /> : <Icon />}
          </span>
          <div className={`stAlertContent ${styles.body}`} data-testid="stAlertContent">
            {element.title && (
              <div className={`stAlertTitle ${styles.title}`} data-testid="stAlertTitle">
                <Markdown body={element.title} inline />
              </div>
            )}
            <Markdown body={element.body} />
          </div>
        </div>
      </div>
    </div>
  )
}
