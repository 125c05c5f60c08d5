// Pictures side by side, each with its caption.

import { type CSSProperties, type ReactNode, useState } from 'react'
import { safeLink } from '../markdown/urls'
import { sourceName, sourceUrl } from '../media'
import type { Image as ImageProps, Picture, Size, Source } from '../protocol'
import { Failure, RefusedAddress } from './Failure'
import { FullScreenFrame } from './FullScreenFrame'
import styles from './Image.module.css'
import { Markdown } from './Markdown'

/** Some pictures; they begin a new line where there is no room. */
export function Image({ element }: { element: ImageProps }) {
  const { pictures, width, link } = element
  const href = link === null ? undefined : safeLink(link)
  return (
    <div className={`stImage ${styles.pictures}`} data-testid="stImage">
      {pictures.map((picture, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pictures have nothing else to tell them apart
        <Figure key={index} picture={picture} width={width} href={href} />
      ))}
      {link !== null && href === undefined && (
        <RefusedAddress what="This picture has a bad link." url={link} />
      )}
    </div>
  )
}

/** Props of `Figure`. */
interface FigureProps {
  /** What is seen. */
  picture: Picture
  /** How wide it is. */
  width: Size
  /** Where a click leads, if anywhere. */
  href: string | undefined
}

function Figure({ picture, width, href }: FigureProps) {
  const { source, caption, alt } = picture
  const url = sourceUrl(source)
  const [failed, setFailed] = useState<string>()
  const isShown = url !== undefined && url !== failed
  return (
    <figure
      className={`stImageContainer ${styles.figure}`}
      data-testid="stImageContainer"
      data-width={width.type}
      style={figureStyle(width)}
    >
      {isShown ? (
        <FullScreenFrame>
          {isFull => (
            <Linked href={href}>
              <img
                className={styles.picture}
                data-full={isFull || undefined}
                src={url}
                alt={alt ?? caption ?? ''}
                decoding="async"
                onError={() => setFailed(url)}
              />
            </Linked>
          )}
        </FullScreenFrame>
      ) : (
        <Missing source={source} isRefused={url === undefined} />
      )}
      {caption && (
        <figcaption className={`stImageCaption ${styles.caption}`} data-testid="stImageCaption">
          <Markdown body={caption} inline />
        </figcaption>
      )}
    </figure>
  )
}

function figureStyle(width: Size): CSSProperties | undefined {
  return width.type === 'pixels' ? { width: width.value } : undefined
}

function Linked({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (!href) return children
  return (
    <a
      className={`stImageLink ${styles.link}`}
      data-testid="stImageLink"
      href={href}
      target="_blank"
      rel="noreferrer"
    >
      {children}
    </a>
  )
}

/** Why a picture is not there. */
function Missing({ source, isRefused }: { source: Source; isRefused: boolean }) {
  const what = "This picture can't be shown."
  const name = sourceName(source)
  if (isRefused) return <RefusedAddress what={what} url={name} />
  if (!name) return <Failure what={what}>Its bytes are not those of a picture, or they are gone.</Failure>
  return (
    <Failure what={what}>
      There is no picture at <code>{name}</code>
    </Failure>
  )
}
