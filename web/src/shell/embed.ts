// How a page that is embedded in another one should look, as its address says.

/** What the address asks for. */
export interface Embed {
  /** Whether the page is part of another one: no header, menu or spare room. */
  embedded: boolean
  /** Whether the toolbar is shown all the same. */
  toolbar: boolean
  /** Whether there is spare room around the content all the same. */
  padding: boolean
  /** Whether the coloured line at the top is shown all the same. */
  line: boolean
  /** Whether the main area can't be scrolled. */
  scrolling: boolean
  /** Whether a sketch of the page is shown until there is one. */
  loading: boolean
}

/** Reads `embed` and `embed_options`. */
export function readEmbed(search: string): Embed {
  const parameters = new URLSearchParams(search)
  const embedded = parameters.getAll('embed').some(value => value.toLowerCase() === 'true')
  const options = new Set(parameters.getAll('embed_options').map(option => option.toLowerCase()))
  const unless = (option: string) => !embedded || options.has(option)
  return {
    embedded,
    toolbar: unless('show_toolbar'),
    padding: unless('show_padding'),
    line: unless('show_colored_line'),
    scrolling: !(embedded && options.has('disable_scrolling')),
    loading: !(embedded && options.has('hide_loading_screen')),
  }
}
