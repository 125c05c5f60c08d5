// One or two thumbs on a track over numbers, dates, times or durations.

import { useMemo } from 'react'
import type { Slider as SliderProps, Value } from '../protocol'
import { SliderTrack } from '../widgets/SliderTrack'
import { sliderFormat } from './sliderFormat'

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
  const { kind, format } = element
  const show = useMemo(() => sliderFormat(kind, format), [kind, format])
  return (
    <SliderTrack
      widget={element.widget}
      scale={element}
      values={heldNumbers(element, value)}
      show={show}
      onMove={numbers => setValue({ type: 'numbers', value: numbers })}
    />
  )
}

function heldNumbers(element: SliderProps, value: Value | undefined): number[] {
  const fits = value?.type === 'numbers' && value.value.length === element.default.length
  return fits ? value.value : element.default
}
