// Another page within this one: at an address, or written out as HTML.

import { type CSSProperties, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useDocument } from '../document'
import type { Document, Iframe as IframeProps, Size } from '../protocol'
import { Failure, RefusedAddress } from './Failure'
import { heightIn, withHeight } from './frameHeight'
import { frameOf, STRANGER } from './frameOf'
import styles from './Iframe.module.css'

const DEFAULT_HEIGHT = 150

/** What frames may use of the browser, where the user allows it. */
const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'sync-xhr',
  'usb',
  'xr-spatial-tracking',
].join('; ')

/** A page within this one. */
export function Iframe({ element }: { element: IframeProps }) {
  const { content } = element
  return content.type === 'url' ? (
    <AddressFrame element={element} address={content.value} />
  ) : (
    <HtmlFrame element={element} html={content.value} />
  )
}

function AddressFrame({ element, address }: { element: IframeProps; address: string }) {
  const frame = frameOf(address)
  if (!frame) return <RefusedAddress what="This page can't be shown." url={address} />
  return (
    <iframe
      {...common(element)}
      src={frame.url}
      sandbox={frame.sandbox}
      style={frameStyle(element, DEFAULT_HEIGHT)}
    />
  )
}

function HtmlFrame({ element, html }: { element: IframeProps; html: Document }) {
  const { text, error } = useDocument(html)
  const holder = useRef<HTMLIFrameElement>(null)
  const isMeasured = element.height.type === 'content'
  const height = useMeasured(holder, isMeasured)
  const page = useMemo(() => (isMeasured ? withHeight(text ?? '') : text), [text, isMeasured])
  if (error !== undefined) return <Failure what="This HTML can't be shown.">{error}</Failure>
  return (
    <iframe
      ref={holder}
      {...common(element)}
      srcDoc={page}
      sandbox={STRANGER}
      style={frameStyle(element, height ?? DEFAULT_HEIGHT)}
    />
  )
}

function common({ alt, scrolling, tab_index: tabIndex }: IframeProps) {
  return {
    className: `stIFrame ${styles.frame}`,
    'data-testid': 'stIFrame',
    title: alt ?? 'Embedded page',
    allow: PERMISSIONS,
    // Browsers still know this attribute, and nothing else hides a frame's bars from outside.
    scrolling: scrolling ? 'auto' : 'no',
    tabIndex: tabIndex ?? undefined,
  }
}

function frameStyle({ height, scrolling }: IframeProps, content: number): CSSProperties {
  return { height: cssHeight(height, content), overflow: scrolling ? 'auto' : 'hidden' }
}

function cssHeight(height: Size, content: number): number | string {
  if (height.type === 'pixels') return height.value
  return height.type === 'stretch' ? '100%' : content
}

/** The height that a frame's own page says it needs; none before it has spoken. */
function useMeasured(holder: RefObject<HTMLIFrameElement | null>, isMeasured: boolean): number | undefined {
  const [height, setHeight] = useState<number>()
  useEffect(() => {
    if (!isMeasured) return
    const listen = (event: MessageEvent) => {
      // Its origin says nothing, since strangers have none; its window says who it is.
      if (event.source === null || event.source !== holder.current?.contentWindow) return
      const said = heightIn(event.data)
      if (said !== undefined) setHeight(said)
    }
    window.addEventListener('message', listen)
    return () => window.removeEventListener('message', listen)
  }, [holder, isMeasured])
  return isMeasured ? height : undefined
}
