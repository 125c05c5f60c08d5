// One of several options: a field that opens a list, and that can be typed into to find an option.

import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { ChevronDownIcon, CloseIcon } from '../icons'
import type { Selectbox as SelectboxProps, Value } from '../protocol'
import field from '../widgets/field.module.css'
import { type Option, OptionList, optionId } from '../widgets/OptionList'
import { matching } from '../widgets/search'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './Selectbox.module.css'

/** Props of `Selectbox`. */
interface Props {
  /** What to show. */
  element: SelectboxProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** A searchable select. */
export function Selectbox({ element, value, setValue }: Props) {
  const { widget, options } = element
  const [inputId, listId] = [useId(), useId()]
  const frame = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(false)
  // Absent until something is typed; then the list shows what matches.
  const [query, setQuery] = useState<string | null>(null)
  const [active, setActive] = useState(0)

  const chosen = value?.type === 'choice' ? value.value : value?.type === 'none' ? null : element.default
  const shown = matching(options, query ?? '')
  const clearable = element.default === null && chosen !== null && !widget.disabled

  // What is typed after a choice is a new search, not a longer label.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the label is what the field shows
  useLayoutEffect(() => {
    if (document.activeElement === input.current) input.current?.select()
  }, [chosen?.label])

  function show() {
    if (open || widget.disabled) return
    setOpen(true)
    setQuery(null)
    setActive(chosen?.index ?? 0)
    input.current?.select()
  }

  function hide() {
    setOpen(false)
    setQuery(null)
  }

  function choose(option: Option | undefined) {
    hide()
    if (!option || option.index === chosen?.index) return
    setValue({ type: 'choice', value: option })
  }

  function type(text: string) {
    setOpen(true)
    setQuery(text)
    setActive(0)
  }

  function step(by: number) {
    if (!open) return show()
    setActive(Math.min(shown.length - 1, Math.max(0, active + by)))
  }

  function pressKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const act = keyAction(event)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  function keyAction(event: KeyboardEvent): (() => void) | undefined {
    switch (event.key) {
      case 'ArrowDown':
        return () => step(1)
      case 'ArrowUp':
        return () => step(-1)
      case 'PageDown':
        return open ? () => step(8) : undefined
      case 'PageUp':
        return open ? () => step(-8) : undefined
      case 'Home':
        return open ? () => step(-shown.length) : undefined
      case 'End':
        return open ? () => step(shown.length) : undefined
      case 'Enter':
        return open ? () => choose(shown[active]) : show
      case 'Escape':
        return open ? hide : undefined
      case 'Delete':
      case 'Backspace':
        return clearable && query === null && !open ? () => setValue({ type: 'none' }) : undefined
    }
    return undefined
  }

  const current = shown[active]
  return (
    <div className="stSelectbox" data-testid="stSelectbox">
      <WidgetLabel widget={widget} controlId={inputId} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the pointer's short cut; the keyboard has the input */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div
        ref={frame}
        className={`${field.field} ${styles.frame}`}
        data-baseweb="select"
        data-disabled={widget.disabled || undefined}
        onPointerDown={event => {
          // The whole frame is the field, and a press on it must not blur the input.
          if (event.target !== input.current) event.preventDefault()
        }}
        onClick={() => {
          input.current?.focus()
          if (open && query === null) hide()
          else show()
        }}
      >
        <input
          ref={input}
          id={inputId}
          className={field.input}
          role="combobox"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && current ? optionId(listId, current.index) : undefined}
          autoComplete="off"
          spellCheck={false}
          value={query ?? chosen?.label ?? ''}
          placeholder={chosen && query === null ? undefined : (chosen?.label ?? element.placeholder)}
          disabled={widget.disabled}
          onChange={event => type(event.target.value)}
          onKeyDown={pressKey}
          onBlur={hide}
        />
        {clearable && (
          <button
            type="button"
            className={field.action}
            aria-label="Clear value"
            tabIndex={-1}
            onClick={event => {
              event.stopPropagation()
              hide()
              setValue({ type: 'none' })
            }}
          >
            <CloseIcon />
          </button>
        )}
        <span className={styles.chevron} data-open={open || undefined} data-testid="stSelectboxIcon">
          <ChevronDownIcon />
        </span>
      </div>
      {open && (
        <OptionList
          id={listId}
          anchor={frame}
          label={widget.label}
          options={shown}
          active={active}
          selected={chosen?.index}
          onActivate={setActive}
          onChoose={choose}
          onClose={hide}
        />
      )}
    </div>
  )
}
