// What an object of the program is: its name, type and signature, its documentation, and what belongs to it.

import { useRef } from 'react'
import type { HelpMember, Help as HelpProps } from '../protocol'
import { useScrollStop } from '../scrollStop'
import styles from './Help.module.css'

const NO_DOCS = 'No docs available'

/** A description of an object. Nothing in it is Markdown. */
export function Help({ element }: { element: HelpProps }) {
  const { name, kind, value, doc, members } = element
  const text = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLDivElement>(null)
  const stops = { text: useScrollStop(text), table: useScrollStop(table) }
  return (
    <div className={`stHelp ${styles.box}`} data-testid="stHelp">
      <div className={styles.head}>
        {name && (
          <strong className={`stHelpName ${styles.name}`} data-testid="stHelpName">
            {name}
          </strong>
        )}
        {kind && (
          <span className={`stHelpType ${styles.kind}`} data-testid="stHelpType">
            {kind}
          </span>
        )}
        {value && (
          <code className={`stHelpValue ${styles.value}`} data-testid="stHelpValue">
            {value}
          </code>
        )}
      </div>
      <div ref={text} className={`stHelpDoc ${styles.doc}`} data-testid="stHelpDoc" tabIndex={stops.text}>
        {doc || NO_DOCS}
      </div>
      {members.length > 0 && (
        <div ref={table} className={styles.scroll} tabIndex={stops.table}>
          <table className={`stHelpMembersTable ${styles.members}`} data-testid="stHelpMembersTable">
            <tbody>
              {members.map((member, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two members may have one name
                <Member key={index} member={member} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function Member({ member: { name, kind, value, doc } }: { member: HelpMember }) {
  return (
    <tr className="stHelpMember" data-testid="stHelpMember">
      <th scope="row" className={styles.summary}>
        {name && (
          <strong className={`stHelpMemberDocName ${styles.name}`} data-testid="stHelpMemberDocName">
            {name}
          </strong>
        )}
        {kind && (
          <span className={`stHelpMemberDocType ${styles.kind}`} data-testid="stHelpMemberDocType">
            {kind}
          </span>
        )}
      </th>
      <td>
        {value ? (
          <code className={`stHelpMemberDocValue ${styles.value}`} data-testid="stHelpMemberDocValue">
            {value}
          </code>
        ) : (
          <span className={`stHelpMemberDocString ${styles.string}`} data-testid="stHelpMemberDocString">
            {doc || NO_DOCS}
          </span>
        )}
      </td>
    </tr>
  )
}
