// Something to watch: a film, or a page that plays one.

import { useRef } from 'react'
import { sourceName, sourceUrl, subtitlesUrl } from '../media'
import type { Subtitle, Video as VideoProps } from '../protocol'
import { embeddedFilm } from './embeddedFilm'
import { Failure, RefusedAddress } from './Failure'
import { frameOf } from './frameOf'
import { addressAt, loopsWhole, useFailure, usePart } from './playback'
import styles from './Video.module.css'

/** A film. */
export function Video({ element }: { element: VideoProps }) {
  return element.embedded ? <Embedded element={element} /> : <Player element={element} />
}

function Player({ element }: { element: VideoProps }) {
  const { source, subtitles, start, autoplay, muted, alt } = element
  const player = useRef<HTMLVideoElement>(null)
  const url = sourceUrl(source)
  const why = useFailure(player, url)
  usePart(player, url, element)

  if (url === undefined) return <RefusedAddress what="This film can't be played." url={sourceName(source)} />
  if (why !== undefined) {
    return (
      <Failure what="This film can't be played.">
        {why} <code>{sourceName(source)}</code>
      </Failure>
    )
  }
  return (
    <video
      ref={player}
      // Another film is another player, which starts by itself if it should.
      key={url}
      className={`stVideo ${styles.video}`}
      data-testid="stVideo"
      src={addressAt(url, start)}
      controls
      playsInline
      autoPlay={autoplay}
      muted={muted}
      loop={loopsWhole(element)}
      preload="metadata"
      aria-label={alt ?? undefined}
    >
      {subtitles.map((subtitle, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the first one is the one that is on
        <Track key={index} subtitle={subtitle} isOn={index === 0} />
      ))}
    </video>
  )
}

function Track({ subtitle, isOn }: { subtitle: Subtitle; isOn: boolean }) {
  return (
    <track
      data-testid="stVideoSubtitle"
      kind="captions"
      label={subtitle.label}
      src={subtitlesUrl(subtitle.source)}
      default={isOn}
    />
  )
}

function Embedded({ element }: { element: VideoProps }) {
  const { source, alt } = element
  const frame = frameOf(source.value)
  if (!frame || source.type === 'media') {
    return <RefusedAddress what="This film can't be shown." url={sourceName(source)} />
  }
  return (
    <iframe
      className={`stVideo ${styles.embedded}`}
      data-testid="stVideo"
      src={embeddedFilm(frame.url, element)}
      sandbox={frame.sandbox}
      title={alt ?? 'Video'}
      allow="accelerometer; autoplay; clipboard-write; encrypted-media; fullscreen; gyroscope; picture-in-picture"
      allowFullScreen
    />
  )
}
