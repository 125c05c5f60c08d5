// Where the page lives: everything it asks for is relative to the directory of its own address.

/** The directory of the page's address, with a slash at its end. */
export function base(location: Location = window.location): URL {
  return new URL('.', location.origin + location.pathname)
}

/** The address of the websocket. */
export function streamUrl(location: Location = window.location): string {
  const url = new URL('stream', base(location))
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

const HOST_PARAMETERS = new Set(['embed', 'embed_options'])

/** The address behind `?` as the script sees it: without what only concerns how the page is embedded. */
export function appQuery(search: string = window.location.search): string {
  return pairs(search)
    .filter(pair => !isHosts(pair))
    .join('&')
}

/** Has the address bar show what the script made of its query; the way back leads to what was there before. */
export function showQuery(query: string) {
  if (query === appQuery()) return
  const url = new URL(window.location.href)
  url.search = [query, ...pairs(url.search).filter(isHosts)].filter(Boolean).join('&')
  try {
    window.history.pushState(window.history.state, '', url)
  } catch (error) {
    // Browsers refuse too many changes in a short time; the script's own view of its query is not affected.
    console.warn('millpond: the address bar could not be changed', error)
  }
}

// As they are written: the server compares them so.
function pairs(search: string): string[] {
  return search.replace(/^\?/, '').split('&').filter(Boolean)
}

function isHosts(pair: string): boolean {
  return HOST_PARAMETERS.has(pair.split('=')[0])
}
