// A map's tooltip, beside the pointer and within the map.

import { lazy, useLazy } from '../lazy'
import type { Pick } from './map'
import type { Json } from './spec'
import styles from './Tooltip.module.css'
import { type Content, contentOf, type Template } from './tooltip'

const htmlChunk = lazy(() => import('./SafeHtml'))

interface Props {
  template: Template
  object: Json
  /** Where the pointer is, in the map. */
  at: Pick
  /** The map's width. */
  width: number
}

/** Shows what a template says of an object. */
export function Tooltip({ template, object, at, width }: Props) {
  const side = at.x > width / 2 ? { right: width - at.x + 12 } : { left: at.x + 12 }
  return (
    <div
      className={`deck-tooltip ${styles.tooltip}`}
      role="tooltip"
      style={{ top: at.y, ...side, ...template.style }}
    >
      <Body content={contentOf(template, object)} />
    </div>
  )
}

function Body({ content }: { content: Content }) {
  const SafeHtml = useLazy(htmlChunk, 'html' in content)?.SafeHtml
  if ('html' in content) return SafeHtml && <SafeHtml html={content.html} />
  if ('text' in content) return content.text
  return (
    <table>
      <tbody>
        {content.fields.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
