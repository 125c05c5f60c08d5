// A frame as the data of a layer: buffers that the graphics card takes as they are.

import type { FrameSource } from '../frame'

/** The values of one accessor, so many for each row. */
interface Attribute {
  value: Float64Array | Float32Array | Uint8Array
  size: number
  normalized?: boolean
}

/** Data of a layer without an object for each row. */
export interface BinaryData {
  length: number
  attributes: Record<string, Attribute>
}

/** The columns `position`, `radius` and `color` as accessors of a layer of circles. */
export function binaryData(source: FrameSource): BinaryData {
  const { rows } = source
  const attributes: BinaryData['attributes'] = {}
  // A place that is missing is not drawn.
  const position = fill(source, 'position', new Float64Array(rows * 2), 2, Number.NaN)
  const radius = fill(source, 'radius', new Float32Array(rows), 1, 0)
  const color = fill(source, 'color', new Uint8Array(rows * 4), 4, 255)
  if (position) attributes.getPosition = { value: position, size: 2 }
  if (radius) attributes.getRadius = { value: radius, size: 1 }
  if (color) attributes.getFillColor = { value: color, size: 4, normalized: true }
  return { length: rows, attributes }
}

/** A row as an object, for tooltips and selections. */
export function rowObject(source: FrameSource, row: number): Record<string, unknown> {
  return Object.fromEntries(source.columns.map(({ name }, at) => [name, source.plain(row, at)]))
}

/** Writes a column into a buffer; nothing where there is no such column. */
function fill<T extends Attribute['value']>(
  source: FrameSource,
  name: string,
  into: T,
  size: number,
  missing: number,
): T | undefined {
  const column = source.columns.findIndex(column => column.name === name)
  if (column < 0) return undefined
  for (let row = 0; row < source.rows; row++) {
    const cell = source.plain(row, column)
    for (let part = 0; part < size; part++) {
      const value = Array.isArray(cell) ? cell[part] : part === 0 ? cell : undefined
      into[row * size + part] = typeof value === 'number' ? value : missing
    }
  }
  return into
}
