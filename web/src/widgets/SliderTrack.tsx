// One or two thumbs on a track. Each move is a value at once; the connection sends at most one a frame.

import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { keyTarget, labelShifts, nearestThumb, type Scale, snap, withThumb } from '../elements/sliderMath'
import type { Widget } from '../protocol'
import { isRightToLeft, logicalKey } from './direction'
import styles from './SliderTrack.module.css'
import { WidgetLabel } from './WidgetLabel'

/** Props of `SliderTrack`. */
interface Props {
  /** What all widgets have. */
  widget: Widget
  /** Where the track begins and ends, and its steps. */
  scale: Scale
  /** Where the thumbs are, one or two, in order. */
  values: readonly number[]
  /** A number as it is seen and said. */
  show: (number: number) => string
  /** A thumb was moved: where they are now. */
  onMove: (values: number[]) => void
}

/** A labelled track with its thumbs, and its ends below. */
export function SliderTrack({ widget, scale, values, show, onMove }: Props) {
  const { min, max } = scale
  const labelId = useId()
  const track = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const before = useRef(values)
  useLabelShifts(track)

  function move(thumb: number, to: number) {
    const next = withThumb(values, thumb, snap(scale, to))
    if (next[thumb] !== values[thumb]) onMove(next)
  }

  function numberAt(event: PointerEvent): number {
    const box = track.current?.getBoundingClientRect()
    if (!box?.width) return min
    const share = (event.clientX - box.left) / box.width
    return min + (isRightToLeft(track.current) ? 1 - share : share) * (max - min)
  }

  function startDrag(event: PointerEvent<HTMLDivElement>) {
    if (widget.disabled || event.button !== 0) return
    const target = numberAt(event)
    const thumb = nearestThumb(values, target)
    before.current = values
    event.currentTarget.setPointerCapture?.(event.pointerId)
    event.currentTarget.querySelectorAll<HTMLElement>('[role=slider]')[thumb]?.focus({ preventScroll: true })
    // Without this the browser would take the focus away from the thumb again.
    event.preventDefault()
    setDragged(thumb)
    move(thumb, target)
  }

  // The finger went on to scroll the page: it did not mean the slider.
  function cancelDrag() {
    if (dragged !== null && before.current.some((number, thumb) => number !== values[thumb]))
      onMove([...before.current])
    setDragged(null)
  }

  function pressKey(event: KeyboardEvent, thumb: number) {
    const target = keyTarget(scale, values[thumb] ?? min, logicalKey(event), event.shiftKey)
    if (target === undefined || widget.disabled) return
    event.preventDefault()
    move(thumb, target)
  }

  const share = (number: number) => {
    const part = max > min ? (number - min) / (max - min) : 0
    return `${Math.min(1, Math.max(0, part)) * 100}%`
  }
  const from = values.length > 1 ? share(values[0] ?? min) : '0%'
  const to = share(values.at(-1) ?? min)
  return (
    <div className="stSlider" data-testid="stSlider">
      <WidgetLabel widget={widget} id={labelId} />
      <div
        className={styles.slider}
        data-baseweb="slider"
        data-disabled={widget.disabled || undefined}
        onPointerDown={startDrag}
        onPointerMove={event => dragged !== null && move(dragged, numberAt(event))}
        onPointerUp={() => setDragged(null)}
        onPointerCancel={cancelDrag}
      >
        <div ref={track} className={styles.track}>
          <div className={styles.fill} style={{ '--from': from, '--to': to } as CSSProperties} />
          {values.map((number, thumb) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a thumb is its place
              key={thumb}
              role="slider"
              tabIndex={widget.disabled ? -1 : 0}
              className={styles.thumb}
              style={{ '--at': share(number) } as CSSProperties}
              data-dragged={dragged === thumb || undefined}
              aria-labelledby={labelId}
              aria-valuemin={thumb === 0 ? min : values[0]}
              aria-valuemax={thumb === values.length - 1 ? max : values[1]}
              aria-valuenow={number}
              aria-valuetext={show(number)}
              aria-disabled={widget.disabled || undefined}
              onKeyDown={event => pressKey(event, thumb)}
            >
              <div
                className={`stSliderThumbValue ${styles.bubble}`}
                data-testid="stSliderThumbValue"
                dir="auto"
              >
                {show(number)}
              </div>
            </div>
          ))}
        </div>
      </div>
      <div className={`stSliderTickBar ${styles.ticks}`} data-testid="stSliderTickBar">
        <span data-testid="stSliderTickBarMin" dir="auto">
          {show(min)}
        </span>
        <span data-testid="stSliderTickBarMax" dir="auto">
          {show(max)}
        </span>
      </div>
    </div>
  )
}

/** Keeps the labels of the thumbs within the slider and apart. */
function useLabelShifts(track: RefObject<HTMLDivElement | null>) {
  useLayoutEffect(() => settleLabels(track.current))
  useEffect(() => {
    const observer = new ResizeObserver(() => settleLabels(track.current))
    if (track.current) observer.observe(track.current)
    // Their widths change when a font has come.
    for (const label of labelsOf(track.current)) observer.observe(label)
    return () => observer.disconnect()
  }, [track])
}

function labelsOf(track: HTMLElement | null): HTMLElement[] {
  return [...(track?.querySelectorAll<HTMLElement>('[role=slider] > *') ?? [])]
}

function settleLabels(track: HTMLElement | null) {
  if (!track) return
  const labels = labelsOf(track)
  const start = track.getBoundingClientRect().left
  const boxes = labels.map(label => (label.parentElement as HTMLElement).getBoundingClientRect())
  const shifts = labelShifts(
    boxes.map(box => box.left + box.width / 2 - start),
    labels.map(label => label.offsetWidth),
    // Half a thumb reaches over each end of the track, and so may a label.
    { from: -(boxes[0]?.width ?? 0) / 2, to: track.offsetWidth + (boxes[0]?.width ?? 0) / 2 },
  )
  labels.forEach((label, place) => {
    label.style.setProperty('--shift', `${shifts[place]}px`)
  })
}
