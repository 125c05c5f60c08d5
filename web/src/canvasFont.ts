// Canvases draw with the page's font only once it has been loaded, and don't notice when that happens later.

/** Waits for the page's font; at once if it is there already, and never in vain. */
export async function canvasFontReady(at: Element): Promise<void> {
  const family = getComputedStyle(at).getPropertyValue('--font-sans').trim()
  if (!family || !document.fonts?.load) return
  try {
    await Promise.all([document.fonts.load(`13px ${family}`), document.fonts.load(`600 13px ${family}`)])
  } catch {
    // The fonts behind it in the list will do.
  }
}
