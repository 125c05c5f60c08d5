// Hands the user a file that the page made.

/** Saves content under a name. */
export function saveFile(name: string, content: Blob | string, type = 'text/plain') {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content
  saveUrl(name, URL.createObjectURL(blob))
}

/** Saves what an address that the page made leads to. */
export function saveUrl(name: string, url: string) {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the address after the click has returned.
  if (url.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
