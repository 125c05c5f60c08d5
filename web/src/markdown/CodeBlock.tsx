// A fenced block of code within Markdown.

import { Listing } from '../elements/Code'

/** A listing with the names that style sheets address. */
export function CodeBlock({ body, language }: { body: string; language: string | null }) {
  return (
    <div className="stMarkdownPre" data-testid="stMarkdownPre">
      <div className="stCode" data-testid="stCode">
        <Listing body={body} language={language} lineNumbers={false} wrapLines={false} />
      </div>
    </div>
  )
}
