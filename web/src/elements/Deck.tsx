// A map in the format of deck.gl's JSON.

import { type CSSProperties, useMemo, useRef } from 'react'
import { drawingRole } from '../chart/label'
import { Problem } from '../chart/Problem'
import type { Selected } from '../chart/selection'
import { useSelected } from '../chart/useSelected'
import { binaryData, rowObject } from '../deck/data'
import type { DeckMap, Pick, Scene } from '../deck/map'
import { clicked, readSelection } from '../deck/selection'
import { baseMapOf, isObject, type Json, layersOf, parseSpec, readsFrame } from '../deck/spec'
import { Tooltip } from '../deck/Tooltip'
import { parseTemplate, type Template } from '../deck/tooltip'
import { useMap } from '../deck/useMap'
import { useDocument } from '../document'
import type { FrameSource } from '../frame'
import { useFrame } from '../frame/useFrame'
import type { Deck as DeckProps, Size } from '../protocol'
import { useTheme } from '../theme'
import styles from './Deck.module.css'
import { FullScreenFrame } from './FullScreenFrame'
import type { ElementProps } from './registry'
import { cssWidth } from './size'

type Props = Omit<ElementProps<'deck'>, 'element'> & { element: DeckProps }

/** The element that shows a map. */
export function Deck(props: Props) {
  const { width, height } = props.element
  return (
    <div
      className={`stDeckGlJsonChart ${styles.map}`}
      data-testid="stDeckGlJsonChart"
      style={{ width: cssWidth(width), height: cssHeight(height) }}
    >
      <FullScreenFrame>{() => <Drawing {...props} />}</FullScreenFrame>
    </div>
  )
}

const OWN_HEIGHT = 500

function cssHeight(height: Size): CSSProperties['height'] {
  if (height.type === 'stretch') return '100%'
  return height.type === 'pixels' ? height.value : OWN_HEIGHT
}

function Drawing({ element, value, setValue }: Props) {
  const { frame, alt, selection } = element
  const holder = useRef<HTMLDivElement>(null)
  const document = useDocument(element.spec)
  const read = useMemo(() => readAll(document.text, element.tooltip), [document.text, element.tooltip])
  const { source, error: frameError } = useFrame(frame)
  const selecting = useSelected(selection, value, setValue)
  const scene = useScene(read.spec, frame ? source : null, readSelection(selecting.selected()))
  const give = (pick: Pick | null) => {
    if (!selection) return
    const picked = pick && { ...pick, object: objectOf(pick, read.spec, source) }
    const next = clicked(
      readSelection(selecting.selected()),
      picked,
      selection.modes.includes('multi-object'),
    )
    selecting.give(next as Selected | null)
  }
  const { map, error: mapError, note, hovered } = useMap(holder, scene, give)
  const error = document.error ?? read.error ?? frameError ?? mapError
  const object = hovered && objectOf(hovered, read.spec, source)

  return (
    <>
      {error !== undefined && <Problem what="map">{error}</Problem>}
      <div {...drawingRole(alt, selection, 'group')} className={styles.frame} hidden={error !== undefined}>
        <div ref={holder} className={styles.holder} />
        {map && <ZoomButtons map={map} />}
        {note !== null && (
          <p className={styles.note} role="status">
            {note}
          </p>
        )}
        {read.template && hovered && isObject(object) && (
          <Tooltip
            template={read.template}
            object={object}
            at={hovered}
            width={holder.current?.clientWidth ?? 0}
          />
        )}
      </div>
    </>
  )
}

interface Read {
  spec?: Json
  template?: Template | null
  error?: string
}

function readAll(text: string | undefined, tooltip: string | null): Read {
  if (text === undefined) return {}
  try {
    return { spec: parseSpec(text), template: parseTemplate(tooltip) }
  } catch (error) {
    return { error: (error as Error).message }
  }
}

/** All that the map shows; `source` is the frame, null where there is none and absent until it is read. */
function useScene(
  spec: Json | undefined,
  source: FrameSource | null | undefined,
  selected: Scene['selected'],
): Scene | undefined {
  const theme = useTheme()
  const data = useMemo(() => (source ? binaryData(source) : undefined), [source])
  const chosen = JSON.stringify(selected)
  return useMemo(() => {
    if (!spec || source === undefined) return undefined
    const background = getComputedStyle(window.document.documentElement)
      .getPropertyValue('--color-surface')
      .trim()
    return {
      spec,
      data,
      base: baseMapOf(spec, theme),
      background: background || (theme === 'dark' ? '#162225' : '#f2f6f7'),
      selected: JSON.parse(chosen),
    }
  }, [spec, source, data, theme, chosen])
}

/** The object that was picked; rows of the frame are made objects only here. */
function objectOf(
  { layer, index, object }: Pick,
  spec: Json | undefined,
  source: FrameSource | undefined,
): unknown {
  if (object !== undefined && object !== null) return object
  const read = spec && layersOf(spec).find(({ id }, at) => (id ?? `layer-${at}`) === layer)
  return read && readsFrame(read) && source && index < source.rows ? rowObject(source, index) : null
}

function ZoomButtons({ map }: { map: DeckMap }) {
  return (
    <div className={`stDeckGlJsonChartZoomButton ${styles.zoom}`} data-testid="stDeckGlJsonChartZoomButton">
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => map.zoom(1)}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 3v10M3 8h10" />
        </svg>
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => map.zoom(-1)}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 8h10" />
        </svg>
      </button>
    </div>
  )
}
