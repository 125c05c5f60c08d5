// One element: its outer node, its value if it is a widget, and a fence around its errors.

import { type ComponentType, memo, Suspense } from 'react'
import { widgetOf } from './codec'
import styles from './ElementView.module.css'
import { ErrorBoundary } from './ErrorBoundary'
import { type ElementProps, registry } from './elements/registry'
import { useValue } from './page'
import type { Element, Widget } from './protocol'

/** Props of `ElementView`. */
interface Props {
  /** What to show. */
  element: Element
  /** Whether the present run has not reached it. */
  stale: boolean
}

type AnyComponent = ComponentType<ElementProps>

/** An element in its outer node. */
export function ElementView({ element, stale }: Props) {
  const widget = widgetOf(element)
  const names = ['stElementContainer', 'element-container', styles.container]
  if (widget?.key) names.push(keyClass(widget.key))
  if (element.type === 'empty') names.push(styles.empty)
  return (
    <div className={names.join(' ')} data-testid="stElementContainer" data-stale={stale}>
      <Content element={element} />
    </div>
  )
}

/** The class of what the script gave a key. */
export function keyClass(key: string): string {
  return `st-key-${key.trim().replace(/[^a-zA-Z0-9_-]/g, '-')}`
}

const Content = memo(function Content({ element }: { element: Element }) {
  const Component = registry[element.type] as AnyComponent | undefined
  if (!Component) return <Unknown type={element.type} />
  const widget = widgetOf(element)
  return (
    <ErrorBoundary of={element}>
      <Suspense fallback={<div className={styles.loading} data-testid="stSkeleton" aria-hidden="true" />}>
        {widget ? (
          <WidgetContent element={element} widget={widget} Component={Component} />
        ) : (
          <Component element={element} value={undefined} setValue={ignore} />
        )}
      </Suspense>
    </ErrorBoundary>
  )
})

/** Props of `WidgetContent`. */
interface WidgetProps {
  element: Element
  widget: Widget
  Component: AnyComponent
}

function WidgetContent({ element, widget, Component }: WidgetProps) {
  const [value, setValue] = useValue(widget.id)
  return <Component element={element} value={value} setValue={setValue} />
}

function Unknown({ type }: { type: string }) {
  return <div className={styles.unknown}>This page does not know the element `{type}`.</div>
}

function ignore() {}
