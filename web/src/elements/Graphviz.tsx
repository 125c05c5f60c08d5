// A graph in Graphviz's language.

import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { drawingRole } from '../chart/label'
import { Problem } from '../chart/Problem'
import { readSvg, svgFile } from '../graphviz/svg'
import { VectorIcon } from '../icons'
import { lazy } from '../lazy'
import type { Graphviz as GraphvizProps } from '../protocol'
import { saveFile } from '../save'
import { FullScreenFrame, ToolbarButton } from './FullScreenFrame'
import styles from './Graphviz.module.css'
import { cssWidth } from './size'

const chunk = lazy(() => import('../graphviz/layout'))
// The library and the graph travel side by side.
chunk.load().catch(() => undefined)

/** The element that shows a graph. */
export function Graphviz({ element }: { element: GraphvizProps }) {
  const { width } = element
  const holder = useRef<HTMLDivElement>(null)
  const save = () => {
    const svg = holder.current?.querySelector('svg')
    if (svg) saveFile('graph.svg', svgFile(svg), 'image/svg+xml')
  }
  return (
    <div
      className={`stGraphVizChart ${styles.chart}`}
      data-testid="stGraphVizChart"
      style={{ width: cssWidth(width), height: cssHeight(element) }}
      data-fit={width.type === 'content' || undefined}
    >
      <FullScreenFrame
        tools={
          <ToolbarButton label="Save as SVG" onPress={save}>
            <VectorIcon />
          </ToolbarButton>
        }
      >
        {isFull => <Drawing element={element} isFull={isFull} holder={holder} />}
      </FullScreenFrame>
    </div>
  )
}

function cssHeight({ height }: GraphvizProps): string | undefined {
  if (height.type === 'pixels') return `${height.value}px`
  return height.type === 'stretch' ? '100%' : undefined
}

interface Props {
  element: GraphvizProps
  isFull: boolean
  holder: RefObject<HTMLDivElement | null>
}

function Drawing({ element, isFull, holder }: Props) {
  const { dot, engine, width, height, alt } = element
  const [error, setError] = useState<string>()
  const id = useId()

  useEffect(() => {
    let current = true
    const draw = async () => {
      const { layOut } = await chunk.load()
      const svg = readSvg(await layOut(dot, engine), id)
      if (!current) return
      holder.current?.replaceChildren(svg)
      setError(undefined)
    }
    draw().catch(error => current && setError(String(error?.message ?? error)))
    return () => {
      current = false
    }
  }, [dot, engine, holder, id])

  return (
    <>
      {error !== undefined && <Problem what="graph">{error}</Problem>}
      <div
        ref={holder}
        {...drawingRole(alt, null, /\b(URL|href)\b/i.test(dot) ? 'group' : 'img')}
        className={styles.holder}
        data-wide={isFull || width.type !== 'content' || undefined}
        data-bounded={isFull || height.type !== 'content' || undefined}
        hidden={error !== undefined}
      />
    </>
  )
}
