// Keeps a map in step with its element.

import { type RefObject, useEffect, useRef, useState } from 'react'
import { lazy } from '../lazy'
import type { DeckMap, Pick, Scene } from './map'
import { isFlatMap } from './spec'

const chunk = lazy(() => import('./map'))
// The library and the specification travel side by side.
chunk.load().catch(() => undefined)

/** What has come of drawing a map. */
export interface MapState {
  map?: DeckMap
  /** Why there is none. */
  error?: string
  /** What is missing from it. */
  note: string | null
  /** What is below the pointer. */
  hovered: Pick | null
}

/** Draws into `holder`, once the scene is there; `onClick` hears of what is clicked. */
export function useMap(
  holder: RefObject<HTMLElement | null>,
  scene: Scene | undefined,
  onClick: (pick: Pick | null) => void,
): MapState {
  const [map, setMap] = useState<DeckMap>()
  const [error, setError] = useState<string>()
  const [note, setNote] = useState<string | null>(null)
  const [hovered, setHovered] = useState<Pick | null>(null)
  const latest = useRef({ scene, onClick, shown: scene })
  latest.current.scene = scene
  latest.current.onClick = onClick
  const [attempt, retry] = useState(0)
  const isFlat = scene && isFlatMap(scene.spec)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another kind of view is another map
  useEffect(() => {
    const target = holder.current
    if (!target || isFlat === undefined) return
    let current = true
    let opened: DeckMap | undefined
    const open = async () => {
      const { openMap } = await chunk.load()
      const { scene } = latest.current
      if (!current || !scene) return
      latest.current.shown = scene
      const onClick = (pick: Pick | null) => latest.current.onClick(pick)
      opened = openMap(target, scene, { onHover: setHovered, onNote: setNote, onClick })
      setMap(opened)
      setError(undefined)
    }
    open().catch(error => current && setError(String(error?.message ?? error)))
    return () => {
      current = false
      opened?.dispose()
      target.replaceChildren()
      setMap(undefined)
    }
  }, [holder, isFlat, attempt])

  useEffect(() => {
    if (!scene || latest.current.shown === scene) return
    // What could not be opened is tried again with another scene.
    if (!map) return error === undefined ? undefined : retry(count => count + 1)
    latest.current.shown = scene
    try {
      map.show(scene)
      setError(undefined)
    } catch (error) {
      setError((error as Error).message)
    }
  }, [map, scene, error])

  return { map, error, note, hovered }
}
