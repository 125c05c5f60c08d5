// Signs to judge by: thumbs, faces or stars. Pressing the one that is chosen takes it back.

import { useId, useRef, useState } from 'react'
import type { FeedbackKind, Feedback as FeedbackProps, Value } from '../protocol'
import { FieldProblem } from '../widgets/FieldProblem'
import { useMissing } from '../widgets/useMissing'
import { useRoving } from '../widgets/useRoving'
import { WidgetLabel } from '../widgets/WidgetLabel'
import styles from './Feedback.module.css'
import { FaceIcon, StarIcon, ThumbDownIcon, ThumbUpIcon } from './feedbackIcons'

/** Props of `Feedback`. */
interface Props {
  /** What to show. */
  element: FeedbackProps
  /** The value held for it; absent while its default counts. */
  value: Value | undefined
  /** Gives it a value. */
  setValue: (value: Value) => void
}

/** What each kind calls its signs, by their value, from 0. */
const NAMES: Record<FeedbackKind, string[]> = {
  thumbs: ['Thumbs down', 'Thumbs up'],
  faces: ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
  stars: [1, 2, 3, 4, 5].map(count => `${count} out of 5 stars`),
}

/** A row of signs, of which one can be chosen. */
export function Feedback({ element, value, setValue }: Props) {
  const { widget, kind } = element
  const [hovered, setHovered] = useState<number | null>(null)
  const chosen = chosenOf(element, value)
  // The good thumb comes first.
  const places = kind === 'thumbs' ? [1, 0] : NAMES[kind].map((_, place) => place)
  const roving = useRoving(Math.max(0, places.indexOf(chosen ?? places[0])))
  const problemId = useId()
  const group = useRef<HTMLDivElement>(null)
  const problem = useMissing(widget, chosen === null, () =>
    group.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
  )
  const isFilled = (place: number) => (kind === 'stars' ? place <= (chosen ?? -1) : place === chosen)

  function press(place: number) {
    if (place !== chosen) setValue({ type: 'numbers', value: [place] })
    else if (!widget.required) setValue({ type: 'none' })
  }

  return (
    <div className="stFeedback" data-testid="stFeedback">
      {widget.label && <WidgetLabel widget={widget} />}
      <div
        ref={group}
        role="radiogroup"
        className={styles.signs}
        aria-required={widget.required || undefined}
        aria-describedby={problem ? problemId : undefined}
        aria-label={widget.label || 'Feedback rating'}
        data-stretch={element.width.type !== 'content' || undefined}
        onPointerLeave={() => setHovered(null)}
        {...roving.group}
      >
        {places.map((place, at) => (
          // biome-ignore lint/a11y/useSemanticElements: a native radio can't be taken back
          <button
            key={place}
            type="button"
            role="radio"
            className={styles.sign}
            data-testid={isFilled(place) ? 'stFeedbackButtonActive' : 'stFeedbackButton'}
            data-filled={isFilled(place) || undefined}
            data-hovered={(kind === 'stars' && hovered !== null && place <= hovered) || undefined}
            aria-checked={place === chosen}
            aria-label={NAMES[kind][place]}
            disabled={widget.disabled}
            tabIndex={roving.tabIndex(at)}
            onPointerEnter={event => event.pointerType !== 'touch' && setHovered(place)}
            onClick={() => press(place)}
          >
            <Sign kind={kind} place={place} />
          </button>
        ))}
      </div>
      <FieldProblem id={problemId} name="stFeedbackError" problem={problem} />
    </div>
  )
}

function Sign({ kind, place }: { kind: FeedbackKind; place: number }) {
  switch (kind) {
    case 'thumbs':
      return place === 1 ? <ThumbUpIcon /> : <ThumbDownIcon />
    case 'faces':
      return <FaceIcon mood={place} />
    case 'stars':
      return <StarIcon />
  }
}

function chosenOf(element: FeedbackProps, value: Value | undefined): number | null {
  if (value?.type === 'none') return null
  return value?.type === 'numbers' ? (value.value[0] ?? null) : element.default
}
