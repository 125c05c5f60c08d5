// Something to listen to.

import { useRef } from 'react'
import { sourceName, sourceUrl } from '../media'
import type { Audio as AudioProps } from '../protocol'
import styles from './Audio.module.css'
import { Failure, RefusedAddress } from './Failure'
import { addressAt, loopsWhole, useFailure, usePart } from './playback'

/** A sound with the browser's own controls. */
export function Audio({ element }: { element: AudioProps }) {
  const { source, start, autoplay, alt } = element
  const player = useRef<HTMLAudioElement>(null)
  const url = sourceUrl(source)
  const why = useFailure(player, url)
  usePart(player, url, element)

  if (url === undefined) return <RefusedAddress what="This sound can't be played." url={sourceName(source)} />
  if (why !== undefined) {
    return (
      <Failure what="This sound can't be played.">
        {why} <code>{sourceName(source)}</code>
      </Failure>
    )
  }
  return (
    // biome-ignore lint/a11y/useMediaCaption: sounds have no texts in the protocol
    <audio
      ref={player}
      // Another sound is another player, which starts by itself if it should.
      key={url}
      className={`stAudio ${styles.audio}`}
      data-testid="stAudio"
      src={addressAt(url, start)}
      controls
      autoPlay={autoplay}
      loop={loopsWhole(element)}
      preload="metadata"
      aria-label={alt ?? undefined}
    />
  )
}
