// What sound and film have in common: the part of them that is played, and what to say when there is nothing to play.

import { type RefObject, useEffect, useState } from 'react'

/** Which part is played, and how often. */
export interface Part {
  /** Where it starts, in seconds. */
  start: number
  /** Where it stops, in seconds; absent means at the end. */
  end: number | null
  /** Whether it starts again when it is over. */
  looped: boolean
}

/** The address at which the browser begins to play at `start`. */
export function addressAt(url: string, start: number): string {
  return start > 0 && Number.isFinite(start) ? `${url.split('#')[0]}#t=${start}` : url
}

/** Whether the player's own loop will do: it goes back to the very beginning. */
export function loopsWhole({ start, end, looped }: Part): boolean {
  return looped && !(start > 0) && end === null
}

/**
 * Stops at the part's end, or goes back to its start. Who then plays on, or jumps behind the end, is let. Another
 * `url` is another player.
 */
export function usePart(player: RefObject<HTMLMediaElement | null>, url: string | undefined, part: Part) {
  const { start, end, looped } = part
  const isWhole = loopsWhole(part)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address stands for the player
  useEffect(() => {
    const media = player.current
    if (!media || isWhole) return
    let before = media.currentTime

    function finish(media: HTMLMediaElement) {
      if (!looped) return media.pause()
      media.currentTime = start
      // A browser that does not allow it leaves the player paused.
      media.play()?.catch(() => undefined)
    }
    function advance(this: HTMLMediaElement) {
      const now = this.currentTime
      if (end !== null && before < end && now >= end && !this.seeking) finish(this)
      before = this.currentTime
    }
    function over(this: HTMLMediaElement) {
      if (looped) finish(this)
    }

    media.addEventListener('timeupdate', advance)
    media.addEventListener('ended', over)
    return () => {
      media.removeEventListener('timeupdate', advance)
      media.removeEventListener('ended', over)
    }
  }, [player, url, start, end, looped, isWhole])
}

/** Why the player of this address plays nothing; undefined while it may play something. */
export function useFailure(
  player: RefObject<HTMLMediaElement | null>,
  url: string | undefined,
): string | undefined {
  const [failed, setFailed] = useState<{ url?: string; why?: string }>({})
  useEffect(() => {
    const media = player.current
    if (!media) return
    const fail = () => setFailed({ url, why: whyNot(media.error) })
    // It may have failed before it stood on the page, where nobody heard of it.
    if (media.error) fail()
    media.addEventListener('error', fail)
    return () => media.removeEventListener('error', fail)
  }, [player, url])
  return failed.url === url ? failed.why : undefined
}

function whyNot(error: MediaError | null): string {
  // 2: it broke off. 3: it could not be decoded. 4: nothing fit was found at all.
  switch (error?.code) {
    case 2:
      return 'It could not be fetched to its end.'
    case 3:
      return 'Its data are damaged, or of a kind that this browser does not know.'
    default:
      return 'It was not found, or is of a kind that this browser does not know.'
  }
}
