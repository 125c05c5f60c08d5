// The app's mark at the top of the sidebar, or of the page where the sidebar is closed or absent.

import { type BlockNode, elementOf, isBlock } from '../codec'
import { safeLink } from '../markdown/urls'
import { sourceUrl } from '../media'
import { usePageState } from '../page'
import type { Logo, Node } from '../protocol'
import styles from './LogoMark.module.css'

/** The mark that counts; none where there is none. */
export function useLogo(): Logo | null {
  return usePageState(state => logoOf(state.tree))
}

/** A mark, in full or as the smaller icon. */
export function LogoMark({ logo, isIcon = false }: { logo: Logo; isIcon?: boolean }) {
  const { image, icon, link, size } = logo
  const href = link === null ? undefined : safeLink(link)
  const mark = (
    <img
      className={`stLogo ${styles.mark}`}
      data-testid="stLogo"
      data-size={size}
      src={sourceUrl((isIcon && icon) || image)}
      alt="Logo"
      decoding="async"
    />
  )
  if (!href) return mark
  return (
    <a
      className={`stLogoLink ${styles.link}`}
      data-testid="stLogoLink"
      href={href}
      target="_blank"
      rel="noreferrer"
    >
      {mark}
    </a>
  )
}

// By the block: a tree shares what did not change with the one before.
const logos = new WeakMap<BlockNode, Logo | null>()

/** The last mark in a tree. */
function logoOf(node: Node): Logo | null {
  if (!isBlock(node)) {
    const element = elementOf(node)
    return element.type === 'logo' ? element : null
  }
  let logo = logos.get(node)
  if (logo === undefined) {
    logo = null
    for (let index = node.block.children.length - 1; index >= 0 && !logo; index -= 1) {
      logo = logoOf(node.block.children[index])
    }
    logos.set(node, logo)
  }
  return logo
}
