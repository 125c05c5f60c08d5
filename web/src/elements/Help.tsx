// What an object of the program is: its name, type and signature, its documentation, and what belongs to it.

import type { HelpMember, Help as HelpProps } from '../protocol'
import styles from './Help.module.css'

const NO_DOCS = 'No docs available'

/** A description of an object. Nothing in it is Markdown. */
export function Help({ element }: { element: HelpProps }) {
  const { name, kind, value, doc, members } = element
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
      <div className={`stHelpDoc ${styles.doc}`} data-testid="stHelpDoc">
        {doc || NO_DOCS}
      </div>
      {members.length > 0 && (
        <div className={styles.scroll}>
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
