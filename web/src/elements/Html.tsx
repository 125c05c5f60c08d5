// HTML as a part of the page: sanitized, or with its scripts where the app vouches for it.

import type { Root } from 'mdast'
import { useEffect, useRef } from 'react'
import ReactMarkdown from 'react-markdown'
import { rehypeHtml } from '../markdown/html'
import { safeAddress } from '../markdown/urls'
import type { Html as HtmlProps } from '../protocol'
import styles from './Html.module.css'

/** Some HTML; nothing at all where there is none. */
export function Html({ element: { body, javascript } }: { element: HtmlProps }) {
  if (!body.trim()) return null
  return javascript ? <Live body={body} /> : <Sanitized body={body} />
}

function Sanitized({ body }: { body: string }) {
  return (
    <div className={`stHtml ${styles.html}`} data-testid="stHtml" data-bare={isBare(body) || undefined}>
      <ReactMarkdown
        remarkPlugins={[[verbatim, body]]}
        rehypePlugins={rehypeHtml}
        urlTransform={safeAddress}
      />
    </div>
  )
}

/** A plugin that makes a document of HTML alone, so that it goes the same way as HTML within Markdown. */
function verbatim(body: string) {
  return (root: Root) => {
    root.children = [{ type: 'html', value: body }]
  }
}

/** Whether there is nothing to see: style sheets and comments alone. */
function isBare(body: string): boolean {
  return !body.replace(/<style\b[\s\S]*?<\/style\s*>|<!--[\s\S]*?-->/gi, '').trim()
}

function Live({ body }: { body: string }) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const node = holder.current
    if (!node) return
    const stop = new AbortController()
    node.innerHTML = body
    runScripts(node, stop.signal)
    return () => {
      stop.abort()
      node.replaceChildren()
    }
  }, [body])
  return <div ref={holder} className={`stHtml ${styles.html}`} data-testid="stHtml" />
}

/** Runs the scripts that `innerHTML` brought, one after the other as in a page, since one may need what is before it. */
async function runScripts(node: Element, stop: AbortSignal) {
  for (const inert of node.querySelectorAll('script')) {
    if (stop.aborted) return
    const script = document.createElement('script')
    for (const { name, value } of inert.attributes) script.setAttribute(name, value)
    script.textContent = inert.textContent
    const isLoaded = script.src && !script.async ? loaded(script) : undefined
    inert.replaceWith(script)
    await isLoaded
  }
}

/** Comes true once a script has run, or could not be fetched. */
function loaded(script: HTMLScriptElement): Promise<void> {
  return new Promise(resolve => {
    script.addEventListener('load', () => resolve(), { once: true })
    script.addEventListener('error', () => resolve(), { once: true })
  })
}
