// The tab's title and icon.

import { useEffect } from 'react'
import { usePageState } from '../page'

/** Shows the page's title and icon on the browser's tab. */
export function useHead() {
  const title = usePageState(state => state.page.title ?? state.welcome?.app)
  const icon = usePageState(state => state.page.icon)
  useEffect(() => {
    if (title) document.title = title
  }, [title])
  useEffect(() => {
    // An icon of the icon font can't be drawn outside of the page.
    if (icon && !icon.startsWith(':material/')) showIcon(icon)
  }, [icon])
}

async function showIcon(icon: string) {
  const link = document.querySelector<HTMLLinkElement>('link[rel~=icon]')
  if (link) link.href = await iconUrl(icon)
}

/** The address of an icon that is an emoji, a shortcode or an address. */
export async function iconUrl(icon: string): Promise<string> {
  const shortcode = /^:([\w+-]+):$/.exec(icon)?.[1]
  if (shortcode) {
    const { nameToEmoji } = await import('../markdown/emoji')
    return emojiUrl(nameToEmoji[shortcode] ?? icon)
  }
  return /^(https?:|data:|\/|\.|media\/)|\.\w{2,4}$/.test(icon) ? icon : emojiUrl(icon)
}

function emojiUrl(emoji: string): string {
  const text = emoji.replace(/[<&]/g, '')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><text y=".9em" font-size="88">${text}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
