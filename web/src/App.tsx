// The page's shell: header, sidebar, main area, and what lies above them.

import { lazy, memo, Suspense, useMemo, useRef, useState } from 'react'
import styles from './App.module.css'
import { useAutoscroll } from './blocks/useAutoscroll'
import { VerticalBlock } from './blocks/VerticalBlock'
import type { BlockNode } from './codec'
import { Children } from './Nodes'
import { usePage, usePageState } from './page'
import type { SidebarState } from './protocol'
import { BottomProvider } from './shell/Bottom'
import { Farewell } from './shell/ConnectionStatus'
import { readEmbed } from './shell/embed'
import { Header } from './shell/Header'
import { useHead } from './shell/head'
import type { DialogName } from './shell/MainMenu'
import { isNarrow, Sidebar } from './shell/Sidebar'
import { Skeleton } from './shell/Skeleton'
import { useShortcuts } from './shell/shortcuts'
import { Toasts } from './shell/Toasts'
import { mainArea, sidebarArea } from './store'

const Dialogs = lazy(() => import('./shell/Dialogs'))

/** The whole page. */
export function App() {
  const script = usePageState(state => state.script)
  const connection = usePageState(state => state.connection)
  useHead()
  return (
    <div
      className={`stApp ${styles.app}`}
      data-testid="stApp"
      data-test-script-state={script}
      data-test-connection-state={connection}
    >
      <View />
      <Toasts />
      <Farewell />
    </div>
  )
}

const View = memo(function View() {
  const { connection } = usePage()
  const embed = useMemo(() => readEmbed(window.location.search), [])
  const layout = usePageState(state => state.page.layout)
  const sidebar = usePageState(state => sidebarArea(state.tree))
  const sidebarStale = usePageState(({ stale, tree }) => (stale.get(tree) ?? 2) <= 1)
  const initial = usePageState(state => state.page.sidebar)
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const [chosenWide, setChosenWide] = useState<boolean | null>(null)
  const [sidebarOpen, setSidebarOpen] = useSidebarOpen(initial)
  const wide = chosenWide ?? layout === 'wide'
  const hasSidebar = sidebar !== undefined && sidebar.block.children.length > 0

  function toggleSidebar(open: boolean) {
    setSidebarOpen(open)
    // The button that was pressed goes away: its counterpart takes the focus over.
    const counterpart = open ? 'stSidebarCollapseButton' : 'stExpandSidebarButton'
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-testid=${counterpart}]`)?.focus())
  }

  useShortcuts(
    useMemo(() => ({ r: () => connection.rerun(), c: () => setDialog('clearCache') }), [connection]),
  )

  return (
    <div
      className={`stAppViewContainer appview-container ${styles.view}`}
      data-testid="stAppViewContainer"
      data-layout={wide ? 'wide' : 'narrow'}
      data-embedded={embed.embedded || undefined}
    >
      {hasSidebar && (
        <Sidebar open={sidebarOpen} onClose={() => toggleSidebar(false)}>
          <Children node={sidebar} stale={sidebarStale} />
        </Sidebar>
      )}
      <div className={styles.rest}>
        {embed.line && <div className={`stDecoration ${styles.line}`} data-testid="stDecoration" />}
        {(embed.toolbar || hasSidebar) && (
          <Header
            toolbar={embed.toolbar}
            onOpenSidebar={hasSidebar && !sidebarOpen ? () => toggleSidebar(true) : undefined}
            onDialog={setDialog}
          />
        )}
        <BottomProvider>
          {hasBottom => (
            <Main
              padding={embed.padding}
              scrolling={embed.scrolling}
              skeleton={embed.loading}
              hasBottom={hasBottom}
            />
          )}
        </BottomProvider>
      </div>
      {dialog && (
        <Suspense>
          <Dialogs name={dialog} wide={wide} onWide={setChosenWide} onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </div>
  )
})

/** Props of `Main`. */
interface MainProps {
  /** Whether there is spare room around the content. */
  padding: boolean
  /** Whether it scrolls. */
  scrolling: boolean
  /** Whether a sketch is shown until there is a page. */
  skeleton: boolean
  /** Whether there is a bar below it: it then stays at its end while more is drawn. */
  hasBottom: boolean
}

function Main({ padding, scrolling, skeleton, hasBottom }: MainProps) {
  const main = usePageState(state => mainArea(state.tree))
  const stale = usePageState(({ stale, tree }) => stale.get(tree) === 0)
  const begun = usePageState(state => state.run > 0)
  const outer = useRef<HTMLElement>(null)
  useAutoscroll(outer, hasBottom)
  return (
    <main ref={outer} className={`stMain ${styles.main}`} data-testid="stMain" data-scrolling={scrolling}>
      <div
        className={`stMainBlockContainer block-container ${styles.block}`}
        data-testid="stMainBlockContainer"
        data-padding={padding}
        data-bottom={hasBottom || undefined}
      >
        {main && <MainContent node={main} stale={stale} />}
        {!begun && skeleton && <Skeleton />}
      </div>
    </main>
  )
}

const MainContent = memo(function MainContent({ node, stale }: { node: BlockNode; stale: boolean }) {
  return (
    <VerticalBlock>
      <Children node={node} stale={stale} />
    </VerticalBlock>
  )
})

/** Whether the sidebar is open: as the script says when it says something new, else as the user does. */
function useSidebarOpen(initial: SidebarState) {
  const [open, setOpen] = useState(() => opensAt(initial))
  const [was, setWas] = useState(initial)
  // While rendering, so that a closed sidebar is never painted open.
  if (was !== initial) {
    setWas(initial)
    setOpen(opensAt(initial))
  }
  return [open, setOpen] as const
}

function opensAt(initial: SidebarState): boolean {
  return initial === 'auto' ? !isNarrow() : initial === 'expanded'
}
