// What a link says, with its icon before or after that.

import { Markdown } from './Markdown'

interface Props {
  /** What the link shows. */
  element: { label: string; icon: string | null; icon_right: boolean }
  /** A class of the text. */
  className?: string
}

/** A link's text and icon. */
export function LinkText({ element: { label, icon, icon_right: isRight }, className }: Props) {
  const sign = icon && <Markdown body={icon} inline />
  return (
    <>
      {!isRight && sign}
      <Markdown body={label} inline className={className} />
      {isRight && sign}
    </>
  )
}
