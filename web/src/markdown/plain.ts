// Most labels and texts hold no Markdown at all. Telling so is far cheaper than parsing them.

import { replaceSymbols } from './symbols'

// Anything that may mean something anywhere in a line: escapes, code, emphasis, links, entities, HTML, strikethrough,
// math, line breaks, addresses; a colon only before a name that ends in `[` or a colon, which a time of day is not.
const INLINE =
  /[\\`*_[\]~$\n\r@]|<[a-z/!?]|&(?:#|[a-z]\w*;)|https?:|www\.|:(?:[+-]1:|100:|1234:|[\w-]*[a-z][\w/.-]*[[:])/i

// What makes a line a heading, quote, list item, rule, fence or indented code, if it is at its beginning.
const BLOCK = /^(\s*(#{1,6}|>|[-+]|\d{1,9}[.)])(\s|$)|\s*>|\s*(-\s*){3,}$|\t| {4})/

/** Whether a single line of text is shown as it is written. In a label, nothing makes a block. */
export function isPlain(body: string, inline: boolean): boolean {
  return !INLINE.test(body) && (inline || !BLOCK.test(body))
}

/** What a plain text shows. */
export function plainText(body: string): string {
  return replaceSymbols(body.trim())
}
