// What is more than a line of text: the cell shows its text, and what it is when it is opened.

import { type CustomCell, type CustomRenderer, drawTextCell, GridCellKind } from '@glideapps/glide-data-grid'
import { Json } from '../elements/Json'
import { Markdown } from '../elements/Markdown'
import styles from './viewerCell.module.css'

/** What the cell shows. */
export interface ViewerCell {
  kind: 'viewer'
  view: 'json' | 'markdown' | 'audio' | 'video'
  /** What stands in the cell. */
  text: string
  /** What is opened: a document, or the address of a medium. */
  body: string
}

const MEDIA_SIGN = '▶ '

/** Draws and opens the cell. */
export const viewerRenderer: CustomRenderer<CustomCell<ViewerCell>> = {
  kind: GridCellKind.Custom,
  isMatch: (cell): cell is CustomCell<ViewerCell> => (cell.data as ViewerCell).kind === 'viewer',
  draw(args) {
    const { view, text } = args.cell.data
    const isMedia = view === 'audio' || view === 'video'
    args.ctx.fillStyle = args.theme.textDark
    drawTextCell(args, (isMedia ? MEDIA_SIGN : '') + text, args.cell.contentAlign)
  },
  provideEditor: () => ({
    editor: ({ value }) => <Viewer data={value.data} />,
    disablePadding: true,
  }),
}

function Viewer({ data: { view, body } }: { data: ViewerCell }) {
  return (
    <div className={styles.viewer} data-testid={TEST_IDS[view]} tabIndex={-1} ref={takeFocus}>
      {view === 'json' && <Json element={{ body, expanded: 2, width: { type: 'stretch' } }} />}
      {view === 'markdown' && <Markdown body={body} />}
      {/* biome-ignore lint/a11y/useMediaCaption: a cell has an address and nothing else */}
      {view === 'audio' && <audio controls src={body} />}
      {/* biome-ignore lint/a11y/useMediaCaption: see above */}
      {view === 'video' && <video controls src={body} />}
    </div>
  )
}

/** An image in its own size, as far as there is room. */
export function ImageViewer({ urls }: { urls: readonly string[] }) {
  // Nothing is known of what it shows but its address.
  const alt = urls[0].startsWith('data:') ? '' : urls[0]
  return (
    <div tabIndex={-1} ref={takeFocus}>
      <img className={styles.image} src={urls[0]} alt={alt} />
    </div>
  )
}

/** The Escape key closes what has the focus. */
function takeFocus(element: HTMLElement | null) {
  element?.focus({ preventScroll: true })
}

const TEST_IDS = {
  json: 'stJsonColumnViewer',
  markdown: 'stMarkdownColumnViewer',
  audio: undefined,
  video: undefined,
}
