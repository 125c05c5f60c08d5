// A question mark that tells more when it is hovered or focused, and a tooltip for anything else.

import { type ReactElement, useEffect, useState } from 'react'
import { setInteractionModality } from 'react-aria'
import { Button, Focusable, Tooltip, TooltipTrigger } from 'react-aria-components'
import { Markdown } from '../elements/Markdown'
import { HelpIcon } from '../icons'
import styles from './Help.module.css'

const DELAY_MS = 150

/** A question mark with a tooltip; the text is Markdown. */
export function Help({ body }: { body: string }) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!open) return
    // A finger has nowhere to go: it closes by a press anywhere.
    const close = () => setOpen(false)
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [open])
  return (
    <span
      className={`stTooltipIcon ${styles.icon}`}
      data-testid="stTooltipIcon"
      onPointerEnter={pointerIsHere}
    >
      <TooltipTrigger delay={DELAY_MS} closeDelay={DELAY_MS} isOpen={open} onOpenChange={setOpen}>
        <Button
          className={`stTooltipHoverTarget ${styles.target}`}
          data-testid="stTooltipHoverTarget"
          aria-label="Help"
          onPress={({ pointerType }) => pointerType === 'touch' && setOpen(true)}
        >
          <HelpIcon />
        </Button>
        <Content body={body} />
      </TooltipTrigger>
    </span>
  )
}

/** A tooltip for something that takes the focus itself, such as a button; without a text, just that thing. */
export function WithTooltip({
  body,
  children,
}: {
  body: string | null
  children: ReactElement<Record<string, unknown>, string>
}) {
  if (!body) return children
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={DELAY_MS}>
      <span
        className={`stTooltipHoverTarget ${styles.around}`}
        data-testid="stTooltipHoverTarget"
        onPointerEnter={pointerIsHere}
      >
        <Focusable>{children}</Focusable>
      </span>
      <Content body={body} />
    </TooltipTrigger>
  )
}

// A tooltip opens for a pointer only once one has moved over the page; here the first move may be onto the target.
function pointerIsHere(event: { pointerType: string }) {
  if (event.pointerType !== 'touch') setInteractionModality('pointer')
}

function Content({ body }: { body: string }) {
  return (
    <Tooltip className={`stTooltipContent ${styles.content}`} data-testid="stTooltipContent" offset={6}>
      <Markdown body={body} />
    </Tooltip>
  )
}
