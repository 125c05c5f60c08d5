// One or two thumbs on a track over options.

import type { SelectSlider as SelectSliderProps, Value } from '../protocol'
import { heldChoices, placeOf } from '../widgets/choices'
import { SliderTrack } from '../widgets/SliderTrack'

/** Props of `SelectSlider`. */
interface Props {
  /** What to show. */
  element: SelectSliderProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** A slider for an option or a range of options. */
export function SelectSlider({ element, value, setValue }: Props) {
  const { widget, options } = element
  const show = (place: number) => options[place] ?? ''
  return (
    <SliderTrack
      widget={widget}
      scale={{ min: 0, max: Math.max(0, options.length - 1), step: 1 }}
      values={places(element, value)}
      show={show}
      onMove={moved =>
        setValue({ type: 'choices', value: moved.map(index => ({ index, label: show(index) })) })
      }
    />
  )
}

/** Where the options that are held stand in the list; those of the default where one of them is in it no more. */
function places({ options, default: first }: SelectSliderProps, value: Value | undefined): number[] {
  const found = heldChoices(first, value).flatMap(choice => placeOf(options, choice) ?? [])
  const isWhole = found.length === first.length
  return (isWhole ? found : first.map(({ index }) => index ?? 0)).sort((a, b) => a - b)
}
