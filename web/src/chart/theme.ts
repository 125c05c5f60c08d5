// The page's look as a configuration of charts, which know no CSS variables.

import type { Spec } from './spec'

/** Colours and fonts from the variables that hold at an element. */
export function chartTheme(at: Element): Spec {
  const style = getComputedStyle(at)
  const variable = (name: string) => style.getPropertyValue(name).trim()
  const [text, muted, border, accent] = ['text', 'muted', 'border', 'accent'].map(name =>
    variable(`--color-${name}`),
  )
  const font = variable('--font-sans') || 'sans-serif'
  const series = Array.from({ length: 10 }, (_, at) => variable(`--chart-${at + 1}`))
  const sequence = [variable('--color-accent-soft'), variable('--chart-1'), variable('--color-accent-hover')]
  return {
    background: 'transparent',
    font,
    padding: { top: 6, right: 6, bottom: 6, left: 6 },
    view: { stroke: 'transparent', continuousHeight: 340, discreteHeight: 340, continuousWidth: 400 },
    title: { color: text, subtitleColor: muted, fontSize: 15, fontWeight: 600, anchor: 'start', offset: 14 },
    header: { titleColor: text, labelColor: muted, titleFontSize: 12, labelFontSize: 12 },
    axis: {
      ...{ labelColor: muted, labelFontSize: 12, labelPadding: 6, labelLimit: 180, labelSeparation: 4 },
      ...{ titleColor: muted, titleFontSize: 12, titleFontWeight: 500, titlePadding: 10 },
      ...{ gridColor: border, gridWidth: 1, domain: false, ticks: false },
    },
    axisX: { grid: false, domain: true, domainColor: border, labelFlush: true },
    axisXDiscrete: { labelLimit: 160 },
    axisQuantitative: { tickCount: 6 },
    legend: {
      ...{ labelColor: muted, titleColor: muted, titleFontWeight: 500, titleFontSize: 12, labelFontSize: 12 },
      ...{
        symbolType: 'circle',
        symbolSize: 90,
        symbolStrokeWidth: 0,
        symbolBaseFillColor: muted,
        gradientThickness: 10,
        labelLimit: 160,
      },
      ...{ orient: 'bottom', columns: 4, columnPadding: 18, rowPadding: 4, titlePadding: 8 },
    },
    range: {
      category: series,
      heatmap: sequence,
      ramp: sequence,
      ordinal: sequence,
      diverging: [variable('--chart-5'), variable('--color-surface'), variable('--chart-1')],
    },
    mark: { color: series[0] || accent, tooltip: true },
    line: { strokeWidth: 2.25, strokeCap: 'round', strokeJoin: 'round' },
    area: { fillOpacity: 0.75, line: false },
    bar: { cornerRadiusEnd: 3, discreteBandSize: { band: 0.76 } },
    point: { filled: true, size: 50 },
    circle: { size: 50 },
    rule: { color: muted },
    text: { color: text, fontSize: 12 },
    arc: { stroke: variable('--color-bg'), strokeWidth: 1.5 },
    boxplot: { median: { color: variable('--color-bg') }, rule: { color: muted } },
    geoshape: { stroke: variable('--color-bg') },
  }
}
