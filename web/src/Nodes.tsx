// Nodes of the tree as components. Each renders again only when its own node is another one.

import { memo } from 'react'
import { Column, Columns } from './blocks/Columns'
import { Container } from './blocks/Container'
import { Expander } from './blocks/Expander'
import { type BlockNode, blockOf, type ElementNode, elementOf, isBlock, widgetOf } from './codec'
import { ElementView } from './ElementView'
import { usePageState } from './page'
import type { Node } from './protocol'

/** Props of all views of nodes. */
interface NodeProps<T> {
  /** The place on the page. */
  node: T
  /** Whether a block around it was not reached by the present run. */
  stale: boolean
}

/** What a block holds, from top to bottom. */
export function Children({ node, stale }: NodeProps<BlockNode>) {
  const from = usePageState(state => state.stale.get(node) ?? Number.POSITIVE_INFINITY)
  return node.block.children.map((child, index) => (
    <NodeView key={keyOf(child, index)} node={child} stale={stale || index >= from} />
  ))
}

const NodeView = memo(function NodeView({ node, stale }: NodeProps<Node>) {
  return isBlock(node) ? <BlockView node={node} stale={stale} /> : <LeafView node={node} stale={stale} />
})

function LeafView({ node, stale }: NodeProps<ElementNode>) {
  return <ElementView element={elementOf(node)} stale={stale} />
}

function BlockView({ node, stale }: NodeProps<BlockNode>) {
  const block = blockOf(node)
  const children = <Children node={node} stale={stale} />
  switch (block.type) {
    case 'root':
      return children
    case 'container':
      return <Container block={block}>{children}</Container>
    case 'columns':
      return <Columns block={block}>{children}</Columns>
    case 'column':
      return <Column block={block}>{children}</Column>
    case 'expander':
      return <Expander block={block}>{children}</Expander>
  }
}

// A widget keeps its focus and what is half typed into it when elements above it come and go.
function keyOf(node: Node, index: number): string {
  if (isBlock(node)) return `${index}:${blockOf(node).type}`
  const element = elementOf(node)
  return widgetOf(element)?.id ?? `${index}:${element.type}`
}
