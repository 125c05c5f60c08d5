// HTML within Markdown, where the script allows it: parsed, then stripped of all that could run a script.
// A chunk of its own. What is not in the lists below does not reach the page.

import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize'

const HTML_TAGS = [
  ...(defaultSchema.tagNames ?? []),
  ...[
    'abbr',
    'address',
    'article',
    'aside',
    'audio',
    'bdi',
    'bdo',
    'button',
    'caption',
    'center',
    'cite',
    'col',
  ],
  ...[
    'colgroup',
    'data',
    'dfn',
    'fieldset',
    'figcaption',
    'figure',
    'font',
    'footer',
    'form',
    'header',
    'hgroup',
  ],
  ...[
    'label',
    'legend',
    'main',
    'mark',
    'meter',
    'nav',
    'option',
    'optgroup',
    'progress',
    'search',
    'select',
  ],
  ...['small', 'source', 'style', 'textarea', 'time', 'track', 'u', 'video', 'wbr'],
]

// Drawing only. Left out on purpose: script, foreignObject, use, image, and what changes attributes over time.
const SVG_TAGS = [
  ...[
    'svg',
    'g',
    'path',
    'circle',
    'ellipse',
    'rect',
    'line',
    'polyline',
    'polygon',
    'text',
    'tspan',
    'title',
  ],
  ...[
    'desc',
    'defs',
    'linearGradient',
    'radialGradient',
    'stop',
    'clipPath',
    'mask',
    'pattern',
    'marker',
    'symbol',
  ],
]

const SVG_ATTRIBUTES = [
  ...[
    'viewBox',
    'preserveAspectRatio',
    'xmlns',
    'd',
    'points',
    'x',
    'y',
    'x1',
    'y1',
    'x2',
    'y2',
    'cx',
    'cy',
    'r',
  ],
  ...['rx', 'ry', 'dx', 'dy', 'fx', 'fy', 'pathLength', 'transform', 'gradientUnits', 'gradientTransform'],
  ...[
    'spreadMethod',
    'offset',
    'stopColor',
    'stopOpacity',
    'clipPathUnits',
    'clipPath',
    'clipRule',
    'maskUnits',
  ],
  ...['mask', 'patternUnits', 'patternTransform', 'markerWidth', 'markerHeight', 'markerStart', 'markerMid'],
  ...['markerEnd', 'refX', 'refY', 'orient', 'fill', 'fillOpacity', 'fillRule', 'stroke', 'strokeWidth'],
  ...[
    'strokeOpacity',
    'strokeLinecap',
    'strokeLinejoin',
    'strokeDashArray',
    'strokeDashOffset',
    'strokeMiterlimit',
  ],
  ...['opacity', 'textAnchor', 'dominantBaseline', 'fontFamily', 'fontSize', 'fontWeight', 'letterSpacing'],
]

const EVERYWHERE = [
  'className',
  'id',
  'style',
  'title',
  'lang',
  'dir',
  'role',
  'tabIndex',
  'hidden',
  'aria*',
  'data*',
]
const LOOK = [
  'align',
  'vAlign',
  'width',
  'height',
  'bgColor',
  'color',
  'border',
  'cellPadding',
  'cellSpacing',
  'size',
]
const FIELD = [
  'name',
  'value',
  'placeholder',
  'required',
  'disabled',
  'readOnly',
  'min',
  'max',
  'step',
  'maxLength',
]
const MEDIA = ['src', 'controls', 'autoPlay', 'loop', 'muted', 'poster', 'preload', 'playsInline']

const schema: Schema = {
  tagNames: [...HTML_TAGS, ...SVG_TAGS],
  attributes: {
    '*': [...EVERYWHERE, ...LOOK, ...SVG_ATTRIBUTES],
    a: ['href', 'target', 'rel', 'download'],
    img: ['src', 'alt', 'loading'],
    audio: MEDIA,
    video: MEDIA,
    source: ['src', 'type', 'media'],
    track: ['src', 'kind', 'srcLang', 'label', 'default'],
    td: ['colSpan', 'rowSpan', 'headers'],
    th: ['colSpan', 'rowSpan', 'headers', 'scope', 'abbr'],
    col: ['span'],
    colgroup: ['span'],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    details: ['open', 'name'],
    time: ['dateTime'],
    data: ['value'],
    font: ['face'],
    blockquote: ['cite'],
    q: ['cite'],
    form: ['action', 'method', 'encType', 'autoComplete', 'noValidate'],
    label: ['htmlFor'],
    input: [...FIELD, 'type', 'checked', 'pattern', 'autoComplete'],
    textarea: [...FIELD, 'rows', 'cols'],
    select: [...FIELD, 'multiple'],
    option: ['value', 'selected', 'disabled', 'label'],
    optgroup: ['label', 'disabled'],
    button: ['type', 'name', 'value', 'disabled'],
    meter: ['value', 'min', 'max', 'low', 'high', 'optimum'],
    progress: ['value', 'max'],
  },
  // Addresses are also judged by the renderer; two fences are better than one.
  protocols: {
    href: ['http', 'https', 'mailto', 'tel', 'ftp', 'sms'],
    src: ['http', 'https', 'data', 'blob'],
    poster: ['http', 'https', 'data'],
    cite: ['http', 'https'],
    action: ['http', 'https', 'mailto'],
  },
  // The text of these goes with them; of all others only the tag goes.
  strip: ['script', 'iframe', 'object', 'embed', 'template', 'noscript', 'foreignObject'],
  // Style sheets of existing apps address the ids that their HTML gives.
  clobber: [],
  allowComments: false,
  allowDoctypes: false,
}

/** Plugins for react-markdown, in order. */
export const rehypeHtml = [rehypeRaw, [rehypeSanitize, schema]] as [
  typeof rehypeRaw,
  [typeof rehypeSanitize, Schema],
]
