// The buttons of a chart's toolbar that save its picture.

import { ToolbarButton } from '../elements/FullScreenFrame'
import { ImageIcon, VectorIcon } from '../icons'

/** The formats in which a picture is saved. */
export type ImageType = 'png' | 'svg'

/** A button for each format. */
export function SaveTools({ save }: { save: (type: ImageType) => void }) {
  return (
    <>
      <ToolbarButton label="Save as PNG" onPress={() => save('png')}>
        <ImageIcon />
      </ToolbarButton>
      <ToolbarButton label="Save as SVG" onPress={() => save('svg')}>
        <VectorIcon />
      </ToolbarButton>
    </>
  )
}
