// One or two thumbs on a track. Each move is a value at once; the connection sends at most one a frame.

import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react'
import { formatNumber } from '../format'
import type { Slider as SliderProps, Value } from '../protocol'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './Slider.module.css'
import { keyTarget, nearestThumb, snap, withThumb } from './sliderMath'

/** Props of `Slider`. */
interface Props {
  /** What to show. */
  element: SliderProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** A slider for a number or a range. */
export function Slider({ element, value, setValue }: Props) {
  const { widget, min, max, format } = element
  const values = value?.type === 'numbers' ? value.value : element.default
  const labelId = useId()
  const track = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<number | null>(null)

  function move(thumb: number, to: number) {
    const next = withThumb(values, thumb, snap(element, to))
    if (next[thumb] !== values[thumb]) setValue({ type: 'numbers', value: next })
  }

  function numberAt(event: PointerEvent): number {
    const box = track.current?.getBoundingClientRect()
    if (!box?.width) return min
    return min + ((event.clientX - box.left) / box.width) * (max - min)
  }

  function startDrag(event: PointerEvent<HTMLDivElement>) {
    if (widget.disabled || event.button !== 0) return
    const target = numberAt(event)
    const thumb = nearestThumb(values, target)
    event.currentTarget.setPointerCapture?.(event.pointerId)
    event.currentTarget.querySelectorAll<HTMLElement>('[role=slider]')[thumb]?.focus({ preventScroll: true })
    // Without this the browser would take the focus away from the thumb again.
    event.preventDefault()
    setDragged(thumb)
    move(thumb, target)
  }

  function pressKey(event: KeyboardEvent, thumb: number) {
    const target = keyTarget(element, values[thumb] ?? min, event.key, event.shiftKey)
    if (target === undefined || widget.disabled) return
    event.preventDefault()
    move(thumb, target)
  }

  const share = (number: number) => `${Math.min(1, Math.max(0, (number - min) / (max - min))) * 100}%`
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
        onPointerCancel={() => setDragged(null)}
      >
        <div ref={track} className={styles.track}>
          <div className={styles.fill} style={{ left: from, right: `calc(100% - ${to})` }} />
          {values.map((number, thumb) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a thumb is its place
              key={thumb}
              role="slider"
              tabIndex={widget.disabled ? -1 : 0}
              className={styles.thumb}
              style={{ left: share(number) }}
              data-dragged={dragged === thumb || undefined}
              aria-labelledby={labelId}
              aria-valuemin={thumb === 0 ? min : values[0]}
              aria-valuemax={thumb === values.length - 1 ? max : values[1]}
              aria-valuenow={number}
              aria-valuetext={formatNumber(format, number)}
              aria-disabled={widget.disabled || undefined}
              onKeyDown={event => pressKey(event, thumb)}
            >
              <div className={`stSliderThumbValue ${styles.bubble}`} data-testid="stSliderThumbValue">
                {formatNumber(format, number)}
              </div>
            </div>
          ))}
        </div>
      </div>
      <div className={`stSliderTickBar ${styles.ticks}`} data-testid="stSliderTickBar">
        <span data-testid="stSliderTickBarMin">{formatNumber(format, min)}</span>
        <span data-testid="stSliderTickBarMax">{formatNumber(format, max)}</span>
      </div>
    </div>
  )
}
