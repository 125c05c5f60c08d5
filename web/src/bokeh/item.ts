// What is done to a document of Bokeh before it is embedded: its size.

type Json = Record<string, unknown>

/** How a document takes up room; absent is what it says itself. */
export type Sizing = 'stretch_width' | 'stretch_both' | undefined

/** Reads what `bokeh.embed.json_item` gives, sized for its place; throws an `Error` that says what is wrong. */
export function parseItem(text: string, sizing: Sizing): Json {
  const item: unknown = JSON.parse(text)
  if (!isObject(item) || !isObject(item.doc)) throw new Error('It is not what `bokeh.embed.json_item` gives.')
  if (sizing) for (const model of rootsOf(item.doc)) stretch(model, sizing)
  return item
}

/** The models that a document shows: Bokeh 3 nests them, Bokeh 2 lists all models and names those. */
function rootsOf(document: Json): Json[] {
  const { roots } = document
  if (Array.isArray(roots)) return roots.filter(isObject)
  if (!isObject(roots) || !Array.isArray(roots.references) || !Array.isArray(roots.root_ids)) return []
  const ids = roots.root_ids
  return roots.references.filter(isObject).filter(({ id }) => ids.includes(id))
}

function stretch(model: Json, sizing: Sizing) {
  const attributes = isObject(model.attributes) ? model.attributes : {}
  if (sizing === 'stretch_width' && attributes.sizing_mode) return
  model.attributes = { ...attributes, sizing_mode: sizing }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
