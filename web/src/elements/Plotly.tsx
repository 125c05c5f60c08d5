// A chart described in Plotly's format.

import { type CSSProperties, type RefObject, useEffect, useMemo, useRef } from 'react'
import { drawingRole } from '../chart/label'
import { Problem } from '../chart/Problem'
import { type ImageType, SaveTools } from '../chart/SaveTools'
import { useSelected } from '../chart/useSelected'
import { useDocument } from '../document'
import type { Plot } from '../plotly/draw'
import { type Figure, OWN_HEIGHT, ownSize, parseFigure } from '../plotly/figure'
import { usePlot } from '../plotly/usePlot'
import type { Plotly as PlotlyProps, Size } from '../protocol'
import { saveUrl } from '../save'
import { FullScreenFrame } from './FullScreenFrame'
import styles from './Plotly.module.css'
import type { ElementProps } from './registry'

type Props = Omit<ElementProps<'plotly'>, 'element'> & { element: PlotlyProps }

/** The element that shows a figure of Plotly. */
export function Plotly(props: Props) {
  const { element } = props
  const { text, error } = useDocument(element.figure)
  const read = useMemo(() => (text === undefined ? {} : readFigure(text)), [text])
  const plot = useRef<Plot>(undefined)
  const save = async (type: ImageType) => {
    if (plot.current) saveUrl(`chart.${type}`, await plot.current.image(type))
  }
  return (
    <div
      className={`stPlotlyChart ${styles.chart}`}
      data-testid="stPlotlyChart"
      style={sizeOf(element, read.figure)}
    >
      <FullScreenFrame tools={<SaveTools save={save} />}>
        {isFull => (
          <Drawing
            {...props}
            figure={read.figure}
            failure={error ?? read.error}
            height={isFull ? { type: 'stretch' } : element.height}
            drawn={plot}
          />
        )}
      </FullScreenFrame>
    </div>
  )
}

function readFigure(text: string): { figure?: Figure; error?: string } {
  try {
    return { figure: parseFigure(text) }
  } catch (error) {
    return { error: (error as Error).message }
  }
}

function sizeOf({ width, height }: PlotlyProps, figure: Figure | undefined): CSSProperties {
  const pixels = width.type === 'pixels' ? width.value : figure && ownSize(figure).width
  return {
    width: width.type === 'pixels' || width.type === 'content' ? pixels : '100%',
    height: height.type === 'stretch' ? '100%' : undefined,
  }
}

interface DrawingProps extends Props {
  figure: Figure | undefined
  /** Why there is no figure. */
  failure: string | undefined
  height: Size
  drawn: RefObject<Plot | undefined>
}

/** The plot, or why there is none; `drawn` is told what is on show. */
function Drawing({ element, value, setValue, figure, failure, height, drawn }: DrawingProps) {
  const holder = useRef<HTMLDivElement>(null)
  const selecting = useSelected(element.selection, value, setValue)
  const { plot, error: plotError } = usePlot(holder, figure, element, selecting)
  const error = failure ?? plotError
  useEffect(() => {
    drawn.current = plot
  }, [plot, drawn])
  const fills = height.type === 'stretch'
  const pixels = height.type === 'pixels' ? height.value : figure && ownSize(figure).height

  return (
    <>
      {error !== undefined && <Problem>{error}</Problem>}
      <div
        ref={holder}
        {...drawingRole(element.alt, element.selection)}
        className={styles.holder}
        style={{ height: fills ? '100%' : (pixels ?? OWN_HEIGHT) }}
        data-fills={fills || undefined}
        hidden={error !== undefined}
      />
    </>
  )
}
