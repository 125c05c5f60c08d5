// Heavy libraries live in chunks of their own. Once a chunk is here it is used at once, so that only its first
// use shows the plain form for a moment; React's own `lazy` would suspend and flicker at every mount.

import { lazy as lazyOfReact, useEffect, useSyncExternalStore } from 'react'

/** A module that is fetched when it is first wanted. */
export interface Lazy<T> {
  /** The module if it is here. */
  peek(): T | undefined
  /** The module, fetched if need be. */
  load(): Promise<T>
  /** Tells when it has come; returns how to stop that. */
  subscribe(listener: () => void): () => void
}

/** Wraps an `import()` so that it runs at most once, again only after it failed. */
export function lazy<T>(fetchModule: () => Promise<T>): Lazy<T> {
  let module: T | undefined
  let pending: Promise<T> | undefined
  const listeners = new Set<() => void>()
  return {
    peek: () => module,
    load() {
      pending ??= fetchModule().then(
        loaded => {
          module = loaded
          for (const listener of listeners) listener()
          return loaded
        },
        error => {
          pending = undefined
          throw error
        },
      )
      return pending
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The module once it is here; fetched only where it is `wanted`. */
export function useLazy<T>(chunk: Lazy<T>, wanted: boolean): T | undefined {
  const module = useSyncExternalStore(chunk.subscribe, chunk.peek)
  useEffect(() => {
    // A chunk that can't be fetched leaves the plain form in place; the next use tries again.
    if (wanted) chunk.load().catch(error => console.warn('a part of the page could not be loaded', error))
  }, [chunk, wanted])
  return wanted ? module : undefined
}

const DELAYS_MS = [500, 1000, 2000, 4000]

/** What is fetched; where that fails it is tried again for some seconds: a server that is started anew is soon back. */
export async function retried<T>(fetch: () => Promise<T>, delays: readonly number[] = DELAYS_MS): Promise<T> {
  for (const delay of delays) {
    try {
      return await fetch()
    } catch {
      await new Promise(resolve => setTimeout(resolve, delay))
    }
  }
  return fetch()
}

/** A component that is fetched when it is first drawn. */
export const lazyComponent: typeof lazyOfReact = fetch => lazyOfReact(() => retried(fetch))
