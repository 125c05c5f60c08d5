// What is selected on a map: places in the data, and the objects there, by layer.

import { isObject } from './spec'

/** What is selected, in the words of the widget's value. */
export interface DeckSelection {
  indices: Record<string, number[]>
  objects: Record<string, unknown[]>
}

/** An object that was clicked. */
export interface Picked {
  layer: string
  index: number
  object: unknown
}

/** The selection after a click: on nothing it is gone; a click on what is selected takes it out. */
export function clicked(
  before: DeckSelection | null,
  picked: Picked | null,
  isMulti: boolean,
): DeckSelection | null {
  if (!picked) return null
  const { layer, index, object } = picked
  const indices = before?.indices[layer] ?? []
  const objects = before?.objects[layer] ?? []
  const at = indices.indexOf(index)
  const kept = isMulti && before ? before : { indices: {}, objects: {} }
  if (at >= 0) return without(kept, layer, at)
  const [others, otherObjects] = isMulti ? [indices, objects] : [[], []]
  return {
    indices: { ...kept.indices, [layer]: [...others, index] },
    objects: { ...kept.objects, [layer]: [...otherObjects, object] },
  }
}

function without({ indices, objects }: DeckSelection, layer: string, at: number): DeckSelection | null {
  const { [layer]: own = [], ...otherIndices } = indices
  const { [layer]: ownObjects = [], ...otherObjects } = objects
  if (own.length > 1) {
    otherIndices[layer] = own.toSpliced(at, 1)
    otherObjects[layer] = ownObjects.toSpliced(at, 1)
  }
  return Object.keys(otherIndices).length > 0 ? { indices: otherIndices, objects: otherObjects } : null
}

/** Reads a selection of any origin; null is nothing. */
export function readSelection(selected: Record<string, unknown> | null): DeckSelection | null {
  if (!selected || !isObject(selected.indices)) return null
  const indices = Object.entries(selected.indices).filter((entry): entry is [string, number[]] =>
    Array.isArray(entry[1]),
  )
  const objects = isObject(selected.objects) ? selected.objects : {}
  const lists = Object.entries(objects).filter((entry): entry is [string, unknown[]] =>
    Array.isArray(entry[1]),
  )
  return { indices: Object.fromEntries(indices), objects: Object.fromEntries(lists) }
}
