// Nodes of the tree as components. Each renders again only when its own node is another one.

import { memo, type ReactNode, Suspense, useMemo } from 'react'
import { ChatMessage } from './blocks/ChatMessage'
import { Column, Columns } from './blocks/Columns'
import { Container } from './blocks/Container'
import { Expander } from './blocks/Expander'
import { Form } from './blocks/Form'
import { Popover } from './blocks/Popover'
import { Status } from './blocks/Status'
import { Tabs } from './blocks/Tabs'
import {
  type BlockNode,
  blockOf,
  type ElementNode,
  elementOf,
  isBlock,
  widgetOf,
  widgetOfBlock,
} from './codec'
import { ElementView } from './ElementView'
import { lazyComponent } from './lazy'
import { FragmentsProvider, useFragments, usePageState } from './page'
import type { Block, Fragment as FragmentProps, Node, Tabs as TabsProps } from './protocol'

const Dialog = lazyComponent(() => import('./blocks/Dialog').then(module => ({ default: module.Dialog })))

/** Props of all views of nodes. */
interface NodeProps<T> {
  /** The place on the page. */
  node: T
  /** Whether a block around it was not reached by the present run. */
  stale: boolean
}

/** What a block holds, from top to bottom. */
export function Children({ node, stale }: NodeProps<BlockNode>) {
  const from = useReached(node)
  const { children } = node.block
  const keys = keysOf(children)
  return children.map((child, index) => (
    <NodeView key={keys[index]} node={child} stale={stale || index >= from} />
  ))
}

/** The first child of a block that the present run has not reached. */
function useReached(node: BlockNode): number {
  return usePageState(state => state.stale.get(node) ?? Number.POSITIVE_INFINITY)
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
    case 'tab':
      return children
    case 'container':
      return <Container block={block}>{children}</Container>
    case 'columns':
      return <Columns block={block}>{children}</Columns>
    case 'column':
      return <Column block={block}>{children}</Column>
    case 'tabs':
      return <TabsView node={node} block={block} stale={stale} />
    case 'expander':
      return <Expander block={block}>{children}</Expander>
    case 'popover':
      return <Popover block={block}>{children}</Popover>
    case 'status':
      return <Status block={block}>{children}</Status>
    case 'form':
      return <Form block={block}>{children}</Form>
    case 'chat_message':
      return <ChatMessage block={block}>{children}</ChatMessage>
    case 'fragment':
      return <Fragment block={block}>{children}</Fragment>
    case 'dialog':
      return (
        <Suspense>
          <Dialog block={block} stale={stale}>
            {children}
          </Dialog>
        </Suspense>
      )
  }
}

/** A part of the page that runs alone; what is in it stands where it stands. */
function Fragment({ block: { id }, children }: { block: FragmentProps; children: ReactNode }) {
  const around = useFragments()
  const fragments = useMemo(() => [...around, id], [around, id])
  return <FragmentsProvider value={fragments}>{children}</FragmentsProvider>
}

/** Tabs know what their panels are called. */
function TabsView({ node, block, stale }: NodeProps<BlockNode> & { block: TabsProps }) {
  const from = useReached(node)
  const tabs = node.block.children
    .filter(isBlock)
    .map((child, index) => tabOf({ node: child, stale: stale || index >= from }))
  return <Tabs block={block} tabs={tabs} />
}

function tabOf({ node, stale }: NodeProps<BlockNode>) {
  const tab = blockOf(node)
  return { label: tab.type === 'tab' ? tab.label : '', content: <Children node={node} stale={stale} /> }
}

/** What tells nodes apart while others come and go around them, each another. */
function keysOf(nodes: readonly Node[]): string[] {
  const keys = new Set<string>()
  const counts = new Map<string, number>()
  nodes.forEach((node, index) => {
    const key = isBlock(node) ? blockKey(blockOf(node), counts) : elementKey(node, index)
    // During a run, what it has not reached may be there a second time.
    keys.add(keys.has(key) ? `${index}:${key}` : key)
  })
  return [...keys]
}

// A widget keeps its focus and what is half typed into it when elements above it come and go.
function elementKey(node: ElementNode, index: number): string {
  const element = elementOf(node)
  return widgetOf(element)?.id ?? `${index}:${element.type}`
}

// A block is open or has a chosen tab: it is known by its name, else as the first, second … of its kind.
function blockKey(block: Block, counts: Map<string, number>): string {
  const id = widgetOfBlock(block)?.id
  if (id !== undefined) return id
  if (block.type === 'fragment') return `fragment:${block.id}`
  if ('key' in block && block.key !== null) return `${block.type}:${block.key}`
  const count = counts.get(block.type) ?? 0
  counts.set(block.type, count + 1)
  return `${block.type}#${count}`
}
