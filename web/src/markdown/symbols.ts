// A few symbols that people type with ASCII characters, where they stand alone between spaces.

const SYMBOLS: Record<string, string> = {
  '<->': '↔',
  '->': '→',
  '<-': '←',
  '--': '—',
  '>=': '≥',
  '<=': '≤',
  '~=': '≈',
}

const STANDING_ALONE = /(?<=^|\s)(?:<->|->|<-|--|>=|<=|~=)(?=\s|$)/g

/** Replaces `->`, `>=` and their like by the sign meant. */
export function replaceSymbols(text: string): string {
  return text.replace(STANDING_ALONE, typed => SYMBOLS[typed])
}
