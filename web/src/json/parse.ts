// JSON as a tree that keeps what `JSON.parse` loses: numbers as they are written, repeated keys, the order of keys
// that look like numbers. It also takes NaN and Infinity, which Python writes.

/** A value with its text. */
export type JsonNode =
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'object'; entries: JsonEntry[] }
  | { kind: 'string'; value: string }
  | { kind: 'number' | 'boolean' | 'null'; text: string }

/** A key of an object with its value. */
export interface JsonEntry {
  key: string
  value: JsonNode
}

/** Deeper than any browser's stack holds; such a document is shown as text. */
const DEEPEST = 1500

const SPACE = /[ \t\n\r]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /-?Infinity|NaN|true|false|null/y

/** The tree of a document; throws an `Error` that says where it is not JSON. */
export function parseJson(text: string): JsonNode {
  let at = 0
  let depth = 0
  const root = value()
  skipSpace()
  if (at < text.length) fail('nothing more')
  return root

  function value(): JsonNode {
    skipSpace()
    const first = text[at]
    if (first === '{' || first === '[') {
      depth += 1
      if (depth > DEEPEST) throw new Error('it is nested too deeply')
      const node: JsonNode =
        first === '{'
          ? { kind: 'object', entries: list('}', entry) }
          : { kind: 'array', items: list(']', value) }
      depth -= 1
      return node
    }
    if (first === '"') return { kind: 'string', value: string() }
    const word = match(WORD)
    if (word === 'true' || word === 'false') return { kind: 'boolean', text: word }
    if (word === 'null') return { kind: 'null', text: word }
    return { kind: 'number', text: word ?? match(NUMBER) ?? fail('a value') }
  }

  function list<T>(end: string, item: () => T): T[] {
    const items: T[] = []
    at += 1
    skipSpace()
    if (take(end)) return items
    for (;;) {
      items.push(item())
      skipSpace()
      if (take(end)) return items
      if (!take(',')) fail(`a comma or ${end}`)
    }
  }

  function entry(): JsonEntry {
    skipSpace()
    if (text[at] !== '"') fail('a key in quotes')
    const key = string()
    skipSpace()
    if (!take(':')) fail('a colon')
    return { key, value: value() }
  }

  function string(): string {
    const start = at
    let end = start
    do end = text.indexOf('"', end + 1)
    while (end >= 0 && isEscaped(start, end))
    if (end < 0) fail('the end of a string')
    at = end + 1
    const raw = text.slice(start, at)
    try {
      return JSON.parse(raw)
    } catch {
      at = start
      return fail('a string without line breaks or unknown escapes')
    }
  }

  /** A quote is escaped by an odd number of backslashes before it. */
  function isEscaped(start: number, quote: number): boolean {
    let back = quote
    while (back > start && text[back - 1] === '\\') back -= 1
    return (quote - back) % 2 === 1
  }

  function skipSpace() {
    match(SPACE)
  }

  function take(character: string): boolean {
    if (text[at] !== character) return false
    at += 1
    return true
  }

  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) at += found.length
    return found
  }

  function fail(expected: string): never {
    const before = text.slice(0, at).split('\n')
    const column = before[before.length - 1].length + 1
    throw new Error(`line ${before.length}, column ${column}: ${expected} expected`)
  }
}
