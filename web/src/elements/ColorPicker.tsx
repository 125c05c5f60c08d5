// A colour: a button that shows it, and above the page an area, a slider and a field to choose another. Each move is a
// value at once; the connection sends at most one a frame.

import { useId, useRef, useState } from 'react'
import {
  type Color,
  ColorArea,
  ColorPicker as ColorContext,
  ColorField,
  ColorSlider,
  ColorThumb,
  Input,
  Label,
  parseColor,
  SliderTrack,
} from 'react-aria-components'
import type { ColorPicker as ColorPickerProps, Value } from '../protocol'
import { FieldPopover } from '../widgets/FieldPopover'
import field from '../widgets/field.module.css'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './ColorPicker.module.css'

/** Props of `ColorPicker`. */
interface Props {
  /** What to show. */
  element: ColorPickerProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** A picker for a colour. */
export function ColorPicker({ element, value, setValue }: Props) {
  const { widget } = element
  const [id, hexId] = [useId(), useId()]
  const block = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const held = heldColor(element, value)
  // Of a grey, what is held does not say which hue the slider is at.
  const [chosen, setChosen] = useState<Color | null>(null)
  const color = chosen && hexOf(chosen) === held ? chosen : parseColor(held).toFormat('hsb')

  function choose(next: Color) {
    setChosen(next.toFormat('hsb'))
    const hex = hexOf(next)
    if (hex !== held) setValue({ type: 'text', value: hex })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of what is in it
    <div
      className="stColorPicker"
      data-testid="stColorPicker"
      onKeyDown={event => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        setOpen(false)
      }}
    >
      <WidgetLabel widget={widget} controlId={id} />
      <button
        ref={block}
        id={id}
        type="button"
        className={`stColorPickerBlock ${styles.block}`}
        data-testid="stColorPickerBlock"
        style={{ backgroundColor: held }}
        disabled={widget.disabled}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-describedby={hexId}
        onClick={() => setOpen(!open)}
      >
        <span id={hexId} className="visually-hidden">
          {held}
        </span>
      </button>
      {open && !widget.disabled && (
        <FieldPopover anchor={block} label={widget.label} onClose={() => setOpen(false)}>
          <ColorContext value={color} onChange={choose}>
            <div className={`stColorPickerPopover ${styles.picker}`} data-testid="stColorPickerPopover">
              <Choices />
            </div>
          </ColorContext>
        </FieldPopover>
      )}
    </div>
  )
}

function Choices() {
  return (
    <>
      <ColorArea
        className={styles.area}
        colorSpace="hsb"
        xChannel="saturation"
        yChannel="brightness"
        aria-label="Saturation and brightness"
      >
        <ColorThumb className={styles.thumb} />
      </ColorArea>
      <ColorSlider colorSpace="hsb" channel="hue" aria-label="Hue">
        <SliderTrack className={styles.track}>
          <ColorThumb className={styles.thumb} />
        </SliderTrack>
      </ColorSlider>
      <ColorField className={styles.hex}>
        <Label className={styles.label}>Hex</Label>
        <span className={field.field}>
          <Input className={field.input} dir="ltr" autoFocus spellCheck={false} />
        </span>
      </ColorField>
    </>
  )
}

function heldColor(element: ColorPickerProps, value: Value | undefined): string {
  return (value?.type === 'text' && canonical(value.value)) || canonical(element.default) || '#000000'
}

/** A colour as values have it; undefined if it is none. */
function canonical(text: string): string | undefined {
  if (/^#[0-9a-f]{6}$/i.test(text)) return text.toLowerCase()
  return /^#[0-9a-f]{3}$/i.test(text) ? hexOf(parseColor(text)) : undefined
}

function hexOf(color: Color): string {
  return color.toString('hex').toLowerCase()
}
