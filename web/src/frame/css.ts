// CSS declarations of single cells, as scripts write them. Only properties and values that can do nothing but change
// the look of their cell are taken.

import type { CSSProperties } from 'react'

const PROPERTIES = new Set([
  ...['color', 'background', 'background-color', 'background-image', 'background-size', 'background-repeat'],
  ...['background-position', 'opacity', 'font', 'font-family', 'font-size', 'font-style', 'font-variant'],
  ...[
    'font-weight',
    'letter-spacing',
    'line-height',
    'text-align',
    'text-decoration',
    'text-decoration-color',
  ],
  ...['text-decoration-line', 'text-decoration-style', 'text-indent', 'text-overflow', 'text-shadow'],
  ...['text-transform', 'vertical-align', 'white-space', 'word-break', 'overflow-wrap', 'width', 'min-width'],
  ...['max-width', 'height', 'padding', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left'],
  ...['border', 'border-color', 'border-style', 'border-width', 'border-radius', 'outline', 'visibility'],
  ...['top', 'right', 'bottom', 'left'].flatMap(side =>
    ['', '-color', '-style', '-width'].map(part => `border-${side}${part}`),
  ),
])

// Everything else with parentheses is refused: `url()` and its kin ask a server.
const FUNCTIONS = new Set([
  ...[
    'rgb',
    'rgba',
    'hsl',
    'hsla',
    'hwb',
    'lab',
    'lch',
    'oklab',
    'oklch',
    'color',
    'color-mix',
    'light-dark',
  ],
  ...[
    'linear-gradient',
    'radial-gradient',
    'conic-gradient',
    'repeating-linear-gradient',
    'calc',
    'min',
    'max',
  ],
  ...['clamp', 'var'],
])

const VALUE = /^[-\w\s.,%#()/+*'"]+$/

// Of rules for many cells at once.
const TABLE_PROPERTIES = new Set([
  ...PROPERTIES,
  ...['display', 'border-collapse', 'border-spacing', 'caption-side', 'cursor', 'empty-cells', 'min-height'],
  ...['max-height', 'table-layout'],
])

/** The harmless ones of some declarations, as React takes them; what is not understood is left out. */
export function parseCss(text: string): CSSProperties {
  return Object.fromEntries(harmless(text, PROPERTIES).map(([name, value]) => [camelCase(name), value]))
}

/** The harmless ones of some declarations for a whole table, with a text that can be read on their background. */
export function cssText(text: string): string {
  const declarations = harmless(text, TABLE_PROPERTIES)
  const said = new Map(declarations)
  const background = said.get('background-color') ?? said.get('background')
  const color = background && !said.has('color') ? readableOn(background) : undefined
  return [...declarations, ...(color ? [['color', color]] : [])]
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ')
}

function harmless(text: string, properties: ReadonlySet<string>): [string, string][] {
  return text.split(';').flatMap(declaration => {
    const colon = declaration.indexOf(':')
    const property = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important\s*$/i, '')
      .trim()
    return properties.has(property) && isHarmless(value) ? [[property, value]] : []
  })
}

function isHarmless(value: string): boolean {
  if (!VALUE.test(value)) return false
  return [...value.matchAll(/([-\w]*)\s*\(/g)].every(([, name]) => FUNCTIONS.has(name.toLowerCase()) || !name)
}

function camelCase(property: string): string {
  return property.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/**
 * Black or white, whichever is read better on a colour that the script chose, which knows nothing of the page's theme;
 * none where the colour is see-through or not understood.
 */
export function readableOn(color: string): string | undefined {
  const parts = rgbOf(color)
  if (!parts || parts[3] < 0.5) return undefined
  const [red, green, blue] = parts.map(linear)
  // The luminance at which both have the same contrast, after WCAG 2.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff'
}

/** A colour that may be see-through as it is seen on a ground that is not; none for what is no colour. */
export function blended(color: string, ground: string): string | undefined {
  const [above, below] = [rgbOf(color), rgbOf(ground)]
  if (!above || !below || above[3] === 0) return undefined
  const mixed = [0, 1, 2].map(at => Math.round(above[at] * above[3] + below[at] * (1 - above[3])))
  return `#${mixed.map(part => part.toString(16).padStart(2, '0')).join('')}`
}

function linear(value: number): number {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

let context: CanvasRenderingContext2D | null | undefined

/** Red, green and blue from 0 to 255, and the opacity from 0 to 1. */
function rgbOf(color: string): number[] | undefined {
  const normal = normalColor(color)
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(normal)
  if (hex) return [...hex.slice(1).map(digits => Number.parseInt(digits, 16)), 1]
  const rgba = /^rgba?\(([\d.]+),\s*([\d.]+),\s*([\d.]+)(?:,\s*([\d.]+))?\)$/.exec(normal)
  return rgba ? [...rgba.slice(1, 4).map(Number), Number(rgba[4] ?? 1)] : undefined
}

/** A canvas gives colours back in one of two ways to write them. */
function normalColor(color: string): string {
  if (/^#[0-9a-f]{6}$/i.test(color)) return color
  if (context === undefined) context = document.createElement('canvas').getContext('2d')
  if (!context) return color
  context.fillStyle = 'transparent'
  context.fillStyle = color
  return context.fillStyle
}
