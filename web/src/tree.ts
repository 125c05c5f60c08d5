// Applying patches to the page's tree. Trees are values: a patch makes a new one that shares what did not change.

import { type BlockNode, isBlock } from './codec'
import type { Node, Patch } from './protocol'

/** A patch did not fit the tree (rule T5). */
export class PatchError extends Error {}

/** The tree after the patches, each applied to the result of the one before (rule T4). */
export function apply(tree: BlockNode, patches: readonly Patch[]): BlockNode {
  return patches.reduce(applyOne, tree)
}

/** The node that a path of indices leads to, if there is one. */
export function nodeAt(tree: Node, path: readonly number[]): Node | undefined {
  let node: Node | undefined = tree
  for (const index of path) node = node && isBlock(node) ? node.block.children[index] : undefined
  return node
}

/** Calls `visit` with each node, a block before what it holds. */
export function walk(node: Node, visit: (node: Node) => void) {
  visit(node)
  if (isBlock(node)) for (const child of node.block.children) walk(child, visit)
}

function applyOne(tree: BlockNode, patch: Patch): BlockNode {
  switch (patch.type) {
    case 'splice':
      return edit(tree, patch.path, ({ block }) => ({
        block: { props: block.props, children: splice(block.children, patch) },
      }))
    case 'props':
      return edit(tree, patch.path, ({ block }) => ({
        block: { props: patch.props, children: block.children },
      }))
  }
}

/** A copy of the tree in which the block at `path` is changed; only the blocks on the way are new. */
function edit(
  tree: Node | undefined,
  path: number[],
  change: (node: BlockNode) => BlockNode,
  depth = 0,
): BlockNode {
  if (!tree || !isBlock(tree)) throw new PatchError(`no block at ${show(path)}`)
  const index = path[depth]
  if (index === undefined) return change(tree)
  const children = tree.block.children.slice()
  children[index] = edit(children[index], path, change, depth + 1)
  return { block: { props: tree.block.props, children } }
}

function splice(children: Node[], { path, at, remove, insert }: Extract<Patch, { type: 'splice' }>): Node[] {
  if (at + remove > children.length) {
    throw new PatchError(`no children ${at}..${at + remove} of ${children.length} at ${show(path)}`)
  }
  return [...children.slice(0, at), ...insert, ...children.slice(at + remove)]
}

function show(path: number[]): string {
  return `[${path.join(', ')}]`
}
