// One element: its outer node, its value if it is a widget, and a fence around its errors.

import { type ComponentType, memo, Suspense } from 'react'
import flow from './blocks/flow.module.css'
import { place } from './blocks/place'
import { widgetOf } from './codec'
import styles from './ElementView.module.css'
import { ErrorBoundary } from './ErrorBoundary'
import { expectedHeight } from './elements/expectedHeight'
import { type ElementProps, type ElementType, registry } from './elements/registry'
import { useValue, WidgetProvider } from './page'
import type { Element, Size, Widget } from './protocol'
import { Bottom } from './shell/Bottom'

/** Props of `ElementView`. */
interface Props {
  /** What to show. */
  element: Element
  /** Whether the present run has not reached it. */
  stale: boolean
}

type AnyComponent = ComponentType<ElementProps>

/** What draws into its place, and therefore can't say how large it would like that to be. */
const MEASURES = new Set<ElementType>(['bokeh', 'dataframe', 'deck', 'graphviz', 'plotly', 'vega_lite'])

/** What is seen elsewhere than where it stands. */
const ELSEWHERE = new Set<ElementType>(['celebration', 'logo', 'toast'])

/** An element in its outer node; at the foot of the page, if that is its place. */
export function ElementView(props: Props) {
  const { element } = props
  const isAtBottom = element.type === 'chat_input' && element.at_bottom
  if (!isAtBottom) return <Outer {...props} />
  return (
    <Bottom>
      <Outer {...props} />
    </Bottom>
  )
}

function Outer({ element, stale }: Props) {
  const widget = widgetOf(element)
  const names = ['stElementContainer', 'element-container', flow.item, styles.container]
  if (widget?.key) names.push(keyClass(widget.key))
  if (element.type === 'empty') names.push(styles.empty)
  if (ELSEWHERE.has(element.type)) names.push(styles.elsewhere)
  if (MEASURES.has(element.type)) names.push(styles.measures)
  return (
    <div
      className={names.join(' ')}
      data-testid="stElementContainer"
      data-stale={stale}
      {...placeOf(element)}
    >
      <Content element={element} />
    </div>
  )
}

/** The class of what the script gave a key. */
export function keyClass(key: string): string {
  return `st-key-${key.trim().replace(/[^a-zA-Z0-9_-]/g, '-')}`
}

function placeOf(element: Element) {
  if (element.type === 'space') return { style: { flex: flexOf(element.size) } }
  // Heights but this one are the element's own: only some of its parts may scroll.
  const stretches = 'height' in element && element.height.type === 'stretch'
  return place(widthOf(element), stretches ? element.height : undefined)
}

// A flex basis is a height in a column and a width in a row.
function flexOf(size: Size): string {
  return size.type === 'pixels' ? `0 0 ${size.value}px` : '1 1 0'
}

function widthOf(element: Element): Size {
  if (!('width' in element)) return { type: 'stretch' }
  const { type, width } = element
  if (MEASURES.has(type) && width.type === 'content') return { type: 'stretch' }
  // It is the width of one picture.
  if (type === 'image' && width.type === 'pixels' && element.pictures.length > 1) return { type: 'stretch' }
  return width
}

const Content = memo(function Content({ element }: { element: Element }) {
  const Component = registry[element.type] as AnyComponent | undefined
  if (!Component) return <Unknown type={element.type} />
  const widget = widgetOf(element)
  return (
    <ErrorBoundary of={element}>
      <Suspense fallback={<Loading element={element} />}>
        {widget ? (
          <WidgetContent element={element} widget={widget} Component={Component} />
        ) : (
          <Component element={element} value={undefined} setValue={ignore} />
        )}
      </Suspense>
    </ErrorBoundary>
  )
})

function Loading({ element }: { element: Element }) {
  return (
    <div
      className={styles.loading}
      data-testid="stSkeleton"
      aria-hidden="true"
      style={{ height: expectedHeight(element) }}
    />
  )
}

/** Props of `WidgetContent`. */
interface WidgetProps {
  element: Element
  widget: Widget
  Component: AnyComponent
}

function WidgetContent({ element, widget, Component }: WidgetProps) {
  const [value, setValue] = useValue(widget.id)
  return (
    <WidgetProvider value={widget.id}>
      <Component element={element} value={value} setValue={setValue} />
    </WidgetProvider>
  )
}

function Unknown({ type }: { type: string }) {
  return <div className={styles.unknown}>This page does not know the element `{type}`.</div>
}

function ignore() {}
