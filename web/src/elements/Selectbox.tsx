// One of several options: a field that opens a list, and that can be typed into to find an option or to enter another.

import { type KeyboardEvent, useCallback, useId, useLayoutEffect, useRef } from 'react'
import type { Selectbox as SelectboxProps, Value } from '../protocol'
import { ComboboxFrame } from '../widgets/ComboboxFrame'
import { heldChoice, placeOf } from '../widgets/choices'
import { ClearButton, FieldErrorIcon } from '../widgets/FieldIcon'
import { FieldProblem } from '../widgets/FieldProblem'
import field from '../widgets/field.module.css'
import { NO_RESULTS, type Option, OptionList } from '../widgets/OptionList'
import { isSame, matching } from '../widgets/search'
import { useCombobox } from '../widgets/useCombobox'
import { useMissing } from '../widgets/useMissing'
import { WidgetLabel } from '../widgets/WidgetLabel'
import { Markdown } from './Markdown'
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

// The row that enters what is typed.
const ADD = -1

/** A searchable select. */
export function Selectbox({ element, value, setValue }: Props) {
  const { widget, options, filter, accept_new: acceptNew } = element
  const [inputId, listId, problemId] = [useId(), useId(), useId()]
  const frame = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)

  const chosen = heldChoice(element.default, value)
  const selected = chosen ? placeOf(options, chosen) : undefined
  const problem = useMissing(widget, chosen === null, () => input.current?.focus())
  const clearable = element.default === null && chosen !== null && !widget.disabled && !widget.required

  const find = useCallback(
    (query: string): Option[] => {
      const found = matching(options, query, filter)
      const entered = query.trim()
      const isNew = acceptNew && entered && !found.some(option => isSame(option.label, entered))
      return isNew ? [{ index: ADD, label: `Add: ${entered}` }, ...found] : found
    },
    [options, filter, acceptNew],
  )
  const { isOpen, query, found, active, ...list } = useCombobox({
    listId,
    disabled: widget.disabled,
    typing: filter !== null,
    find,
    start: (_, query) => (query ? 0 : (selected ?? 0)),
    staysOpen: false,
    choose,
  })

  // What is typed over a label is a new search, not a longer label.
  const isTyped = query !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the label is what the field shows
  useLayoutEffect(() => {
    if (!isTyped && document.activeElement === input.current) input.current?.select()
  }, [chosen?.label, isOpen, isTyped])

  function choose({ index, label }: Option) {
    if (index === ADD) setValue({ type: 'choice', value: { index: null, label: (query ?? '').trim() } })
    else if (index !== selected) setValue({ type: 'choice', value: { index, label } })
  }

  function clear() {
    list.hide()
    setValue({ type: 'none' })
  }

  function pressKey(event: KeyboardEvent) {
    if (list.pressKey(event) || !clearable || isOpen || query !== null) return
    if (event.key !== 'Delete' && event.key !== 'Backspace') return
    event.preventDefault()
    clear()
  }

  return (
    <div className="stSelectbox" data-testid="stSelectbox">
      <WidgetLabel widget={widget} controlId={inputId} />
      <ComboboxFrame
        ref={frame}
        input={input}
        widget={widget}
        problem={problem}
        isOpen={isOpen}
        selectsAll={!isTyped}
        signTestId="stSelectboxIcon"
        onPress={() => (isOpen && query === null ? list.hide() : list.show())}
      >
        {element.icon && (
          <span className={styles.icon}>
            <Markdown body={element.icon} inline />
          </span>
        )}
        <input
          ref={input}
          id={inputId}
          className={field.input}
          {...list.input}
          aria-required={widget.required || undefined}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem ? problemId : undefined}
          value={query ?? chosen?.label ?? ''}
          placeholder={chosen && query === null ? undefined : (chosen?.label ?? element.placeholder)}
          onKeyDown={pressKey}
          onChange={event => list.type(event.target.value)}
          onFocus={event => event.target.select()}
          onBlur={list.hide}
        />
        {problem && <FieldErrorIcon name="stSelectboxErrorIcon" />}
        {clearable && <ClearButton label="Clear value" isTabStop={false} onClear={clear} />}
      </ComboboxFrame>
      <FieldProblem id={problemId} name="stSelectboxError" problem={problem} />
      <span className="visually-hidden" role="status">
        {isOpen && found.length === 0 && NO_RESULTS}
      </span>
      {isOpen && (
        <OptionList
          id={listId}
          anchor={frame}
          label={widget.label}
          options={found}
          active={active}
          selected={selected}
          onActivate={list.moveTo}
          onChoose={list.choose}
        />
      )}
    </div>
  )
}
