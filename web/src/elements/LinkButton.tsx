// A button that leads to an address.

import { safeLink } from '../markdown/urls'
import type { LinkButton as LinkButtonProps, Value } from '../protocol'
import { WithTooltip } from '../widgets/Help'
import buttons from './Button.module.css'
import { RefusedAddress } from './Failure'
import styles from './LinkButton.module.css'
import { LinkText } from './LinkText'

/** Props of `LinkButton`. */
interface Props {
  /** What to show. */
  element: LinkButtonProps
  /** Tells of a press. */
  setValue: (value: Value) => void
}

/** A link that looks like a button; it opens a new tab. Where it is a widget, the script hears of it. */
export function LinkButton({ element, setValue }: Props) {
  const { widget, url, kind, help, disabled } = element
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
          onClick={widget && !disabled ? () => setValue({ type: 'press' }) : undefined}
          // Existing style sheets tell buttons apart by this attribute.
          {...{ kind }}
        >
          <LinkText element={element} />
        </a>
      </WithTooltip>
    </div>
  )
}
