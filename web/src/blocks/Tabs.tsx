// Tabs, and the panel of the one that is chosen. The other panels stay in the document, out of sight: what is in them
// keeps its state.

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { keyClass } from '../ElementView'
import { Markdown } from '../elements/Markdown'
import { ChevronIcon } from '../icons'
import { useValue } from '../page'
import type { Tabs as Props } from '../protocol'
import { useScrollStop } from '../scrollStop'
import { placeOf } from '../widgets/choices'
import { logicalKey } from '../widgets/direction'
import flow from './flow.module.css'
import { place } from './place'
import styles from './Tabs.module.css'
import { useOverflow } from './useOverflow'
import { VerticalBlock } from './VerticalBlock'

/** A tab and what it shows. */
export interface TabContent {
  /** What the tab says. */
  label: string
  /** What is in its panel. */
  content: ReactNode
}

/** Blocks of which one is seen. */
export function Tabs({ block, tabs }: { block: Props; tabs: TabContent[] }) {
  const id = useId()
  const labels = tabs.map(tab => tab.label)
  const [chosen, choose] = useChosen(block, labels)
  const names = ['stTabs', flow.item, styles.tabs]
  if (block.key) names.push(keyClass(block.key))
  return (
    <div
      className={names.join(' ')}
      data-testid="stTabs"
      {...place(block.width, block.height.type === 'content' ? undefined : block.height)}
    >
      <TabList id={id} labels={labels} chosen={chosen} onChoose={choose} />
      {tabs.map(({ content }, at) => (
        <Panel
          // biome-ignore lint/suspicious/noArrayIndexKey: a tab is its place
          key={at}
          id={panelId(id, at)}
          tab={tabId(id, at)}
          isShown={at === chosen}
          scrolls={block.height.type === 'pixels'}
        >
          {content}
        </Panel>
      ))}
    </div>
  )
}

/** Props of `Panel`. */
interface PanelProps {
  id: string
  /** The `id` of its tab. */
  tab: string
  /** Whether its tab is the chosen one. */
  isShown: boolean
  /** Whether it scrolls by itself, in tabs with a height of their own. */
  scrolls: boolean
  children: ReactNode
}

function Panel({ id, tab, isShown, scrolls, children }: PanelProps) {
  const outer = useRef<HTMLDivElement>(null)
  const stop = useScrollStop(outer)
  return (
    <div
      ref={outer}
      id={id}
      className={`stTabPanel ${styles.panel}`}
      data-testid="stTabPanel"
      data-baseweb="tab-panel"
      role="tabpanel"
      aria-labelledby={tab}
      hidden={!isShown}
      data-scroll={scrolls || undefined}
      tabIndex={scrolls ? stop : undefined}
    >
      <VerticalBlock>{children}</VerticalBlock>
    </div>
  )
}

/**
 * Which tab is chosen, and its setter. Of a widget it is the value (rule V11); else as the script says when it says
 * something new, and as the user does from then on.
 */
function useChosen({ widget, default: initial }: Props, labels: string[]) {
  const [own, chooseOwn] = useState(initial)
  const [was, setWas] = useState(initial)
  if (was !== initial) {
    setWas(initial)
    chooseOwn(initial)
  }
  const [value, setValue] = useValue(widget?.id ?? '')
  const held = value?.type === 'choice' ? placeOf(labels, value.value) : undefined
  const chosen = widget ? (held ?? initial) : own
  const choose = (at: number) => {
    if (at === chosen) return
    if (widget) setValue({ type: 'choice', value: { index: at, label: labels[at] ?? '' } })
    else chooseOwn(at)
  }
  return [Math.max(0, Math.min(chosen, labels.length - 1)), choose] as const
}

/** Props of `TabList`. */
interface ListProps {
  /** What the ids of tabs and panels begin with. */
  id: string
  /** What the tabs say. */
  labels: string[]
  /** The place of the chosen one. */
  chosen: number
  /** A tab was chosen. */
  onChoose: (at: number) => void
}

function TabList({ id, labels, chosen, onChoose }: ListProps) {
  const list = useRef<HTMLDivElement>(null)
  const { before, after } = useOverflow(list)

  function pressKey(event: KeyboardEvent<HTMLElement>) {
    const target = keyTarget(logicalKey(event), chosen, labels.length)
    if (target === undefined) return
    event.preventDefault()
    onChoose(target)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[target]?.focus()
  }

  function scroll(direction: number) {
    const node = list.current
    node?.scrollBy({ left: direction * node.clientWidth * 0.7, behavior: 'smooth' })
  }

  return (
    <div className={styles.head}>
      {before && <ScrollButton side="Left" onPress={() => scroll(-1)} />}
      <div
        ref={list}
        className={styles.list}
        data-baseweb="tab-list"
        role="tablist"
        tabIndex={-1}
        onKeyDown={pressKey}
      >
        {labels.map((label, at) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a tab is its place
            key={at}
            id={tabId(id, at)}
            type="button"
            className={`stTab ${styles.tab}`}
            data-testid="stTab"
            data-baseweb="tab"
            role="tab"
            aria-selected={at === chosen}
            aria-controls={panelId(id, at)}
            tabIndex={at === chosen ? 0 : -1}
            onClick={() => onChoose(at)}
          >
            <Markdown body={label} inline />
          </button>
        ))}
      </div>
      {after && <ScrollButton side="Right" onPress={() => scroll(1)} />}
    </div>
  )
}

/** For the pointer alone: the keyboard's way to a tab brings it into sight. */
function ScrollButton({ side, onPress }: { side: 'Left' | 'Right'; onPress: () => void }) {
  const name = `stTabsScroll${side}`
  return (
    <button
      type="button"
      className={`${name} ${styles.scroll}`}
      data-testid={name}
      data-side={side}
      aria-hidden="true"
      tabIndex={-1}
      onClick={onPress}
    >
      <ChevronIcon />
    </button>
  )
}

/** Where a key leads from a tab. */
function keyTarget(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return (from - 1 + count) % count
    case 'ArrowRight':
      return (from + 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
  }
  return undefined
}

function tabId(id: string, at: number): string {
  return `${id}-tab-${at}`
}

function panelId(id: string, at: number): string {
  return `${id}-panel-${at}`
}
