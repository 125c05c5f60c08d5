// A button that leads to an address.

import { safeLink } from '../markdown/urls'
import type { LinkButton as LinkButtonProps } from '../protocol'
import { WithTooltip } from '../widgets/Help'
import buttons from './Button.module.css'
import { RefusedAddress } from './Failure'
import styles from './LinkButton.module.css'
import { LinkText } from './LinkText'

/** A link that looks like a button; it opens a new tab. */
export function LinkButton({ element }: { element: LinkButtonProps }) {
  const { url, kind, help, disabled } = element
  const href = safeLink(url)
  if (href === undefined) return <RefusedAddress what="This link leads to a bad address." url={url} />
  return (
    <div className={`stLinkButton ${styles.outer}`} data-testid="stLinkButton">
      <WithTooltip body={help}>
        <a
          className={`${buttons.button} ${buttons[kind]} ${styles.link} stBaseLinkButton-${kind}`}
          data-testid={`stBaseLinkButton-${kind}`}
          role={disabled ? 'link' : undefined}
          href={disabled ? undefined : href}
          target="_blank"
          rel="noreferrer"
          aria-disabled={disabled || undefined}
          // Existing style sheets tell buttons apart by this attribute.
          {...{ kind }}
        >
          <LinkText element={element} />
        </a>
      </WithTooltip>
    </div>
  )
}
