// The id of a heading, made from its text, so that links can lead to it.

/** Lower case words joined by hyphens; letters of all scripts stay. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .trim()
    .replace(/[\s_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
