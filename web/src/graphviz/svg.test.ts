import { expect, test } from 'vitest'
import { layOut } from './layout'
import { readSvg, svgFile } from './svg'

const draw = async (dot: string) => readSvg(await layOut(dot, 'dot'), 'g-')
const inSvg = (body: string) =>
  readSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${body}</svg>`,
    'g-',
  )

test('a graph follows the colours of the page where it has none of its own', async () => {
  const svg = await draw('digraph { a -> b [label=x]; c [color=red, fontcolor=blue] }')
  expect(svg.querySelector('g.graph > polygon')).toBeNull()
  expect(svg.querySelector('g.edge path')).toHaveAttribute('stroke', 'currentColor')
  expect(svg.querySelector('g.edge polygon')).toHaveAttribute('fill', 'currentColor')
  for (const text of svg.querySelectorAll('g.edge text, #g-node1 text'))
    expect(text).toHaveAttribute('fill', 'currentColor')
  const own = svg.querySelector('#g-node3')
  expect(own?.querySelector('ellipse')).toHaveAttribute('stroke', 'red')
  expect(own?.querySelector('text')).toHaveAttribute('fill', 'blue')
})

test('a text in a filled shape stays as dark as it was', async () => {
  const svg = await draw('digraph { a [style=filled] }')
  expect(svg.querySelector('text')).not.toHaveAttribute('fill')
  expect(svg.querySelector('ellipse')).toHaveAttribute('fill', 'lightgrey')
})

test('a graph on a ground of its own keeps its colours', async () => {
  const own = await draw('digraph { bgcolor=yellow; a }')
  expect(own.dataset.paper).toBe('own')
  expect(own.querySelector('ellipse')).toHaveAttribute('stroke', 'black')
  const cluster = await draw('digraph { subgraph cluster_x { style=filled; a } }')
  expect(cluster.dataset.paper).toBe('white')
  expect(svgFile(cluster)).not.toContain('currentColor')
})

test('links that could run a script lead nowhere', async () => {
  const svg = await draw('digraph { a [URL="javascript:alert(1)"]; b [URL="https://example.org"] }')
  expect([...svg.querySelectorAll('a')].map(link => link.getAttribute('href'))).toEqual([
    null,
    'https://example.org',
  ])
  expect(svg.querySelector('a[href]')).toHaveAttribute('rel', 'noopener noreferrer')
  expect(svg.outerHTML).not.toContain('javascript')
})

test('nothing that could run a script or load something is left', () => {
  const svg = inSvg(`
    <script>alert(1)</script><style>* { display: none }</style>
    <foreignObject><p>x</p></foreignObject><image href="https://example.org/a.png"/><use href="#a"/>
    <a xlink:href="java&#10;script:alert(1)" onclick="alert(1)"><text onload="alert(1)">kept</text></a>
    <set attributeName="href" to="javascript:alert(1)"/>
    <rect fill="url(https://example.org/a.svg#x)" style="background: url('https://example.org')" class="a"/>
    <rect style="background: u\\72l(https://example.org)"/>`)
  expect(svg.innerHTML.replace(/\s+/g, '')).toBe(
    '<a><text>kept</text></a><rectclass="a"></rect><rect></rect>'.replace(/\s+/g, ''),
  )
})

test('gradients of several graphs are kept apart', () => {
  const svg = inSvg('<defs><linearGradient id="l"/></defs><g><ellipse fill="url(#l)"/></g>')
  expect(svg.querySelector('linearGradient')?.id).toBe('g-l')
  expect(svg.querySelector('ellipse')).toHaveAttribute('fill', 'url(#g-l)')
})

test('mistakes are told in the words of Graphviz', async () => {
  await expect(layOut('digraph { a -> ', 'dot')).rejects.toThrow('syntax error in line 1')
  await expect(layOut('digraph {}', 'nope')).rejects.toThrow('Layout type: "nope" not recognized')
})

test('texts have the font of the page unless the graph names another', async () => {
  const svg = await draw('digraph { a; b [fontname="Courier", fontsize=20] }')
  expect(svg.querySelector('#g-node1 text')).toHaveAttribute('font-family', expect.stringContaining('Inter'))
  expect(Number(svg.querySelector('#g-node1 text')?.getAttribute('font-size'))).toBeLessThan(14)
  expect(svg.querySelector('#g-node2 text')?.getAttribute('font-family')).toMatch(/^Courier/)
  expect(svg.querySelector('#g-node2 text')).toHaveAttribute('font-size', '20.00')
})
