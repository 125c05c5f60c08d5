// HTML of a tooltip, without what could run a script or change the page around it.

import ReactMarkdown, { type Options } from 'react-markdown'
import { rehypeHtml } from '../markdown/html'
import { safeImage, safeLink } from '../markdown/urls'

const [raw, [sanitize, schema]] = rehypeHtml
const within = {
  ...schema,
  // A style sheet would reach beyond the tooltip.
  tagNames: schema.tagNames?.filter(name => name !== 'style'),
  strip: [...(schema.strip ?? []), 'style'],
}

/** Shows HTML, sanitized. */
export function SafeHtml({ html }: { html: string }) {
  // The tree is the HTML alone: nothing of it is read as Markdown.
  const only = () => () => ({ type: 'root', children: [{ type: 'raw', value: html }] })
  const plugins = [only, raw, [sanitize, within]] as Options['rehypePlugins']
  return (
    <ReactMarkdown
      rehypePlugins={plugins}
      urlTransform={(url, attribute) => (attribute === 'src' ? safeImage : safeLink)(url)}
    >
      {''}
    </ReactMarkdown>
  )
}
