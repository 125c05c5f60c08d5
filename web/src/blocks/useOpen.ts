// Whether a block that can be opened is open.

import { useState } from 'react'
import { useValue } from '../page'
import type { Widget } from '../protocol'

/**
 * Whether a block is open, and its setter. Of a widget it is the value (rule V11); else as the script says when it
 * says something new, and as the user does from then on.
 */
export function useOpen(widget: Widget | null, initial: boolean): [boolean, (open: boolean) => void] {
  const [own, setOwn] = useState(initial)
  const [was, setWas] = useState(initial)
  if (was !== initial) {
    setWas(initial)
    setOwn(initial)
  }
  const [value, setValue] = useValue(widget?.id ?? '')
  if (!widget) return [own, setOwn]
  return [value?.type === 'bool' ? value.value : initial, open => setValue({ type: 'bool', value: open })]
}
