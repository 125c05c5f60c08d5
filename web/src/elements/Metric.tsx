// A number that matters: its label above it, how it changed below, and perhaps a small chart.

import { bar, type Point, type Sparkline, sparkline } from '../grid/sparkline'
import type { Metric as MetricProps } from '../protocol'
import { Help } from '../widgets/Help'
import { Markdown } from './Markdown'
import styles from './Metric.module.css'
import { cssWidth } from './size'

const NAMED = new Set(['red', 'orange', 'yellow', 'green', 'blue', 'violet', 'gray'])

/** The element that shows a number. */
export function Metric({ element }: { element: MetricProps }) {
  const { value, height, chart } = element
  const color = colorName(element.delta_color)
  return (
    <div
      className={`stMetric ${styles.metric}`}
      data-testid="stMetric"
      data-border={element.border || undefined}
      data-fit={element.width.type === 'content' || undefined}
      style={{
        width: cssWidth(element.width),
        height: height.type === 'pixels' ? height.value : height.type === 'stretch' ? '100%' : undefined,
      }}
    >
      <Label element={element} />
      <div className={`stMetricValue ${styles.value}`} data-testid="stMetricValue" title={value}>
        {value}
      </div>
      {(element.delta !== null || element.delta_description !== null) && (
        <div className={styles.change}>
          {element.delta !== null && <Delta element={element} delta={element.delta} color={color} />}
          {element.delta_description !== null && (
            <span
              className={`stMetricDeltaDescription ${styles.description}`}
              data-testid="stMetricDeltaDescription"
            >
              {element.delta_description}
            </span>
          )}
        </div>
      )}
      {chart.length > 0 && <Chart element={element} color={element.delta === null ? undefined : color} />}
    </div>
  )
}

function Label({ element: { label, label_visibility: visibility, icon, help } }: { element: MetricProps }) {
  return (
    <div className={`stMetricLabel ${styles.label}`} data-testid="stMetricLabel" data-visibility={visibility}>
      {icon && (
        <span className={styles.icon}>
          <Markdown body={icon} inline />
        </span>
      )}
      <Markdown body={label} inline className={styles.text} />
      {help && visibility === 'visible' && <Help body={help} />}
    </div>
  )
}

/** Props of `Delta`. */
interface DeltaProps {
  element: MetricProps
  delta: string
  color: string
}

function Delta({ element: { arrow }, delta, color }: DeltaProps) {
  return (
    <span
      className={`stMetricDelta ${styles.delta}`}
      data-testid="stMetricDelta"
      style={{ color: `var(--color-${color})`, background: `var(--color-${color}-soft)` }}
    >
      {arrow && <Arrow isUp={arrow === 'up'} />}
      <span className={styles.text}>{delta}</span>
    </span>
  )
}

function Arrow({ isUp }: { isUp: boolean }) {
  return (
    <svg
      className={styles.arrow}
      viewBox="0 0 16 16"
      data-testid={isUp ? 'stMetricDeltaIcon-Up' : 'stMetricDeltaIcon-Down'}
      role="img"
      aria-label={isUp ? 'Up' : 'Down'}
    >
      <path d={isUp ? 'M8 13V3.5M3.8 7.5 8 3.3l4.2 4.2' : 'M8 3v9.5M3.8 8.5 8 12.7l4.2-4.2'} />
    </svg>
  )
}

/** The colour's name in the theme; one that it does not have is grey. */
function colorName(name: string): string {
  return NAMED.has(name) ? name : 'gray'
}

// The square's own unit: the picture is stretched to its place, its lines are not.
const SIZE = 100

/** Props of `Chart`; without a colour, it has that of charts. */
interface ChartProps {
  element: MetricProps
  color: string | undefined
}

function Chart({ element: { chart, chart_kind: kind, label }, color }: ChartProps) {
  const drawing = sparkline(chart, { fromZero: kind === 'bar' })
  return (
    <svg
      className={`stMetricChart ${styles.chart}`}
      data-testid="stMetricChart"
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Chart of ${label}: ${spoken(chart)}`}
      style={{ color: color ? `var(--color-${color}-solid)` : 'var(--chart-1)' }}
    >
      {kind === 'bar' ? <Bars drawing={drawing} /> : <Lines drawing={drawing} isFilled={kind === 'area'} />}
    </svg>
  )
}

function Lines({ drawing, isFilled }: { drawing: Sparkline; isFilled: boolean }) {
  return (
    <>
      {isFilled && <path className={styles.area} d={drawing.runs.map(areaPath).join('')} />}
      <path className={styles.line} d={drawing.runs.map(linePath).join('')} />
    </>
  )
}

/** A point alone is a line of no length, whose round ends make it a dot. */
function linePath(run: Point[]): string {
  const path = run.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${unit(x)} ${unit(y)}`).join('')
  return run.length === 1 ? `${path}h0.01` : path
}

function areaPath(run: Point[]): string {
  return `${linePath(run)}V${SIZE}H${unit(run[0].x)}Z`
}

function Bars({ drawing }: { drawing: Sparkline }) {
  return drawing.runs.flat().map(point => {
    const { x, y, width, height } = bar(point, drawing)
    return (
      <rect
        key={point.x}
        x={unit(x)}
        y={unit(y)}
        width={unit(width)}
        height={Math.max(1, unit(height))}
        fill="currentColor"
      />
    )
  })
}

function unit(share: number): number {
  return Math.round(share * SIZE * 100) / 100
}

/** What a chart shows, for those who don't see it. */
function spoken(values: readonly number[]): string {
  const finite = values.filter(Number.isFinite)
  if (finite.length === 0) return 'no values'
  const [low, high] = [Math.min, Math.max].map(pick => finite.reduce((a, b) => pick(a, b)))
  return `${values.length} values from ${low} to ${high}, the last is ${finite[finite.length - 1]}`
}
