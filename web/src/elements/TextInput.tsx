// A line of text. What is typed belongs to the user until Enter is pressed, the field is left, or, where the script
// wants it so, the typing pauses.

import { type HTMLAttributes, type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { EyeIcon, EyeOffIcon } from '../icons'
import type { TextInput as TextInputProps, TextKind, Validation, Value } from '../protocol'
import { pressesButton } from '../shortcuts'
import { ClearButton, FieldErrorIcon, FieldIcon } from '../widgets/FieldIcon'
import { FieldProblem } from '../widgets/FieldProblem'
import field from '../widgets/field.module.css'
import { InputInstructions } from '../widgets/InputInstructions'
import { heldText, textValue, useTypedText } from '../widgets/useTypedText'
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

/** What the browser is told of what is typed. */
interface Kind {
  type: string
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  autoComplete: string
}

const KINDS: Record<TextKind, Kind> = {
  text: { type: 'text', autoComplete: 'off' },
  password: { type: 'password', autoComplete: 'new-password' },
  email: { type: 'email', inputMode: 'email', autoComplete: 'email' },
  url: { type: 'url', inputMode: 'url', autoComplete: 'url' },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel' },
  search: { type: 'search', inputMode: 'search', autoComplete: 'off' },
}

/** A field for a line of text. */
export function TextInput({ element, value, setValue }: Props) {
  const { widget, kind, max_chars: maxChars, live } = element
  const [id, problemId] = [useId(), useId()]
  const input = useRef<HTMLInputElement>(null)
  const [revealed, setRevealed] = useState(false)
  const problemOf = useValidation(element.validation)
  const held = heldText(element.default, value)
  const give = (text: string) => setValue(textValue(element.default, text))
  const typing = useTypedText({ widget, held, problemOf, give, live, field: input })
  const { typed, dirty, problem } = typing

  const text = typed ?? held
  const isPassword = kind === 'password'
  const { type, inputMode, autoComplete } = KINDS[kind]
  const isClearable = (element.default === null || kind === 'search') && !widget.required && !widget.disabled

  function pressKey(event: KeyboardEvent) {
    // While a word is being composed, Enter belongs to the input method.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || pressesButton(event.nativeEvent)) typing.commit()
    if (event.key !== 'Escape' || typed === null) return
    // What is around the field would close, and a field for searches would be emptied.
    event.stopPropagation()
    event.preventDefault()
    typing.reset()
  }

  function clear() {
    typing.reset()
    if (held !== '') give('')
    input.current?.focus()
  }

  return (
    <div className="stTextInput" data-testid="stTextInput">
      <WidgetLabel widget={widget} controlId={id} />
      <div
        className={`stTextInputRootElement ${field.field}`}
        data-testid="stTextInputRootElement"
        data-baseweb="input"
        data-disabled={widget.disabled || undefined}
        data-invalid={problem !== null || undefined}
      >
        <FieldIcon name="stTextInputIcon" icon={element.icon} />
        <input
          ref={input}
          id={id}
          className={`stTextInputField ${field.input}`}
          data-testid="stTextInputField"
          type={isPassword && revealed ? 'text' : type}
          inputMode={inputMode}
          value={text}
          placeholder={element.placeholder}
          maxLength={maxChars ?? undefined}
          autoComplete={element.autocomplete || autoComplete}
          autoCapitalize={kind === 'text' || kind === 'search' ? undefined : 'none'}
          spellCheck={kind === 'text' ? undefined : false}
          disabled={widget.disabled}
          aria-required={widget.required || undefined}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : problemId}
          onChange={event => typing.type(event.target.value)}
          onKeyDown={pressKey}
          onBlur={typing.commit}
          {...typing.composition}
        />
        {problem !== null && <FieldErrorIcon name="stTextInputErrorIcon" />}
        {isClearable && text !== '' && <ClearButton name="stTextInputClearButton" onClear={clear} />}
        {isPassword && (
          <button
            type="button"
            className={field.action}
            aria-label={revealed ? 'Hide password text' : 'Show password text'}
            aria-pressed={revealed}
            disabled={widget.disabled}
            onMouseDown={event => event.preventDefault()}
            onClick={() => setRevealed(!revealed)}
          >
            {revealed ? <EyeOffIcon /> : <EyeIcon />}
          </button>
        )}
      </div>
      <FieldProblem id={problemId} name="stTextInputError" problem={problem} />
      <InputInstructions
        dirty={dirty && live === null && problem === null}
        length={typed === null ? undefined : text.length}
        maxChars={maxChars}
      />
    </div>
  )
}

/** Says what is wrong with a text. */
function useValidation(validation: Validation | null): (text: string) => string | null {
  const pattern = validation?.pattern
  const expression = useMemo(() => (pattern === undefined ? null : compiled(pattern)), [pattern])
  return text => {
    if (!validation || !expression || text === '') return null
    return expression.test(text) ? null : validation.message || 'This is not in the expected format.'
  }
}

// Letters of all alphabets need the flag; patterns that escape more than they must are none with it.
function compiled(pattern: string): RegExp | null {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags)
    } catch {}
  }
  console.warn(
    `millpond: a text is not checked, for this is no regular expression of the browser's: ${pattern}`,
  )
  return null
}
