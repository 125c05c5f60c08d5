// The picture that Graphviz draws, as a part of the page: stripped of all that could run a script, and in the page's
// colours where the graph has none of its own.

import { safeLink } from '../markdown/urls'

const SVG = 'http://www.w3.org/2000/svg'

// Drawing only. What is not in these lists does not reach the page.
const TAGS = new Set([
  ...['svg', 'g', 'a', 'title', 'defs', 'path', 'polygon', 'polyline', 'ellipse', 'circle', 'rect', 'line'],
  ...['text', 'tspan', 'linearGradient', 'radialGradient', 'stop'],
])
const ATTRIBUTES = new Set([
  ...[
    'id',
    'class',
    'width',
    'height',
    'viewBox',
    'preserveAspectRatio',
    'transform',
    'd',
    'points',
    'x',
    'y',
  ],
  ...['x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'fx', 'fy', 'offset', 'gradientUnits', 'style'],
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'opacity'],
  ...['text-anchor', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-decoration'],
  ...['baseline-shift', 'stop-color', 'stop-opacity'],
])

/** The SVG in a text, safe to be put into the page; `prefix` keeps its ids apart from those of other graphs. */
export function readSvg(text: string, prefix: string): SVGSVGElement {
  const source = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
  if (source.localName !== 'svg') throw new Error('Graphviz gave no picture.')
  const svg = copy(source, prefix) as SVGSVGElement
  colour(svg)
  letter(svg)
  return svg
}

function copy(source: Element, prefix: string): Element {
  const element = document.createElementNS(SVG, source.localName)
  for (const { name, value } of source.attributes) {
    if (!ATTRIBUTES.has(name)) continue
    const safe = safeValue(name, value, prefix)
    if (safe !== undefined) element.setAttribute(name, safe)
  }
  if (source.localName === 'a') link(element, source)
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) element.append(child.nodeValue ?? '')
    else if (child instanceof Element && TAGS.has(child.localName)) element.append(copy(child, prefix))
  }
  return element
}

/** Values may refer to gradients of the same picture, and to nothing else. */
function safeValue(name: string, value: string, prefix: string): string | undefined {
  if (name === 'id') return prefix + value
  const reference = /^url\(#([^)'"\\]+)\)$/.exec(value)
  if (reference) return `url(#${prefix}${reference[1]})`
  return /url\s*\(|\\/i.test(value) && name !== 'class' ? undefined : value
}

function link(element: Element, source: Element) {
  const href = source.getAttribute('xlink:href') ?? source.getAttribute('href')
  const safe = href === null ? undefined : safeLink(href)
  if (safe === undefined) return
  element.setAttribute('href', safe)
  element.setAttribute('target', '_blank')
  element.setAttribute('rel', 'noopener noreferrer')
}

/**
 * Lets black lines and texts follow the page's text.
 *
 * A graph on a ground of its own keeps its colours: `data-paper` says so. So do texts in filled shapes.
 */
function colour(svg: SVGSVGElement) {
  const graph = svg.querySelector('g.graph')
  const ground = [...(graph?.children ?? [])].find(child => child.localName === 'polygon')
  if (ground && isWhite(ground.getAttribute('fill'))) ground.remove()
  else if (ground && isFilled(ground)) svg.dataset.paper = 'own'
  if ([...svg.querySelectorAll('g.cluster > :is(polygon, path)')].some(isFilled))
    svg.dataset.paper ??= 'white'
  if (svg.dataset.paper) return
  for (const part of svg.querySelectorAll('g.node, g.edge, g.cluster, g.graph > text')) follow(part)
}

function follow(part: Element) {
  const shapes = [...part.querySelectorAll('path, polygon, polyline, ellipse, circle, rect, line')]
  for (const shape of shapes) if (isBlack(shape.getAttribute('stroke'))) shape.setAttribute('stroke', CURRENT)
  const texts = part.localName === 'text' ? [part] : [...part.querySelectorAll('text')]
  const solid = part.classList.contains('edge') || texts.length === 0
  if (solid) {
    for (const shape of shapes) if (isBlack(shape.getAttribute('fill'))) shape.setAttribute('fill', CURRENT)
  }
  // Beside an edge a text stands on the page, whatever the arrowhead is filled with.
  if (!part.classList.contains('edge') && shapes.some(isFilled)) return
  for (const text of texts) {
    if (!text.hasAttribute('fill') || isBlack(text.getAttribute('fill'))) text.setAttribute('fill', CURRENT)
  }
}

const CURRENT = 'currentColor'

// What Graphviz writes where a graph names no font.
const UNNAMED = 'Times,serif'
const SANS = 'Inter Variable, Inter, Helvetica, Arial, sans-serif'

/** Texts without a font of their own have the page's: smaller, since it is wider than the one they were measured in. */
function letter(svg: SVGSVGElement) {
  for (const text of svg.querySelectorAll('text')) {
    if (text.getAttribute('font-family') !== UNNAMED) continue
    text.setAttribute('font-family', SANS)
    text.setAttribute('font-size', String(Number(text.getAttribute('font-size')) * 0.85))
  }
}

function isFilled(shape: Element): boolean {
  const fill = shape.getAttribute('fill')
  return fill !== null && fill !== 'none' && fill !== 'transparent'
}

function isBlack(colour: string | null): boolean {
  return colour === 'black' || colour === '#000000'
}

function isWhite(colour: string | null): boolean {
  return colour === 'white' || colour === '#ffffff'
}

/** The picture as a file: what follows the page's colours is black again. */
export function svgFile(svg: SVGSVGElement): string {
  const file = svg.cloneNode(true) as SVGSVGElement
  file.setAttribute('style', 'color: black')
  return new XMLSerializer().serializeToString(file)
}
