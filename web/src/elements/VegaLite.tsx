// A chart described in Vega-Lite.

import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useChart } from '../chart/useChart'
import type { Chart } from '../chart/vega'
import { toRows } from '../frame'
import { useFrame } from '../frame/useFrame'
import { ImageIcon, VectorIcon } from '../icons'
import type { VegaLite as VegaLiteProps } from '../protocol'
import { saveUrl } from '../save'
import { FullScreenFrame, ToolbarButton } from './FullScreenFrame'
import { cssWidth } from './size'
import styles from './VegaLite.module.css'

/** The element that shows a chart. */
export function VegaLite({ element }: { element: VegaLiteProps }) {
  const { width, height } = element
  return (
    <div
      className={`stVegaLiteChart ${styles.chart}`}
      data-testid="stVegaLiteChart"
      style={{ width: cssWidth(width), height: height.type === 'stretch' ? '100%' : undefined }}
    >
      <Framed element={element} />
    </div>
  )
}

function Framed({ element }: { element: VegaLiteProps }) {
  const chart = useRef<Chart>(undefined)
  const save = async (type: 'png' | 'svg') => {
    if (chart.current) saveUrl(`chart.${type}`, await chart.current.image(type))
  }
  return (
    <FullScreenFrame
      tools={
        <>
          <ToolbarButton label="Save as PNG" onPress={() => save('png')}>
            <ImageIcon />
          </ToolbarButton>
          <ToolbarButton label="Save as SVG" onPress={() => save('svg')}>
            <VectorIcon />
          </ToolbarButton>
        </>
      }
    >
      {isFull => (
        <Drawing element={isFull ? { ...element, width: FILL, height: FILL } : element} drawn={chart} />
      )}
    </FullScreenFrame>
  )
}

const FILL = { type: 'stretch' } as const

/** The chart, or why there is none; `drawn` is told what is on show. */
function Drawing({ element, drawn }: { element: VegaLiteProps; drawn: RefObject<Chart | undefined> }) {
  const holder = useRef<HTMLDivElement>(null)
  const { source, error: frameError } = useFrame(element.frame)
  const rows = useMemo(() => source && (() => toRows(source)), [source])
  const { chart, error: chartError } = useChart(holder, element, element.frame ? rows : null)
  const error = frameError ?? chartError
  useEffect(() => {
    drawn.current = chart
  }, [chart, drawn])

  return (
    <>
      {error !== undefined && (
        <div className={styles.error} role="alert">
          <strong>This chart can't be drawn.</strong> {error}
        </div>
      )}
      <div
        ref={holder}
        className={styles.holder}
        data-waiting={(!chart && error === undefined) || undefined}
        hidden={error !== undefined}
      />
    </>
  )
}
