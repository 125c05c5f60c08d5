// A button that leads to an address.

import { useRef } from 'react'
import { safeLink } from '../markdown/urls'
import type { LinkButton as LinkButtonProps, Value } from '../protocol'
import { shownShortcut, spokenShortcut, useShortcut } from '../shortcuts'
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
  const { widget, url, kind, help, disabled, shortcut } = element
  const link = useRef<HTMLAnchorElement>(null)
  useShortcut(shortcut, link)
  const href = safeLink(url)
  if (href === undefined) return <RefusedAddress what="This link leads to a bad address." url={url} />
  return (
    <div className={`stLinkButton ${styles.outer}`} data-testid="stLinkButton">
      <WithTooltip body={help}>
        <a
          ref={link}
          className={`${buttons.button} ${buttons[kind]} ${styles.link} stBaseLinkButton-${kind}`}
          data-testid={`stBaseLinkButton-${kind}`}
          data-wrap={element.wrap}
          role={disabled ? 'link' : undefined}
          href={disabled ? undefined : href}
          target="_blank"
          rel="noreferrer"
          aria-disabled={disabled || undefined}
          aria-keyshortcuts={shortcut === null ? undefined : spokenShortcut(shortcut)}
          onClick={widget && !disabled ? () => setValue({ type: 'press' }) : undefined}
          // Existing style sheets tell buttons apart by this attribute.
          {...{ kind }}
        >
          <LinkText element={element} className={buttons.text} />
          {shortcut !== null && (
            <span className={buttons.keys} aria-hidden="true">
              {shownShortcut(shortcut)}
            </span>
          )}
        </a>
      </WithTooltip>
    </div>
  )
}
