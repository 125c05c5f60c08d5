// What screen readers are told of a drawing.

import type { Selection } from '../protocol'

/**
 * The role and the name of a drawing; nothing where there are no words for it.
 *
 * A picture where nothing can be reached in it; else a group, since what is in a picture is not read out.
 */
export function drawingRole(
  alt: string | null,
  selection: Selection | null,
  role: 'img' | 'group' = selection ? 'group' : 'img',
) {
  const label = alt || selection?.widget.label || undefined
  return label ? { role, 'aria-label': label } : {}
}
