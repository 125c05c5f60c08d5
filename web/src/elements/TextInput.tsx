// A line of text. What is typed belongs to the user until Enter is pressed or the field is left.

import { type KeyboardEvent, useId, useState } from 'react'
import { CloseIcon, EyeIcon, EyeOffIcon } from '../icons'
import type { TextInput as TextInputProps, Value } from '../protocol'
import field from '../widgets/field.module.css'
import { InputInstructions } from '../widgets/InputInstructions'
import { WidgetLabel } from '../widgets/WidgetLabel'

/** Props of `TextInput`. */
interface Props {
  /** What to show. */
  element: TextInputProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** A field for a line of text. */
export function TextInput({ element, value, setValue }: Props) {
  const { widget, password, max_chars: maxChars } = element
  const id = useId()
  const held = heldText(element, value)
  // Absent while the field shows what is held. An update of the page never touches what is half typed.
  const [typed, setTyped] = useState<string | null>(null)
  const [revealed, setRevealed] = useState(false)
  const text = typed ?? held ?? ''
  const dirty = typed !== null && typed !== (held ?? '')

  function commit() {
    if (dirty)
      setValue(typed === '' && element.default === null ? { type: 'none' } : { type: 'text', value: typed })
    setTyped(null)
  }

  function pressKey(event: KeyboardEvent) {
    // While a word is being composed, Enter belongs to the input method.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit()
    if (event.key === 'Escape') setTyped(null)
  }

  function clear() {
    setTyped(null)
    setValue({ type: 'none' })
  }

  return (
    <div className="stTextInput" data-testid="stTextInput">
      <WidgetLabel widget={widget} controlId={id} />
      <div
        className={`stTextInputRootElement ${field.field}`}
        data-testid="stTextInputRootElement"
        data-baseweb="input"
        data-disabled={widget.disabled || undefined}
      >
        <input
          id={id}
          className={field.input}
          data-testid="stTextInputField"
          type={password && !revealed ? 'password' : 'text'}
          value={text}
          placeholder={element.placeholder}
          maxLength={maxChars ?? undefined}
          autoComplete={element.autocomplete || (password ? 'new-password' : 'off')}
          disabled={widget.disabled}
          onChange={event => setTyped(event.target.value)}
          onKeyDown={pressKey}
          onBlur={commit}
        />
        {element.default === null && text !== '' && !widget.disabled && (
          <button
            type="button"
            className={field.action}
            data-testid="stTextInputClearButton"
            aria-label="Clear"
            // The field would commit what is typed if it lost the focus first.
            onPointerDown={event => event.preventDefault()}
            onClick={clear}
          >
            <CloseIcon />
          </button>
        )}
        {password && (
          <button
            type="button"
            className={field.action}
            aria-label={revealed ? 'Hide password text' : 'Show password text'}
            aria-pressed={revealed}
            disabled={widget.disabled}
            onPointerDown={event => event.preventDefault()}
            onClick={() => setRevealed(!revealed)}
          >
            {revealed ? <EyeOffIcon /> : <EyeIcon />}
          </button>
        )}
      </div>
      <InputInstructions
        dirty={dirty}
        length={typed === null ? undefined : text.length}
        maxChars={maxChars}
      />
    </div>
  )
}

function heldText(element: TextInputProps, value: Value | undefined): string | null {
  if (value?.type === 'text') return value.value
  return value?.type === 'none' ? null : element.default
}
