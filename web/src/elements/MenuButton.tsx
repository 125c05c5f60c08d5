// A button that opens a list of things to do. Choosing one is a value that counts for one run.

import { useRef, useState } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'
import { ChevronDownIcon } from '../icons'
import type { MenuButton as MenuButtonProps, Value } from '../protocol'
import { WithTooltip } from '../widgets/Help'
import buttons from './Button.module.css'
import { Markdown } from './Markdown'
import styles from './MenuButton.module.css'

/** Props of `MenuButton`. */
interface Props {
  /** What to show. */
  element: MenuButtonProps
  /** Tells what was chosen. */
  setValue: (value: Value) => void
}

type End = 'first' | 'last'

/** At which end of the menu the keyboard begins. */
const OPENING_KEYS: Record<string, End | undefined> = {
  Enter: 'first',
  ' ': 'first',
  ArrowDown: 'first',
  ArrowUp: 'last',
}

/** A button with a menu. */
export function MenuButton({ element, setValue }: Props) {
  const { widget, kind, icon, options } = element
  const button = useRef<HTMLButtonElement>(null)
  // The end at which the keyboard begins; null while the menu is closed.
  const [open, setOpen] = useState<End | null>(null)
  const isOpen = open !== null && !widget.disabled

  function choose(index: number) {
    setOpen(null)
    setValue({ type: 'choice', value: { index, label: options[index] } })
  }

  return (
    <div className="stMenuButton" data-testid="stMenuButton">
      <WithTooltip body={widget.help}>
        <button
          ref={button}
          type="button"
          className={`stMenuButtonButton ${buttons.button} ${buttons[kind]}`}
          data-testid="stMenuButtonButton"
          data-baseweb="button"
          data-wrap={element.wrap}
          disabled={widget.disabled}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          onClick={() => setOpen(isOpen ? null : 'first')}
          onKeyDown={event => {
            const end = OPENING_KEYS[event.key]
            if (!end) return
            // The click that would follow would not say that the keyboard is in use, and no option would get the focus.
            event.preventDefault()
            setOpen(end)
          }}
          // Existing style sheets tell buttons apart by this attribute.
          {...{ kind }}
        >
          {icon && <Markdown body={icon} inline />}
          <Markdown body={widget.label} inline className={buttons.text} />
          <span className={styles.chevron} data-open={isOpen || undefined}>
            <ChevronDownIcon />
          </span>
        </button>
      </WithTooltip>
      <Popover
        isOpen={isOpen}
        onOpenChange={isOpen => isOpen || setOpen(null)}
        triggerRef={button}
        placement="bottom start"
        offset={4}
        className={`stMenuButtonBody ${styles.popover}`}
        data-testid="stMenuButtonBody"
        data-baseweb="popover"
      >
        <Menu
          className={styles.list}
          data-baseweb="menu"
          aria-label={widget.label}
          autoFocus={open ?? 'first'}
          onAction={key => choose(Number(key))}
        >
          {options.map((label, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place
            <MenuItem key={index} id={index} className={styles.item} textValue={label}>
              <Markdown body={label} inline />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </div>
  )
}
