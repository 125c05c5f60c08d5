// The looks of single cells in a frame that is edited: they belong to rows of the data, wherever these are now.

import type { CellStyling } from '../frame/useStyling'
import type { EditedFrame } from './edited'

/** The looks by where rows are now. A changed cell shows its value, and an added row has no looks. */
export function editedStyling(styling: CellStyling, frame: EditedFrame): CellStyling {
  return {
    text(row, column) {
      const id = frame.idAt(row)
      return id < 0 || frame.edited(id, column) !== undefined ? undefined : styling.text(id, column)
    },
    css(row, column) {
      const id = frame.idAt(row)
      return id < 0 ? undefined : styling.css(id, column)
    },
  }
}
