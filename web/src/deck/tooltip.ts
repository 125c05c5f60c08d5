// What a map's tooltip says: a template with `{field}` placeholders, filled from the object below the pointer.

import { isObject, type Json } from './spec'

/** A tooltip as the element asks for it. */
export interface Template {
  /** HTML or plain text with placeholders; absent shows all fields. */
  html?: string
  text?: string
  /** CSS properties, in their camelCase or CSS names. */
  style?: Record<string, string>
}

/** A tooltip as it is shown. */
export type Content = { html: string } | { text: string } | { fields: [string, string][] }

/** Reads the tooltip's JSON; none where there is nothing to show. */
export function parseTemplate(text: string | null): Template | null {
  const tooltip: unknown = text === null ? null : JSON.parse(text)
  if (tooltip === true) return {}
  if (!isObject(tooltip)) return null
  const { html, text: plain, style } = tooltip
  return {
    html: typeof html === 'string' ? html : undefined,
    text: typeof plain === 'string' ? plain : undefined,
    style: isObject(style) ? readStyle(style) : undefined,
  }
}

/** What a tooltip shows for an object. */
export function contentOf({ html, text }: Template, object: Json): Content {
  if (html !== undefined) return { html: interpolate(html, object) }
  if (text !== undefined) return { text: interpolate(text, object) }
  return { fields: fieldsOf(object) }
}

/** Puts the object's fields into a template; a placeholder without a field stays as it is. */
export function interpolate(template: string, object: Json): string {
  return template.replace(/\{([^{}]+)\}/g, (placeholder, name: string) => {
    const value = fieldOf(object, name.trim())
    return value === undefined ? placeholder : shown(value)
  })
}

/** A field by its name or its path; those of a GeoJSON feature are its properties. */
function fieldOf(object: Json, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name]
  const inner = name
    .split('.')
    .reduce<unknown>(
      (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
      object,
    )
  if (inner !== undefined || !isObject(object.properties)) return inner
  return Object.hasOwn(object.properties, name) ? object.properties[name] : undefined
}

// Coordinates of shapes and the points within a cell would fill the page.
const MOST_FIELDS = 16

function fieldsOf(object: Json): [string, string][] {
  const fields = isObject(object.properties) ? object.properties : object
  return Object.entries(fields)
    .filter(([, value]) => !isObject(value) && !(Array.isArray(value) && value.length > 4))
    .slice(0, MOST_FIELDS)
    .map(([name, value]) => [name, shown(value)])
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toLocaleString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The properties of a style that load nothing. */
function readStyle(style: Json): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(style)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue
    if (/url\s*\(|\\/i.test(String(value)) || !/^[a-zA-Z-]+$/.test(name)) continue
    plain[name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())] = String(value)
  }
  return plain
}
