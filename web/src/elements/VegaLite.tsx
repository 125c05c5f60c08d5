// A chart described in Vega-Lite.

import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { drawingRole } from '../chart/label'
import { Problem } from '../chart/Problem'
import { type ImageType, SaveTools } from '../chart/SaveTools'
import { useChart } from '../chart/useChart'
import { useDetail } from '../chart/useDetail'
import { useParams } from '../chart/useParams'
import { useSelected } from '../chart/useSelected'
import type { Chart } from '../chart/vega'
import { toRows } from '../frame'
import { useFrame } from '../frame/useFrame'
import type { VegaLite as VegaLiteProps } from '../protocol'
import { saveUrl } from '../save'
import { useScrollStop } from '../scrollStop'
import { chartHeight } from './expectedHeight'
import { FullScreenFrame } from './FullScreenFrame'
import type { ElementProps } from './registry'
import { cssWidth } from './size'
import styles from './VegaLite.module.css'

type Props = Omit<ElementProps<'vega_lite'>, 'element'> & { element: VegaLiteProps }

/** The element that shows a chart. */
export function VegaLite(props: Props) {
  const { width, height } = props.element
  return (
    <div
      className={`stVegaLiteChart ${styles.chart}`}
      data-testid="stVegaLiteChart"
      style={{ width: cssWidth(width), height: height.type === 'stretch' ? '100%' : undefined }}
    >
      <Framed {...props} />
    </div>
  )
}

function Framed(props: Props) {
  const { element } = props
  const chart = useRef<Chart>(undefined)
  const save = async (type: ImageType) => {
    if (chart.current) saveUrl(`chart.${type}`, await chart.current.image(type))
  }
  const full: VegaLiteProps = { ...element, width: FILL, height: FILL }
  return (
    <FullScreenFrame tools={<SaveTools save={save} />}>
      {isFull => <Drawing {...props} element={isFull ? full : element} drawn={chart} />}
    </FullScreenFrame>
  )
}

const FILL = { type: 'stretch' } as const

interface DrawingProps extends Props {
  drawn: RefObject<Chart | undefined>
}

/** The chart, or why there is none; `drawn` is told what is on show. */
function Drawing({ element, value, setValue, drawn }: DrawingProps) {
  const holder = useRef<HTMLDivElement>(null)
  const { source, error: frameError } = useFrame(element.frame)
  const whole = useMemo(() => source && (() => toRows(source)), [source])
  const { rows: seen, follow } = useDetail(element.detail, source, holder)
  const selecting = useSelected(element.selection, value, setValue)
  const rows = element.frame ? (seen ?? whole) : null
  const { chart, error: chartError } = useChart(holder, element, rows, selecting)
  useParams(chart, selecting)
  const stop = useScrollStop(holder)
  const error = frameError ?? chartError
  useEffect(() => {
    drawn.current = chart
    if (chart) follow(chart)
  }, [chart, drawn, follow])

  return (
    <>
      {error !== undefined && <Problem>{error}</Problem>}
      <div
        ref={holder}
        {...drawingRole(element.alt, element.selection)}
        className={styles.holder}
        tabIndex={stop}
        style={chart ? undefined : { minHeight: chartHeight(element) }}
        hidden={error !== undefined}
      />
    </>
  )
}
