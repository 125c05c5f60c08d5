// Some of several options: a field with a tag for each that is chosen, and a list of the others.

import { type KeyboardEvent, useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Choice, Multiselect as MultiselectProps, Value } from '../protocol'
import { ComboboxFrame } from '../widgets/ComboboxFrame'
import { heldChoices, placeOf } from '../widgets/choices'
import { logicalKey } from '../widgets/direction'
import { ClearButton } from '../widgets/FieldIcon'
import { FieldProblem } from '../widgets/FieldProblem'
import field from '../widgets/field.module.css'
import { NO_RESULTS, type Option, OptionList } from '../widgets/OptionList'
import { isSame, matching } from '../widgets/search'
import { Tags, tagButtons } from '../widgets/Tags'
import { useCombobox } from '../widgets/useCombobox'
import { useMissing } from '../widgets/useMissing'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './Multiselect.module.css'

/** Props of `Multiselect`. */
interface Props {
  /** What to show. */
  element: MultiselectProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

// The rows that enter what is typed, and that choose all there are.
const ADD = -1
const ALL = -2

/** A select for several options. */
export function Multiselect({ element, value, setValue }: Props) {
  const { widget, options, filter, accept_new: acceptNew, select_all: selectAll } = element
  const [inputId, listId, chosenId, problemId] = [useId(), useId(), useId(), useId()]
  const frame = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const tags = useRef<HTMLDivElement>(null)
  // The last change, for a screen reader.
  const [said, say] = useState('')

  const chosen = heldChoices(element.default, value)
  const isFull = element.max_selections !== null && chosen.length >= element.max_selections
  const problem = useMissing(widget, chosen.length === 0, () => input.current?.focus())
  const places = useMemo(() => new Set(chosen.map(choice => placeOf(options, choice))), [options, chosen])

  const find = useCallback(
    (query: string): Option[] => {
      if (isFull) return []
      const entered = query.trim()
      const found = matching(options, query, filter)
      const free = found.filter(option => !places.has(option.index))
      const taken = [...found, ...chosen]
      const all = entered ? `Select ${free.length} matches` : 'Select all'
      return [
        ...(free.length > 1 && free.length <= selectAll ? [{ index: ALL, label: all }] : []),
        ...free,
        ...(acceptNew && entered && !taken.some(({ label }) => isSame(label, entered))
          ? [{ index: ADD, label: `Add: ${entered}` }]
          : []),
      ]
    },
    [options, filter, acceptNew, selectAll, isFull, chosen, places],
  )
  const { isOpen, query, found, active, ...list } = useCombobox({
    listId,
    disabled: widget.disabled,
    typing: filter !== null,
    find,
    // Choosing all takes a step upwards: it is seldom what the Enter key is pressed for.
    start: found => (found[0]?.index === ALL ? 1 : 0),
    staysOpen: true,
    choose,
  })

  function give(choices: readonly Choice[], said: string) {
    setValue({ type: 'choices', value: [...choices] })
    say(said)
  }

  function choose({ index, label }: Option) {
    if (index === ALL) return addAll()
    const added = index === ADD ? { index: null, label: (query ?? '').trim() } : { index, label }
    give([...chosen, added], `${added.label} added`)
  }

  function addAll() {
    const room = element.max_selections === null ? undefined : element.max_selections - chosen.length
    const added = found.filter(option => option.index >= 0).slice(0, room)
    give([...chosen, ...added], `${added.length} options added`)
  }

  const isRemovable = !widget.disabled && !(widget.required && chosen.length === 1)
  function remove(place: number) {
    if (!isRemovable || !chosen[place]) return
    const rest = chosen.filter((_, at) => at !== place)
    give(rest, `${chosen[place].label} removed`)
  }

  function clear() {
    list.hide()
    input.current?.focus()
    give([], 'All options removed')
  }

  // In one line, what was chosen last is what is seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another line once it is longer
  useLayoutEffect(() => {
    if (!element.wrap && document.activeElement === input.current)
      input.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [element.wrap, chosen.length])

  function pressKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return
    const goesBack = isAtStart(event.currentTarget) && logicalKey(event) === 'ArrowLeft'
    if (goesBack) tagButtons(tags).at(-1)?.focus()
    else if (!query && event.key === 'Backspace') remove(chosen.length - 1)
    else list.pressKey(event)
  }

  const message = emptyMessage(element, isFull)
  return (
    <div className="stMultiSelect" data-testid="stMultiSelect">
      <WidgetLabel widget={widget} controlId={inputId} />
      <ComboboxFrame
        ref={frame}
        input={input}
        widget={widget}
        problem={problem}
        isOpen={isOpen}
        className={styles.frame}
        onPress={isOnInput => (isOpen && !query && !isOnInput ? list.hide() : list.show())}
      >
        <Tags
          row={tags}
          chosen={chosen}
          isRemovable={isRemovable}
          disabled={widget.disabled}
          wrap={element.wrap}
          onRemove={remove}
          onLeave={() => input.current?.focus()}
        >
          <input
            ref={input}
            id={inputId}
            className={`${field.input} ${styles.input}`}
            {...list.input}
            aria-required={widget.required || undefined}
            aria-invalid={problem !== null || undefined}
            aria-describedby={problem ? `${problemId} ${chosenId}` : chosenId}
            value={query ?? ''}
            placeholder={chosen.length ? undefined : element.placeholder}
            onKeyDown={pressKey}
            onBlur={list.hide}
          />
        </Tags>
        {isRemovable && chosen.length > 0 && !widget.required && (
          <ClearButton label="Clear all" onClear={clear} />
        )}
      </ComboboxFrame>
      <FieldProblem id={problemId} name="stMultiSelectError" problem={problem} />
      <span id={chosenId} hidden>
        {chosen.length ? `Chosen: ${chosen.map(choice => choice.label).join(', ')}` : 'Nothing chosen'}
      </span>
      <span className="visually-hidden" role="status">
        {isOpen && found.length === 0 ? `${said} ${message}` : said}
      </span>
      {isOpen && (
        <OptionList
          id={listId}
          anchor={frame}
          label={widget.label}
          options={found}
          active={active}
          multiple
          empty={message}
          testId="stMultiSelectDropdown"
          onActivate={list.moveTo}
          onChoose={list.choose}
        />
      )}
    </div>
  )
}

function emptyMessage(element: MultiselectProps, isFull: boolean): string {
  const most = element.max_selections
  if (!isFull || !most) return NO_RESULTS
  return `You can only select up to ${most} ${most === 1 ? 'option' : 'options'}. Remove an option first.`
}

function isAtStart(input: HTMLInputElement): boolean {
  return input.selectionStart === 0 && input.selectionEnd === 0
}
