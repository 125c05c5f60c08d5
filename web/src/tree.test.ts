// The cases that Rust runs too, and a law: what a patch does not name stays the same object.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import cases from '../../crates/protocol/cases/patches.json'
import { type BlockNode, isBlock } from './codec'
import type { Node, Patch } from './protocol'
import { apply, nodeAt, walk } from './tree'

// In the cases, a node's bytes are the UTF-8 text of the strings.
type CaseNode = { element: string } | { block: string; children: CaseNode[] }
type CasePatch =
  | { splice: number[]; at: number; remove: number; insert: CaseNode[] }
  | { props: number[]; block: string }
interface Case {
  title: string
  before: CaseNode
  patches: CasePatch[]
  after?: CaseNode
  error?: string
}

const bytes = (text: string) => new TextEncoder().encode(text)

function toNode(node: CaseNode): Node {
  if ('element' in node) return { element: bytes(node.element) }
  return { block: { props: bytes(node.block), children: node.children.map(toNode) } }
}

function toPatch(patch: CasePatch): Patch {
  if ('props' in patch) return { type: 'props', path: patch.props, props: bytes(patch.block) }
  const { splice, at, remove, insert } = patch
  return { type: 'splice', path: splice, at, remove, insert: insert.map(toNode) }
}

describe('shared cases', () => {
  test.each(cases as Case[])('$title', ({ before, patches, after, error }) => {
    const tree = toNode(before) as BlockNode
    const run = () => apply(tree, patches.map(toPatch))
    if (error !== undefined) expect(run).toThrow(error)
    else expect(run()).toEqual(toNode(after as CaseNode))
    expect(tree).toEqual(toNode(before))
  })
})

const element: fc.Arbitrary<Node> = fc.string({ maxLength: 4 }).map(text => ({ element: bytes(text) }))
const node: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>(tie => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    element,
    fc.array(tie('node'), { maxLength: 4 }).map(children => ({ block: { props: bytes('b'), children } })),
  ),
})).node
const root = fc
  .array(node, { maxLength: 5 })
  .map((children): BlockNode => ({ block: { props: bytes('root'), children } }))

function blocks(tree: BlockNode): number[][] {
  const paths: number[][] = []
  const visit = (node: Node, path: number[]) => {
    if (!isBlock(node)) return
    paths.push(path)
    node.block.children.forEach((child, index) => {
      visit(child, [...path, index])
    })
  }
  visit(tree, [])
  return paths
}

/** A tree, and a splice that fits somewhere in it. */
const fitting = root.chain(tree =>
  fc.record({
    tree: fc.constant(tree),
    patch: fc.constantFrom(...blocks(tree)).chain(path => {
      const length = (nodeAt(tree, path) as BlockNode).block.children.length
      return fc.nat(length).chain(at =>
        fc.record({
          type: fc.constant('splice' as const),
          path: fc.constant(path),
          at: fc.constant(at),
          remove: fc.nat(length - at),
          insert: fc.array(node, { maxLength: 3 }),
        }),
      )
    }),
  }),
)

test('T2: only the blocks on the way to a splice are new objects', () => {
  fc.assert(
    fc.property(fitting, ({ tree, patch }) => {
      const old = new Set<Node>()
      walk(tree, node => old.add(node))
      const inserted = new Set<Node>()
      for (const top of patch.insert) walk(top, node => inserted.add(node))

      const fresh: Node[] = []
      walk(apply(tree, [patch]), node => {
        if (!old.has(node) && !inserted.has(node)) fresh.push(node)
      })
      expect(fresh.length).toBe(patch.path.length + 1)
    }),
  )
})

test('T2: the neighbours of a splice are the same objects, in the same order', () => {
  fc.assert(
    fc.property(fitting, ({ tree, patch }) => {
      const before = (nodeAt(tree, patch.path) as BlockNode).block.children
      const after = (nodeAt(apply(tree, [patch]), patch.path) as BlockNode).block.children
      const expected = [...before]
      expected.splice(patch.at, patch.remove, ...patch.insert)
      expect(after.length).toBe(expected.length)
      after.forEach((node, index) => {
        expect(node).toBe(expected[index])
      })
    }),
  )
})
