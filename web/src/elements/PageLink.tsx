// A link to a page of the app, or to another place.

import { base } from '../address'
import { safeLink } from '../markdown/urls'
import type { PageLink as PageLinkProps } from '../protocol'
import { WithTooltip } from '../widgets/Help'
import { RefusedAddress } from './Failure'
import { LinkText } from './LinkText'
import styles from './PageLink.module.css'

/** A link; that to the page on show is told apart. */
export function PageLink({ element }: { element: PageLinkProps }) {
  const { url, external, help, disabled } = element
  const href = resolved(url)
  if (href === undefined) return <RefusedAddress what="This link leads to a bad address." url={url} />
  const away = external ? { target: '_blank', rel: 'noreferrer' } : {}
  return (
    <div className={`stPageLink ${styles.outer}`} data-testid="stPageLink">
      <WithTooltip body={help}>
        <a
          className={`stPageLink-NavLink ${styles.link}`}
          data-testid="stPageLink-NavLink"
          role={disabled ? 'link' : undefined}
          href={disabled ? undefined : href}
          {...away}
          aria-disabled={disabled || undefined}
          aria-current={!external && isOnShow(href) ? 'page' : undefined}
        >
          <LinkText element={element} />
        </a>
      </WithTooltip>
    </div>
  )
}

function resolved(url: string): string | undefined {
  const safe = safeLink(url)
  return safe !== undefined && URL.canParse(safe, base()) ? new URL(safe, base()).href : undefined
}

function isOnShow(href: string): boolean {
  const { origin, pathname } = new URL(href)
  return origin === window.location.origin && pathname === window.location.pathname
}
