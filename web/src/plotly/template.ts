// The page's look as a Plotly template, which knows no CSS variables.

import type { Json } from './figure'

/** A template, and its colours of series. */
export interface Look {
  template: Json
  series: string[]
}

const CLEAR = 'rgba(0,0,0,0)'

/** Colours and fonts from the variables that hold at an element. */
export function plotlyLook(at: Element): Look {
  const style = getComputedStyle(at)
  const variable = (name: string) => style.getPropertyValue(name).trim()
  const colour = (name: string) => variable(`--color-${name}`)
  const family = variable('--font-sans') || 'sans-serif'
  const series = Array.from({ length: 10 }, (_, at) => variable(`--chart-${at + 1}`))
  const [text, muted, border, background] = ['text', 'muted', 'border', 'bg'].map(colour)
  const sequential = scale(colour('accent-soft'), series[0], colour('accent-hover'))
  const small = { size: 12, color: muted }
  const axis = {
    ...{ gridcolor: border, linecolor: border, zerolinecolor: border, zerolinewidth: 1 },
    ...{ tickfont: small, title: { font: small, standoff: 12 }, automargin: true, tickcolor: border },
  }
  const scene = { ...axis, backgroundcolor: CLEAR, showbackground: false }
  const colorbar = { outlinewidth: 0, thickness: 12, tickfont: small, title: { font: small } }
  const layout = {
    ...{ colorway: series, paper_bgcolor: CLEAR, plot_bgcolor: CLEAR, colorscale: { sequential } },
    font: { family, color: text, size: 12 },
    title: { font: { size: 15, color: text, weight: 600 }, x: 0, xref: 'paper', xanchor: 'left' },
    margin: { l: 48, r: 16, t: 48, b: 40 },
    xaxis: { ...axis, showgrid: false },
    yaxis: { ...axis, showline: false },
    legend: { font: small, title: { font: small }, bgcolor: CLEAR },
    hoverlabel: {
      ...{ bgcolor: colour('raised'), bordercolor: border, align: 'left' },
      font: { family, color: text, size: 12 },
    },
    modebar: { bgcolor: CLEAR, color: colour('faint'), activecolor: colour('accent') },
    coloraxis: { colorbar },
    polar: { bgcolor: CLEAR, angularaxis: axis, radialaxis: axis },
    ternary: { bgcolor: CLEAR, aaxis: axis, baxis: axis, caxis: axis },
    scene: { xaxis: scene, yaxis: scene, zaxis: scene },
    geo: {
      ...{ bgcolor: CLEAR, landcolor: colour('surface'), showland: true, subunitcolor: border },
      ...{ lakecolor: background, showlakes: true, coastlinecolor: border, countrycolor: border },
    },
    annotationdefaults: { font: { color: text }, arrowcolor: muted },
    shapedefaults: { line: { color: muted } },
    newselection: { line: { color: colour('accent'), dash: 'dot', width: 1.5 } },
  }
  return { template: { layout, data: traces(colour, border, { colorbar, colorscale: sequential }) }, series }
}

function traces(colour: (name: string) => string, border: string, range: Json): Json {
  const scaled = [range]
  const slices = [{ marker: { line: { color: colour('bg'), width: 1.5 } } }]
  const moves = {
    increasing: { line: { color: colour('green-solid') } },
    decreasing: { line: { color: colour('red-solid') } },
  }
  return {
    bar: [{ marker: { line: { width: 0 } } }],
    histogram: [{ marker: { line: { width: 0 } } }],
    pie: slices,
    sunburst: slices,
    treemap: slices,
    heatmap: scaled,
    contour: scaled,
    histogram2d: scaled,
    surface: scaled,
    choropleth: scaled,
    candlestick: [moves],
    ohlc: [moves],
    table: [
      {
        header: cells(colour('surface'), border, colour('muted')),
        cells: cells(colour('bg'), border, colour('text')),
      },
    ],
  }
}

function cells(background: string, line: string, text: string): Json {
  return { fill: { color: background }, line: { color: line }, font: { color: text } }
}

function scale(...colours: string[]): [number, string][] {
  return colours.map((colour, at) => [at / (colours.length - 1), colour])
}
