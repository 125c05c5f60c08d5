// BokehJS, loaded by the scripts that the element names: once for a page, in order.

import { mediaUrl } from '../media'
import type { Source } from '../protocol'

/** BokehJS as far as it is used here. */
export interface BokehLibrary {
  version: string
  embed: { embed_item(item: unknown, target: string): Promise<unknown> }
}

const loaded = new Map<string, Promise<void>>()

/** BokehJS of a version, loaded if need be. */
export async function loadBokeh(scripts: readonly Source[], version: string): Promise<BokehLibrary> {
  for (const url of scripts.map(addressOf)) await loadScript(url)
  const { Bokeh } = window as { Bokeh?: BokehLibrary }
  if (!Bokeh?.embed) throw new Error('BokehJS could not be loaded: its scripts are not there.')
  if (Bokeh.version !== version) {
    throw new Error(
      `It was made with Bokeh ${version}, but the page has BokehJS ${Bokeh.version}. Load the page again.`,
    )
  }
  return Bokeh
}

function addressOf({ type, value }: Source): string {
  if (type === 'media') return mediaUrl(value)
  const url = new URL(value, document.baseURI)
  if (!/^https?:$/.test(url.protocol)) throw new Error(`A script of BokehJS has no web address: ${value}`)
  return url.href
}

function loadScript(url: string): Promise<void> {
  let script = loaded.get(url)
  if (!script) {
    script = appendScript(url)
    loaded.set(url, script)
    // The next chart tries again.
    script.catch(() => loaded.delete(url))
  }
  return script
}

function appendScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = url
    script.onload = () => resolve()
    script.onerror = () => {
      script.remove()
      reject(new Error(`BokehJS could not be loaded: ${url}`))
    }
    document.head.append(script)
  })
}
