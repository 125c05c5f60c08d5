// A JSON document as a tree that opens and closes. Only what is open is drawn, and long lists in pages.

import { type ReactNode, useMemo, useState } from 'react'
import { ChevronIcon } from '../icons'
import { type JsonNode, parseJson } from '../json/parse'
import type { Json as JsonProps } from '../protocol'
import { CopyButton } from './CopyButton'
import styles from './Json.module.css'

// How many children a list shows at first, and how many more at each press.
const PAGE = 100
// "All levels open" means all until the tree holds so many values; below that, what is long starts closed.
const OPEN_AT_MOST = 2000

/** The element that shows JSON. */
export function Json({ element }: { element: JsonProps }) {
  const { body, expanded } = element
  const parsed = useMemo(() => tryParse(body), [body])
  return (
    <div className="stJson" data-testid="stJson">
      <div className={styles.frame}>
        {parsed.root ? (
          <Value node={parsed.root} depth={0} open={openLevels(parsed.root, expanded)} isLast />
        ) : (
          <>
            <p className={styles.invalid}>This is not valid JSON: {parsed.mistake}</p>
            <pre className={styles.raw}>{body}</pre>
          </>
        )}
        <CopyButton text={body} className={styles.copy} />
      </div>
    </div>
  )
}

function tryParse(body: string): { root?: JsonNode; mistake?: string } {
  try {
    return { root: parseJson(body) }
  } catch (error) {
    return { mistake: (error as Error).message }
  }
}

/** How many levels are open at first. */
function openLevels(root: JsonNode, expanded: number | null): number {
  if (expanded !== null) return expanded
  let level = [root]
  let seen = 0
  for (let depth = 0; level.length > 0; depth++) {
    seen += level.length
    if (seen > OPEN_AT_MOST) return Math.max(1, depth - 1)
    level = level.flatMap(childrenOf)
  }
  return Number.POSITIVE_INFINITY
}

function childrenOf(node: JsonNode): JsonNode[] {
  if (node.kind === 'array') return node.items
  return node.kind === 'object' ? node.entries.map(entry => entry.value) : []
}

interface ValueProps {
  node: JsonNode
  /** Its key with a colon, or nothing in a list. */
  name?: ReactNode
  depth: number
  /** How many levels are open at first. */
  open: number
  isLast: boolean
}

function Value(props: ValueProps) {
  const { node, name, isLast } = props
  if ((node.kind === 'array' || node.kind === 'object') && childrenOf(node).length > 0)
    return <Branch {...props} />
  return (
    <div className={styles.leaf}>
      {name}
      <Scalar node={node} />
      {!isLast && <span className={styles.mark}>,</span>}
    </div>
  )
}

function Scalar({ node }: { node: JsonNode }) {
  if (node.kind === 'array' || node.kind === 'object') {
    return <span className={styles.mark}>{node.kind === 'array' ? '[]' : '{}'}</span>
  }
  if (node.kind !== 'string') return <span className={styles[node.kind]}>{node.text}</span>
  const quoted = <span className={styles.string}>{JSON.stringify(node.value)}</span>
  if (!/^https?:\/\/\S+$/i.test(node.value)) return quoted
  return (
    <a className={styles.link} href={node.value} target="_blank" rel="noopener noreferrer">
      {quoted}
    </a>
  )
}

function Branch({ node, name, depth, open, isLast }: ValueProps) {
  const [isOpen, setOpen] = useState(depth < open)
  const [shown, setShown] = useState(PAGE)
  const [before, after] = node.kind === 'array' ? '[]' : '{}'
  const count = node.kind === 'array' ? node.items.length : node.kind === 'object' ? node.entries.length : 0
  const comma = isLast ? '' : ','
  return (
    <div>
      <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className={styles.chevron}>
          <ChevronIcon />
        </span>
        {name}
        <span className={styles.mark}>{isOpen ? before : `${before}…${after}${comma}`}</span>
        <span className={styles.count}>{countOf(node, count)}</span>
      </button>
      {isOpen && (
        <>
          <div className={styles.children}>
            <Children node={node} shown={shown} depth={depth + 1} open={open} />
            {shown < count && (
              <button type="button" className={styles.more} onClick={() => setShown(shown + nextPage(shown))}>
                Show {Math.min(nextPage(shown), count - shown)} more of {count - shown}
              </button>
            )}
          </div>
          <span className={`${styles.mark} ${styles.end}`}>
            {after}
            {comma}
          </span>
        </>
      )}
    </div>
  )
}

function Children({
  node,
  shown,
  depth,
  open,
}: {
  node: JsonNode
  shown: number
  depth: number
  open: number
}) {
  if (node.kind !== 'array' && node.kind !== 'object') return null
  const children = node.kind === 'array' ? node.items.map(value => ({ key: null, value })) : node.entries
  return children.slice(0, shown).map(({ key, value }, at) => {
    const name = key === null ? <Index at={at} /> : <Key name={key} />
    // Places are identities here: the tree never changes, another document makes another tree.
    return (
      <Value
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        key={at}
        node={value}
        name={name}
        depth={depth}
        open={open}
        isLast={at === children.length - 1}
      />
    )
  })
}

/** Each press shows twice as much as there is, so that a long list is not a thousand presses. */
function nextPage(shown: number): number {
  return Math.min(shown, 1000)
}

function countOf(node: JsonNode, count: number): string {
  const word = node.kind === 'array' ? 'item' : 'key'
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

function Key({ name }: { name: string }) {
  return (
    <>
      <span className={styles.key}>{JSON.stringify(name)}</span>
      <span className={styles.mark}>: </span>
    </>
  )
}

function Index({ at }: { at: number }) {
  return (
    <>
      <span className={styles.index}>{at}</span>
      <span className={styles.mark}>: </span>
    </>
  )
}
