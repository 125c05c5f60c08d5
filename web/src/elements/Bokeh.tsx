// A chart in Bokeh's format, drawn by BokehJS as the session serves it.

import { useEffect, useId, useRef, useState } from 'react'
import { parseItem } from '../bokeh/item'
import { type BokehLibrary, loadBokeh } from '../bokeh/scripts'
import { drawingRole } from '../chart/label'
import { Problem } from '../chart/Problem'
import { useDocument } from '../document'
import type { Bokeh as BokehProps } from '../protocol'
import styles from './Bokeh.module.css'
import { bokehHeight } from './expectedHeight'
import { FullScreenFrame } from './FullScreenFrame'
import { cssWidth } from './size'

/** The element that shows a chart of Bokeh. */
export function Bokeh({ element }: { element: BokehProps }) {
  const { width } = element
  return (
    <div
      className={`stBokehChart ${styles.chart}`}
      data-testid="stBokehChart"
      style={{ width: width.type === 'content' ? 'fit-content' : cssWidth(width) }}
    >
      <FullScreenFrame>{isFull => <Drawing element={element} isFull={isFull} />}</FullScreenFrame>
    </div>
  )
}

function Drawing({ element, isFull }: { element: BokehProps; isFull: boolean }) {
  const id = useId()
  const holder = useRef<HTMLDivElement>(null)
  const { text, error: documentError } = useDocument(element.document)
  const [drawError, setDrawError] = useState<string>()
  const { version, width } = element
  const scripts = JSON.stringify(element.scripts)
  const sizing = isFull ? 'stretch_both' : width.type === 'content' ? undefined : 'stretch_width'

  useEffect(() => {
    const target = holder.current
    if (!target || text === undefined) return
    let current = true
    let views: unknown
    const draw = async () => {
      const item = parseItem(text, sizing)
      const bokeh: BokehLibrary = await loadBokeh(JSON.parse(scripts), version)
      if (!current) return
      target.replaceChildren()
      views = await bokeh.embed.embed_item(item, id)
      if (current) setDrawError(undefined)
      else remove(views)
    }
    draw().catch(error => current && setDrawError(String(error?.message ?? error)))
    return () => {
      current = false
      remove(views)
      target.replaceChildren()
    }
  }, [text, scripts, version, sizing, id])

  const error = documentError ?? drawError
  return (
    <>
      {error !== undefined && <Problem>{error}</Problem>}
      <div
        ref={holder}
        id={id}
        {...drawingRole(element.alt, null, 'group')}
        className={styles.holder}
        style={{ minHeight: isFull ? undefined : bokehHeight(element) }}
        hidden={error !== undefined}
      />
    </>
  )
}

/** Takes views off the page: BokehJS gives a list, a manager that can be walked like one, or an object of them. */
function remove(views: unknown) {
  if (typeof views !== 'object' || views === null) return
  const all = Symbol.iterator in views ? [...(views as Iterable<unknown>)] : Object.values(views)
  for (const view of all as { remove?(): void }[]) view?.remove?.()
}
