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

const HOST_PARAMETERS = ['embed', 'embed_options']

/** The address behind `?` as the script sees it: without what only concerns how the page is embedded. */
export function appQuery(search: string = window.location.search): string {
  const parameters = new URLSearchParams(search)
  for (const name of HOST_PARAMETERS) parameters.delete(name)
  return parameters.toString()
}
