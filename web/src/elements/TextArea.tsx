// Lines of text. Enter begins a new one; what is typed counts when the field is left, or Enter is pressed with ctrl or
// the command key.

import { type KeyboardEvent, useId, useRef } from 'react'
import { useForm } from '../page'
import type { TextArea as TextAreaProps, Value } from '../protocol'
import { isApple, pressesButton } from '../shortcuts'
import { FieldErrorIcon } from '../widgets/FieldIcon'
import { FieldProblem } from '../widgets/FieldProblem'
import field from '../widgets/field.module.css'
import { InputInstructions } from '../widgets/InputInstructions'
import { useTextHeight } from '../widgets/useTextHeight'
import { heldText, textValue, useTypedText } from '../widgets/useTypedText'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './TextArea.module.css'

/** Props of `TextArea`. */
interface Props {
  /** What to show. */
  element: TextAreaProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** A field for lines of text. */
export function TextArea({ element, value, setValue }: Props) {
  const { widget, height, max_chars: maxChars } = element
  const [id, problemId] = [useId(), useId()]
  const area = useRef<HTMLTextAreaElement>(null)
  const form = useForm()
  const held = heldText(element.default, value)
  const give = (text: string) => setValue(textValue(element.default, text))
  const typing = useTypedText({ widget, held, give, field: area })
  const { typed, dirty, problem } = typing
  const text = typed ?? held
  useTextHeight(area, height.type === 'content', text)

  function pressKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return
    const isApplied = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    const isPress = pressesButton(event.nativeEvent)
    if (isApplied || isPress) typing.commit()
    if (isApplied && !isPress) {
      event.preventDefault()
      if (form?.enterToSubmit) pressFirstSubmit(event.currentTarget.form)
    }
    if (event.key === 'Escape' && typed !== null) {
      // What is around the field would close.
      event.stopPropagation()
      typing.reset()
    }
  }

  return (
    <div className={`stTextArea ${styles.outer}`} data-testid="stTextArea">
      <WidgetLabel widget={widget} controlId={id} />
      <div
        className={`stTextAreaRootElement ${field.field} ${styles.field}`}
        data-testid="stTextAreaRootElement"
        data-baseweb="textarea"
        data-disabled={widget.disabled || undefined}
        data-invalid={problem !== null || undefined}
      >
        <textarea
          ref={area}
          id={id}
          className={`${field.input} ${styles.area}`}
          data-height={height.type}
          style={{ height: height.type === 'pixels' ? height.value : undefined }}
          value={text}
          placeholder={element.placeholder}
          maxLength={maxChars ?? undefined}
          disabled={widget.disabled}
          aria-required={widget.required || undefined}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : problemId}
          onChange={event => typing.type(event.target.value)}
          onKeyDown={pressKey}
          onBlur={typing.commit}
          {...typing.composition}
        />
        {problem !== null && <FieldErrorIcon name="stTextAreaErrorIcon" />}
      </div>
      <FieldProblem id={problemId} name="stTextAreaError" problem={problem} />
      <InputInstructions
        dirty={dirty && problem === null}
        length={typed === null ? undefined : text.length}
        maxChars={maxChars}
        keys={isApple() ? '⌘+Enter' : 'Ctrl+Enter'}
      />
    </div>
  )
}

// As the browser does it for Enter in a line: the first that submits, if it is not disabled.
function pressFirstSubmit(form: HTMLFormElement | null) {
  form?.querySelector<HTMLButtonElement>('button[type=submit]')?.click()
}
