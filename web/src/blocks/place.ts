// The room that something takes in a run of things, as `flow.module.css` reads it.

import type { CSSProperties } from 'react'
import type { Size } from '../protocol'

/** What is put on a node with the class `item`. */
interface Place {
  'data-width': Size['type']
  'data-height'?: Size['type']
  style: CSSProperties
}

/** Attributes for a width, and for a height where the node itself has one. */
export function place(width: Size, height?: Size): Place {
  return {
    'data-width': width.type,
    'data-height': height?.type,
    // Properties of its own, so that the style sheet decides what they mean in which direction.
    style: { '--width': pixels(width), '--height': pixels(height) } as CSSProperties,
  }
}

function pixels(size: Size | undefined): string | undefined {
  return size?.type === 'pixels' ? `${size.value}px` : undefined
}
